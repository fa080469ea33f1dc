/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import java.time.Duration;

/**
 * How often an output may tell of itself. What it tells becomes a record that it has to send: a receiver that accepts and
 * breaks off in turns would otherwise keep both busy for ever. Not thread-safe.
 */
final class EventBudget {
    private final long burst;
    private final long refillMs;
    private double left;
    private long lastMs;

    /** @param burst so many at once, then one more after each {@code refill} */
    EventBudget(int burst, Duration refill, long nowMs) {
        this.burst = burst;
        this.refillMs = refill.toMillis();
        this.left = burst;
        this.lastMs = nowMs;
    }

    /** @param nowMs of a clock that does not go back */
    boolean take(long nowMs) {
        left = Math.min(burst, left + (double) (nowMs - lastMs) / refillMs);
        lastMs = nowMs;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
