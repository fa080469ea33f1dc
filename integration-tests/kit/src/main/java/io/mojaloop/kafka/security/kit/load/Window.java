/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit.load;

import java.util.Locale;

/**
 * What was acknowledged within some time.
 *
 * @param seconds how long that was
 * @param bytesPerSecond of values: what Kafka counts is some 150 bytes more for each record
 * @param recordsPerSecond acknowledged
 * @param p50Ms how long a record took, from the moment it was due
 * @param p99Ms as before
 * @param maxMs as before
 */
public record Window(
        double seconds, double bytesPerSecond, double recordsPerSecond, double p50Ms, double p99Ms, double maxMs) {

    /** @param micros ascending */
    static Window of(double seconds, long bytes, int[] micros) {
        return new Window(
                seconds,
                bytes / seconds,
                micros.length / seconds,
                quantile(micros, 0.5),
                quantile(micros, 0.99),
                quantile(micros, 1));
    }

    private static double quantile(int[] ascending, double part) {
        return ascending.length == 0
                ? 0
                : ascending[Math.max(0, (int) Math.ceil(ascending.length * part) - 1)] / 1000.0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.0f s: %,.0f bytes/s, %.1f records/s, p50 %.2f ms, p99 %.2f ms, max %.1f ms",
                seconds,
                bytesPerSecond,
                recordsPerSecond,
                p50Ms,
                p99Ms,
                maxMs);
    }
}
