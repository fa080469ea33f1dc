/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.quota;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs benchmarks on the Kafka of its own class path. */
public final class BenchmarkRun {
    private BenchmarkRun() {}

    /** @param args the file for the results, what to run, threads, forks, milliseconds of an iteration, and tenants or - */
    public static void main(String[] args) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(Long.parseLong(args[4]));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(args[1])
                .addProfiler(GCProfiler.class)
                .threads(Integer.parseInt(args[2]))
                .forks(Integer.parseInt(args[3]))
                .warmupIterations(5)
                .warmupTime(time)
                .measurementIterations(5)
                .measurementTime(time)
                .jvmArgs("-Xmx1g", "-Xms1g")
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(args[0]);
        if (!args[5].equals("-")) {
            options.param("tenants", args[5].split(","));
        }
        new Runner(options.build()).run();
    }
}
