/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.monitored;

import java.util.function.LongSupplier;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.MetricConfig;

/**
 * How fast a counter grows, over the last half to whole minute, as Kafka's {@code Rate} of two windows of 30 seconds tells
 * it; but it costs nothing when the counter is incremented, only when it is read.
 */
final class RatePerMinute implements Measurable {
    private static final long WINDOW_MS = 30_000;
    private static final double MINUTE_MS = 60_000;

    private final LongSupplier counter;
    private boolean started;
    private long sinceMs;
    private long sinceCount;
    private long windowMs;
    private long windowCount;

    RatePerMinute(LongSupplier counter) {
        this.counter = counter;
    }

    @Override
    public synchronized double measure(MetricConfig config, long nowMs) {
        long count = counter.getAsLong();
        if (!started) {
            started = true;
            sinceMs = nowMs;
            windowMs = nowMs;
            sinceCount = count;
            windowCount = count;
        } else if (nowMs - windowMs >= WINDOW_MS) {
            sinceMs = windowMs;
            sinceCount = windowCount;
            windowMs = nowMs;
            windowCount = count;
        }
        // Like Kafka's Rate, never divides by less than a window: a burst just after the start is no rate.
        double elapsedMs = Math.max(nowMs - sinceMs, WINDOW_MS);
        return (count - sinceCount) / elapsedMs * MINUTE_MS;
    }
}
