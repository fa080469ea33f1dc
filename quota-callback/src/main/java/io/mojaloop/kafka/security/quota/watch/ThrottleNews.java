/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import io.mojaloop.kafka.security.audit.event.Throttling;

/** Where it is told that budgets are slowed down. */
@FunctionalInterface
public interface ThrottleNews {
    /**
     * Tells one thing.
     *
     * @param atMs when it was so, by the clock of {@link ThrottleWatch#look}
     * @param durationMs since it began
     */
    void tell(Throttling.Phase phase, MeasuredBudget budget, long atMs, long durationMs);
}
