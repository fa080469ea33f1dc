/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.quota;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What {@link ReloadMeasure} saw. */
record Reloads(List<Phase> phases) {
    private static final int ROUNDS = 5;

    /** How brokers are started, see Kafka's kafka-run-class.sh. */
    private static final List<String> FLAGS = List.of("-Xmx1g", "-Xms1g", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20");

    /** @param inForceMs until all limits were the new ones, 0 for a phase without a reload */
    record Phase(String name, double longestMs, double longestCpuMs, double inForceMs) {}

    static Reloads of(KafkaProcess kafka, boolean reporter) throws IOException, InterruptedException {
        return new Reloads(kafka.run(FLAGS, ReloadMeasure.class, reporter, ROUNDS).stream()
                .map(line -> line.split(" ", -1))
                .filter(parts -> parts.length == 4)
                .map(parts -> new Phase(
                        parts[0],
                        Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[2]),
                        Double.parseDouble(parts[3])))
                .toList());
    }

    /** The worst of all rounds, of a call by its thread's own processor time. */
    double worstCpuMs(String name) {
        return phases(name).stream().mapToDouble(Phase::longestCpuMs).max().orElseThrow();
    }

    /** {@code median (worst)} by the clock. */
    String clock(String name) {
        return medianAndWorst(phases(name).stream().map(Phase::longestMs).toList());
    }

    /** {@code median (worst)} by the thread's own processor time. */
    String cpu(String name) {
        return medianAndWorst(phases(name).stream().map(Phase::longestCpuMs).toList());
    }

    String inForce(String name) {
        return medianAndWorst(phases(name).stream().map(Phase::inForceMs).toList());
    }

    private List<Phase> phases(String name) {
        return phases.stream().filter(phase -> phase.name().equals(name)).toList();
    }

    private static String medianAndWorst(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(Locale.ROOT, "%.1f (%.1f)", sorted.get(sorted.size() / 2), Collections.max(sorted));
    }
}
