/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

/**
 * One budget of a tenant on one node: {@code
 * io.mojaloop.kafka.security:type=QuotaTenant,tenant=<name>,quota=<produce|consume|request|mutations>,node=<node.id>}. In bytes
 * per second, percent of a thread or mutations per second. See docs/metrics.md.
 */
public interface QuotaTenantMXBean {
    /** As the policy has it: of each broker or of the cluster. */
    double getPolicyLimit();

    /** {@code broker} or {@code cluster}. */
    String getScope();

    /** What the tenant has in any case on this node. */
    double getGuaranteed();

    /** What it may use on this node just now; in monitor mode, might. */
    double getLimit();

    /** What of that others left idle. */
    double getBorrowed();

    double getRate();

    /** Whether it is slowed down or, in monitor mode, would be. */
    boolean isThrottled();

    /** Kafka's mean delay of late, in milliseconds. */
    double getThrottleTimeMs();
}
