/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.read;

import io.mojaloop.kafka.security.quota.status.NodeStatus;

/**
 * What is known of a node.
 *
 * @param source where from: {@code topic}, or the address that was asked by JMX
 */
public record NodeReport(NodeStatus status, String source) {
    /** Of what a node writes by itself: so many intervals may pass until it is taken for gone. */
    private static final int MOST_INTERVALS = 3;

    public long ageMs(long nowMs) {
        return Math.max(0, nowMs - status.timeMs());
    }

    /** Whether it is too old to tell what is now. */
    public boolean isStale(long nowMs) {
        return status.intervalMs() > 0 && ageMs(nowMs) > MOST_INTERVALS * status.intervalMs();
    }
}
