/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The time since a measurement began, one for all who take part in it. Thread-safe. */
public final class Stopwatch {
    private final long begin = System.nanoTime();

    long nanos() {
        return System.nanoTime() - begin;
    }

    /** Whole seconds that have passed. */
    public int seconds() {
        return (int) (nanos() / 1_000_000_000L);
    }

    /** Returns when so much time has passed since the beginning. */
    public void await(Duration since) {
        for (long left = since.toNanos() - nanos(); left > 0; left = since.toNanos() - nanos()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
            LockSupport.parkNanos(left);
        }
    }

    /** Lets whole seconds pass, from the next one on. @return the second in which it is then */
    public int pass(int seconds) {
        int until = seconds() + 1 + seconds;
        await(Duration.ofSeconds(until));
        return until;
    }
}
