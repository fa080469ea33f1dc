/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.curves;

import io.mojaloop.kafka.security.kit.load.Load;
import io.mojaloop.kafka.security.kit.load.Window;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Second by second, what loads did. */
final class Curves {
    /** Latencies of one second are too few for a 99th percentile. */
    private static final int LATENCY_SECONDS = 5;

    private Curves() {}

    /** In MiB/s. */
    static double[] mebibytes(List<Load> loads, int seconds) {
        return IntStream.range(0, seconds)
                .mapToDouble(second -> loads.stream()
                                .mapToDouble(
                                        load -> load.window(second, second + 1).bytesPerSecond())
                                .sum()
                        / (1 << 20))
                .toArray();
    }

    /** As Kafka's quotas count: the mean of the window that ends there. Clients go in bursts within it. */
    static double[] overWindow(double[] curve) {
        return IntStream.range(0, curve.length)
                .mapToDouble(second -> Arrays.stream(
                                curve, Math.max(0, second + 1 - StudiedBrokers.WINDOW_SECONDS), second + 1)
                        .average()
                        .orElse(0))
                .toArray();
    }

    /** In milliseconds, of the five seconds that end there. */
    static double[] p99(Load load, int seconds) {
        return latency(load, seconds, Window::p99Ms);
    }

    private static double[] latency(Load load, int seconds, ToDoubleFunction<Window> of) {
        return IntStream.range(0, seconds)
                .mapToDouble(second -> {
                    Window window = load.window(Math.max(0, second + 1 - LATENCY_SECONDS), second + 1);
                    return window.recordsPerSecond() == 0 ? Double.NaN : of.applyAsDouble(window);
                })
                .toArray();
    }

    static double mebibytes(Window window) {
        return window.bytesPerSecond() / (1 << 20);
    }
}
