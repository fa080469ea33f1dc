/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time up to a limit, of which up to half is left to chance, so
 * that brokers that lost a receiver together do not come back together. Not thread-safe.
 */
final class BackOff {
    private final long firstMs;
    private final long mostMs;
    private final RandomGenerator random;
    private int failures;

    BackOff(Duration first, Duration most, RandomGenerator random) {
        this.firstMs = first.toMillis();
        this.mostMs = most.toMillis();
        this.random = random;
    }

    /** After a failure. */
    long nextMs() {
        long wait = Math.min(mostMs, firstMs << Math.min(failures, 20));
        failures++;
        return wait - random.nextLong(wait / 2 + 1);
    }

    /** After a success. */
    void reset() {
        failures = 0;
    }
}
