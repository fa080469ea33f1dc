/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Installation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of a demo; its components are the JSON report.
 *
 * @param error null unless the demo could not run
 * @param cluster null unless it was left running
 * @param logs null unless a step differed unexpectedly: the directory where the nodes' logs were left
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DemoReport(
        Versions versions,
        String mode,
        boolean control,
        Durations durations,
        List<StepResult> steps,
        Summary summary,
        Optional<Failure> error,
        Optional<KeptCluster> cluster,
        Optional<String> logs) {

    /** @param kafka of the broker; clients may be newer */
    record Versions(String kafkaSecurity, String kafka, String kafkaClients, String java) {}

    /** Of the start up to a broker that serves (downloads included), of the steps, and of all. */
    record Durations(long startMillis, long stepsMillis, long totalMillis) {}

    record Summary(int steps, int ok, int differed, boolean passed, int exitCode) {}

    /** @param kind of KitException.Kind, or INTERNAL */
    record Failure(String kind, String message, String remedy) {}

    static DemoReport of(
            DemoRequest request,
            Durations durations,
            List<StepResult> steps,
            Optional<KeptCluster> cluster,
            Optional<String> logs) {
        int ok = (int) steps.stream().filter(StepResult::ok).count();
        boolean passed = !steps.isEmpty() && ok == steps.size();
        Summary summary =
                new Summary(steps.size(), ok, steps.size() - ok, passed, passed ? ExitCode.OK : ExitCode.DIFFERED);
        return of(request, durations, steps, summary, Optional.empty(), cluster, logs);
    }

    static DemoReport failed(DemoRequest request, long totalMillis, Failure failure, int exitCode) {
        return of(
                request,
                new Durations(0, 0, totalMillis),
                List.of(),
                new Summary(0, 0, 0, false, exitCode),
                Optional.of(failure),
                Optional.empty(),
                Optional.empty());
    }

    private static DemoReport of(
            DemoRequest request,
            Durations durations,
            List<StepResult> steps,
            Summary summary,
            Optional<Failure> error,
            Optional<KeptCluster> cluster,
            Optional<String> logs) {
        return new DemoReport(
                new Versions(
                        Installation.version(),
                        request.kafka().toString(),
                        Installation.kafkaClientsVersion(),
                        Runtime.version().toString()),
                request.mode().name().toLowerCase(Locale.ROOT),
                request.control(),
                durations,
                List.copyOf(steps),
                summary,
                error,
                cluster,
                logs);
    }
}
