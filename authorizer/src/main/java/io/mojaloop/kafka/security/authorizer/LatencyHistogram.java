/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * Counts durations in buckets of a quarter of a power of two, so that a percentile is at most a quarter too high. Lock-free
 * and of fixed size; HdrHistogram would be more exact, but a broker's class path has it only in some versions.
 */
final class LatencyHistogram {
    private static final int BITS = 2;

    private final AtomicLongArray buckets = new AtomicLongArray(64 << BITS);
    private final LongAccumulator max = new LongAccumulator(Math::max, 0);

    void record(long nanos) {
        long duration = Math.max(0, nanos);
        buckets.incrementAndGet(bucketOf(duration));
        max.accumulate(duration);
    }

    long count() {
        long count = 0;
        for (int i = 0; i < buckets.length(); i++) {
            count += buckets.get(i);
        }
        return count;
    }

    long maxNanos() {
        return max.get();
    }

    /**
     * The duration that a share of all durations do not exceed.
     *
     * @param share from 0 to 1
     * @return nanoseconds, 0 if nothing was recorded
     */
    long percentileNanos(double share) {
        long below = (long) Math.ceil(count() * share);
        long seen = 0;
        for (int i = 0; i < buckets.length() && below > 0; i++) {
            seen += buckets.get(i);
            if (seen >= below) {
                return Math.min(upperBound(i), maxNanos());
            }
        }
        return maxNanos();
    }

    private static int bucketOf(long nanos) {
        if (nanos < 1 << BITS) {
            return (int) nanos;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(nanos);
        return (exponent - BITS + 1 << BITS) + (int) (nanos >>> exponent - BITS & (1 << BITS) - 1);
    }

    private static long upperBound(int bucket) {
        if (bucket < 1 << BITS) {
            return bucket;
        }
        int exponent = (bucket >>> BITS) + BITS - 1;
        long steps = (1L << BITS) + (bucket & (1 << BITS) - 1) + 1;
        return (steps << exponent - BITS) - 1;
    }
}
