/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures everything about the authorizer in one run and writes docs/performance.md. */
public final class AuthorizerStudy {
    private static final String HEAP = "-Xmx4g";

    private AuthorizerStudy() {}

    /**
     * Runs for about 20 minutes.
     *
     * @param args the file to write; seconds of each of 5 warm-up and 5 measured iterations, 1 by default
     */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        if (args.length < 1 || args.length > 2) {
            System.err.println("usage: AuthorizerStudy FILE.md [SECONDS]");
            System.exit(2);
        }
        TimeValue time = TimeValue.seconds(args.length == 2 ? Integer.parseInt(args[1]) : 1);
        Measurements measurements = new Measurements();
        for (AclShape shape : AclShape.values()) {
            for (Implementation implementation : Implementation.values()) {
                measurements.addLoad(shape, implementation, load(shape, implementation));
            }
        }
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(AuthorizerBenchmark.class.getName() + ".*")
                        .addProfiler(GCProfiler.class)
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(time)
                        .measurementIterations(5)
                        .measurementTime(time)
                        .shouldDoGC(true)
                        .jvmArgs(HEAP, "-Xms4g")
                        .build())
                .run();
        results.forEach(measurements::add);
        String report = new PerformanceReport(measurements).markdown();
        Files.writeString(Path.of(args[0]), report);
        System.out.println(report);
    }

    private static double[] load(AclShape shape, Implementation implementation)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadMeasure.class.getName(),
                        shape.name(),
                        implementation.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("loading " + shape + " into " + implementation + " failed");
        }
        System.out.println(shape + " " + implementation + ": load ms, bytes per ACL: " + line);
        String[] parts = line.split(" ", 2);
        return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
    }
}
