/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.quota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What benchmarks measured, in nanoseconds and bytes per call. */
final class Scores {
    private final Map<String, Score> scores = new HashMap<>();

    /** @param error half of the 99.9% confidence interval */
    record Score(double nanos, double error, double bytes) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f ± %.0f ns | %.0f B", nanos, error, bytes);
        }
    }

    /** Runs benchmarks. @param tenants numbers of them, joined by a comma, or - where that is no parameter */
    static Scores of(KafkaProcess kafka, String benchmarks, int threads, int forks, int iterationMs, String tenants)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("kafka-security-quotas", ".json");
        kafka.run(
                java.util.List.of("-Xmx256m"),
                BenchmarkRun.class,
                file,
                benchmarks,
                threads,
                forks,
                iterationMs,
                tenants);
        Scores read = new Scores();
        for (JsonNode run : new ObjectMapper().readTree(file.toFile())) {
            String name = run.path("benchmark").asText();
            StringBuilder key = new StringBuilder(name.substring(name.lastIndexOf('.') + 1));
            run.path("params").forEach(value -> key.append(' ').append(value.asText()));
            read.scores.put(
                    key.toString(),
                    new Score(
                            run.path("primaryMetric").path("score").asDouble(),
                            run.path("primaryMetric").path("scoreError").asDouble(),
                            run.path("secondaryMetrics")
                                    .path("gc.alloc.rate.norm")
                                    .path("score")
                                    .asDouble()));
        }
        Files.delete(file);
        return read;
    }

    /** @param parameters of the benchmark, in the order of their names */
    Score get(String benchmark, Object... parameters) {
        StringBuilder key = new StringBuilder(benchmark);
        for (Object parameter : parameters) {
            key.append(' ').append(parameter);
        }
        Score score = scores.get(key.toString());
        if (score == null) {
            throw new IllegalStateException(key + " is none of " + scores.keySet());
        }
        return score;
    }
}
