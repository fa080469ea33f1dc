/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import io.mojaloop.kafka.security.cli.quota.simulate.Series.Cause;
import io.mojaloop.kafka.security.cli.quota.simulate.Series.Point;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * What would have become of one budget.
 *
 * @param peak the highest rate; of a broker's budget on the broker with most
 * @param p95 what the rate did not exceed for 95% of the time
 * @param over part of the time, 0 to 1, in which it was above the limit
 * @param delayMs by which Kafka would have held clients back at the peak, see {@link #delayMs}
 * @param suggested peak and headroom
 * @param slowed whether it was slowed when it was recorded: then all of these are the least it wanted
 */
public record Outcome(
        Place place,
        double peak,
        double p95,
        double mean,
        double over,
        double delayMs,
        double suggested,
        boolean slowed,
        List<Cause> causes,
        List<Point> points) {
    /** Kafka's quota.window.num x quota.window.size.seconds. */
    static final double WINDOW_MS = 11_000;

    /** More than this Kafka holds nobody back because of request time: one quota.window.size.seconds. */
    private static final double MOST_REQUEST_DELAY_MS = 1000;

    /** @param samples how many there were; at those without a point nothing was used */
    static Outcome of(Place place, Series series, int samples, double headroom) {
        List<Point> points = series.points(place.scope());
        int all = Math.max(samples, points.size());
        double[] sorted = new double[all];
        for (int i = 0; i < points.size(); i++) {
            sorted[i] = points.get(i).rate();
        }
        Arrays.sort(sorted);
        double limit = place.limit().orElse(Double.POSITIVE_INFINITY);
        double peak = all == 0 ? 0 : sorted[all - 1];
        long above = Arrays.stream(sorted).filter(rate -> rate > limit).count();
        return new Outcome(
                place,
                peak,
                // The least of which 95% are no more: the nearest rank.
                all == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(0.95 * all) - 1)],
                all == 0 ? 0 : Arrays.stream(sorted).sum() / all,
                all == 0 ? 0 : (double) above / all,
                delayMs(place.type(), place.limit(), peak),
                peak * headroom,
                series.slowed(),
                series.causes(),
                points);
    }

    /** Whether somebody would have been slowed. */
    public boolean isOver() {
        return over > 0;
    }

    /**
     * Kafka's formula: (observed - limit) / limit x window. It is what a steady rate would meet once; a client that is held
     * back sends less, so it then settles at the limit.
     */
    static double delayMs(ClientQuotaType type, OptionalDouble limit, double rate) {
        if (limit.isEmpty() || rate <= limit.getAsDouble()) {
            return 0;
        }
        double delay = (rate - limit.getAsDouble()) / limit.getAsDouble() * WINDOW_MS;
        return type == ClientQuotaType.REQUEST ? Math.min(delay, MOST_REQUEST_DELAY_MS) : delay;
    }
}
