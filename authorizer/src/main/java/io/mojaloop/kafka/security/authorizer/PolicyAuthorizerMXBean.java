/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

/**
 * The metrics of one authorizer: {@code io.mojaloop.kafka.security:type=PolicyAuthorizer,role=broker,node=1}, and {@code
 * role=controller} for the second instance of a combined node. Counts are since the start of the process.
 */
public interface PolicyAuthorizerMXBean {
    /** Decisions that an ACL or a policy rule allowed. */
    long getAllowedByRule();

    /** Decisions for super users. */
    long getAllowedAsSuperUser();

    /** Allowed because no ACL speaks of the resource and {@code allow.everyone.if.no.acl.found} is true. */
    long getAllowedByDefault();

    /** Decisions that an ACL or a policy rule denied. */
    long getDeniedByRule();

    /** Denied because no rule allows it. */
    long getDeniedByDefault();

    /** Denied because of an error in the authorizer: anything but 0 is a defect to report. */
    long getDeniedByError();

    /** Requests refused because the ACLs were not loaded. */
    long getNotReady();

    /** How many ACLs are stored. */
    int getAclCount();

    /** Stored ACLs that should allow something but match no client. */
    int getInertAllowAcls();

    /** Stored ACLs that should deny something but match no client: their author believes that they protect something. */
    int getInertDenyAcls();

    /** Loads and updates of ACLs that failed. */
    long getFailedUpdates();

    /** {@link LoadState} by name. */
    String getLoadState();

    /** How many calls of {@code authorize} were timed: about one in {@value DecisionMetrics#SAMPLE_EVERY}. */
    long getTimedCalls();

    /** Nanoseconds that half of the timed calls of {@code authorize} did not exceed. */
    long getLatencyNanosP50();

    /** Nanoseconds that 99% of the timed calls did not exceed. */
    long getLatencyNanosP99();

    /** Nanoseconds that 99.9% of the timed calls did not exceed. */
    long getLatencyNanosP999();

    /** Nanoseconds of the longest timed call. */
    long getLatencyNanosMax();
}
