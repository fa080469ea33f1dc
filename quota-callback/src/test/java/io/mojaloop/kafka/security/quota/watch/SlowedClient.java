/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.stats.Avg;
import org.apache.kafka.common.metrics.stats.Rate;

/**
 * Clients of one budget in a closed loop: each connection sends its next request when the last one was answered and its
 * delay is over. The metrics are Kafka's own, the delay is that of its QuotaUtils, and {@code throttle-time} is recorded
 * when one is given, as ClientQuotaManager does.
 */
final class SlowedClient {
    /** How requests are limited. */
    enum Kind {
        /** Counted, then delayed. */
        PRODUCE,
        /** Taken back if it was too much, so that the rate never shows it. */
        FETCH,
        /** Delayed by a second at most. */
        REQUEST
    }

    record Delay(long fromMs, long ms) {}

    private static final MetricConfig WINDOW =
            new MetricConfig().timeWindow(1, TimeUnit.SECONDS).samples(11);
    private static final MetricConfig METRICS =
            new MetricConfig().timeWindow(30, TimeUnit.SECONDS).samples(2);

    private final Kind kind;
    private final double limit;
    private final double bytes;
    private final long pauseMs;
    private final Rate rate = new Rate();
    private final Avg throttleTime = new Avg();
    private final PriorityQueue<Long> connections = new PriorityQueue<>();
    private final List<Delay> delays = new ArrayList<>();

    /** @param pauseMs between an answer and the next request, at least 1 */
    SlowedClient(Kind kind, double limit, double bytes, int connections, long pauseMs, long startMs) {
        this.kind = kind;
        this.limit = limit;
        this.bytes = bytes;
        this.pauseMs = pauseMs;
        for (int i = 0; i < connections; i++) {
            this.connections.add(startMs + i);
        }
    }

    /** Lets time pass. @param activeUntilMs nothing is sent after */
    void until(long nowMs, long activeUntilMs) {
        while (!connections.isEmpty() && connections.peek() <= nowMs) {
            long at = connections.remove();
            if (at <= activeUntilMs) {
                connections.add(at + pauseMs + send(at));
            }
        }
    }

    private long send(long at) {
        rate.record(WINDOW, bytes, at);
        double observed = rate.measure(WINDOW, at);
        if (observed <= limit) {
            return 0;
        }
        long delay = Math.round((observed - limit) / limit * rate.windowSize(WINDOW, at));
        if (kind == Kind.REQUEST) {
            delay = Math.min(delay, 1000);
        }
        if (kind == Kind.FETCH) {
            rate.record(WINDOW, -bytes, at);
        }
        if (delay > 0) {
            throttleTime.record(METRICS, delay, at);
            delays.add(new Delay(at, delay));
        }
        return delay;
    }

    double rate(long nowMs) {
        return Math.max(0, rate.measure(WINDOW, nowMs));
    }

    double throttleTimeMs(long nowMs) {
        double mean = throttleTime.measure(METRICS, nowMs);
        return Double.isNaN(mean) ? 0 : mean;
    }

    List<Delay> delays() {
        return delays;
    }
}
