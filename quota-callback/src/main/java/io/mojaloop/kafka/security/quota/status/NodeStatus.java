/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one node tells of its quotas at one moment.
 *
 * @param node its number, as text
 * @param roles {@code broker}, {@code controller} or {@code broker,controller}
 * @param timeMs when
 * @param intervalMs how often it tells; 0 if it was asked
 * @param policy what it makes of the policy; empty if it has none
 * @param split how the limits of tenants are divided among brokers
 * @param storage how its disks slow producers
 * @param budgets that were used lately: the largest, and all that are slowed
 * @param leftOut how many were not
 */
public record NodeStatus(
        String node,
        String roles,
        long timeMs,
        long intervalMs,
        Optional<PolicyStatus> policy,
        Split split,
        Storage storage,
        List<BudgetStatus> budgets,
        int leftOut) {
    public NodeStatus {
        budgets = List.copyOf(budgets);
    }

    /**
     * @param source {@code told} by the broker, {@code watched} by a client of our own, {@code even} if nobody knows
     * @param brokers how many there are
     */
    public record Split(String source, int brokers) {}

    /**
     * @param factor what of its limit each producer keeps: 1 if nobody is slowed
     * @param usedPercent of the fullest disk; empty if it is not known
     */
    public record Storage(double factor, OptionalDouble usedPercent) {
        public static final Storage UNKNOWN = new Storage(1, OptionalDouble.empty());
    }
}
