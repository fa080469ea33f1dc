/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import java.util.List;

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

    /** Allowed, but monitor mode would have refused them: what would break if the policy were enforced. */
    long getAllowedInMonitorMode();

    /** Questions that monitor mode answered more kindly than the rules would have: lists that were not filtered. */
    long getProbesInMonitorMode();

    /** The most frequent of the former by principal, operation, resource and rule, since the policy in force was loaded. */
    List<WouldDenyCount> getWouldDeny();

    /** How many of these are in no row of {@link #getWouldDeny}, because there are too many different ones. */
    long getWouldDenyOthers();

    /** The version of the policy in force, counted by this process from 1; 0 without a policy file. */
    long getPolicyVersion();

    /** SHA-256 of the policy in force: equal on all nodes that have the same file; empty without a policy file. */
    String getPolicySha256();

    /** Milliseconds since the policy in force was loaded; -1 without a policy file. */
    long getPolicyAgeMs();

    /** What the last look at the policy file gave: LOADED, UNCHANGED, REFUSED, UNREADABLE, MISSING, or NONE without one. */
    String getPolicyOutcome();

    /** Why the file is not the policy in force; empty if it is. */
    String getPolicyProblem();

    /** Milliseconds since the policy file was last looked at: if this grows, reloading has stopped; -1 without one. */
    long getPolicyLastCheckMs();

    /** How often a changed policy file was refused for a new reason. */
    long getPolicyRefusals();

    /** ENFORCE, MONITOR, or NONE without a policy file. */
    String getPolicyMode();

    /** Rules in force that the policy's bindings come to. */
    int getPolicyRules();

    /** Bindings that have ended and give nothing. */
    int getEndedBindings();

    /** Decisions that a guardrail of the policy denied, super users included. */
    long getDeniedByGuardrail();

    /**
     * Forwarded requests of which it is not known how the client is connected, so that guardrails on transports and
     * listeners were not judged: a broker lacks AuditingPrincipalBuilder.
     */
    long getUnknownOrigins();

    /** Decisions that an ACL or a policy rule denied. */
    long getDeniedByRule();

    /** Denied because no rule allows it. */
    long getDeniedByDefault();

    /** Denied because of an error in the authorizer: anything but 0 is a defect to report. */
    long getDeniedByError();

    /** Denied although allowed, because the audit trail could not take it and is configured to fail closed. */
    long getDeniedByAudit();

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
