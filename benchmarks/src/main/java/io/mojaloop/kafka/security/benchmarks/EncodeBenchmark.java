/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import io.mojaloop.kafka.security.audit.encode.Boot;
import io.mojaloop.kafka.security.audit.encode.EcsEncoder;
import io.mojaloop.kafka.security.audit.encode.LineBuffer;
import io.mojaloop.kafka.security.audit.encode.Redaction;
import io.mojaloop.kafka.security.audit.encode.ServiceIdentity;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An event as a line of the Elastic Common Schema, neither chained nor written. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {
    private final SecurityEvent[] events = AuditEvents.make();
    private final EcsEncoder encoder =
            new EcsEncoder(new ServiceIdentity("kafka", "1", "broker", "4.4.0", "broker-1.example"), Redaction.NONE);
    private final Boot boot = Boot.random();
    private final LineBuffer line = new LineBuffer();
    private long sequence;

    @Benchmark
    public int encode() {
        line.clear();
        encoder.encode(events[(int) (sequence & AuditEvents.COUNT - 1)], boot, sequence++, line);
        return line.length();
    }
}
