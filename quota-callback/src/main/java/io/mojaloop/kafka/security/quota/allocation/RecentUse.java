/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import java.util.Arrays;

/**
 * What a budget used in the last ten seconds. Kafka tells the mean over its window of some 11 s, so that of a client which
 * starts now only an eleventh is seen after a second; what it does at present is therefore also worked out from how fast
 * the mean rises. One thread.
 */
final class RecentUse {
    private static final int SECONDS = 10;
    /** A shorter time would take every burst for a new rate. */
    private static final int TREND_SECONDS = 2;

    private final double windowSeconds;
    /** A slot for each second, by its number modulo the length. */
    private final double[] means = new double[SECONDS];

    private final double[] present = new double[SECONDS];
    private long second = Long.MIN_VALUE;
    private double latest;

    /** @param windowSeconds over which Kafka measures */
    RecentUse(double windowSeconds) {
        this.windowSeconds = Math.max(TREND_SECONDS, windowSeconds);
    }

    /** @param rate as Kafka measured it; what is no rate counts as none */
    void add(long nowMs, double rate) {
        latest = rate > 0 && rate < Double.POSITIVE_INFINITY ? rate : 0;
        moveTo(Math.floorDiv(nowMs, 1000L));
        int slot = slot(second);
        means[slot] = Math.max(means[slot], latest);
        double before = means[slot(second - TREND_SECONDS)];
        double rise = Math.max(0, latest - before);
        present[slot] = Math.max(present[slot], Math.max(latest, before + rise * windowSeconds / TREND_SECONDS));
    }

    private void moveTo(long to) {
        if (second == Long.MIN_VALUE || to < second || to - second >= SECONDS) {
            // The first, a clock that was set back, or nothing in it is recent any more. What is used now was used
            // before.
            Arrays.fill(means, latest);
            Arrays.fill(present, 0);
        } else {
            double carried = means[slot(second)];
            for (long passed = second + 1; passed <= to; passed++) {
                means[slot(passed)] = passed < to ? carried : 0;
                present[slot(passed)] = 0;
            }
        }
        second = to;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }

    /** Kafka's mean, as told last. */
    double latest() {
        return latest;
    }

    /** The highest mean. */
    double highestMean() {
        return highest(means);
    }

    /** The highest of what was used at the time; at least {@link #highestMean}, but for what happened before the first. */
    double highestPresent() {
        return highest(present);
    }

    private static double highest(double[] of) {
        double highest = 0;
        for (double each : of) {
            highest = Math.max(highest, each);
        }
        return highest;
    }
}
