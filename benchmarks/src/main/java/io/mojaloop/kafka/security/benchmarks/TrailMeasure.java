/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.AuditTrails;
import io.mojaloop.kafka.security.audit.encode.EcsEncoder;
import io.mojaloop.kafka.security.audit.encode.Redaction;
import io.mojaloop.kafka.security.audit.encode.ServiceIdentity;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.trail.TrailSettings;
import io.mojaloop.kafka.security.audit.trail.TrailWriter;
import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.verify.Finding;
import io.mojaloop.kafka.security.audit.trail.verify.TrailVerifier;
import io.mojaloop.kafka.security.audit.trail.verify.Verification;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How fast a trail is written and verified: some rounds of each, with keys, files and the disk of this machine. The first
 * rounds are for the compiler.
 */
final class TrailMeasure {
    /** Few enough that each round writes to memory of the file cache that the machine has used before. */
    private static final int RECORDS = 500_000;

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final int BATCH = 512;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final SecurityEvent[] events = AuditEvents.make();

    /**
     * How fast records were written.
     *
     * @param aSecond records a second by the clock, whatever else the machine did
     * @param aCpuSecond records in a second of the processor's time that the writing thread used, the kernel's part included
     * @param bytes of a line, on average
     */
    record Writing(Sample aSecond, Sample aCpuSecond, Sample bytes) {
        Writing() {
            this(new Sample(), new Sample(), new Sample());
        }

        private void add(int round, long nanos, long cpuNanos, long size) {
            aSecond.add(round, RECORDS * 1e9 / nanos);
            aCpuSecond.add(round, RECORDS * 1e9 / cpuNanos);
            bytes.add(round, size / (double) RECORDS);
        }
    }

    /** Encoded, chained, MACed and written by one thread that does nothing else. */
    Writing writer() throws IOException {
        Writing writing = new Writing();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            try (TemporaryTrail place = TemporaryTrail.create()) {
                long begin = System.nanoTime();
                long cpuBegin = THREADS.getCurrentThreadCpuTime();
                try (TrailWriter writer = open(place)) {
                    for (int i = 0; i < RECORDS; i++) {
                        writer.append(events[i & AuditEvents.COUNT - 1]);
                        if (i % BATCH == 0) {
                            writer.flush();
                            writer.tick();
                        }
                    }
                    writer.flush();
                }
                long cpu = THREADS.getCurrentThreadCpuTime() - cpuBegin;
                writing.add(round, System.nanoTime() - begin, cpu, place.size());
            }
        }
        return writing;
    }

    private static TrailWriter open(TemporaryTrail place) throws IOException {
        TrailSettings defaults = TrailSettings.in(place.trail());
        TrailSettings settings = new TrailSettings(
                defaults.directory(),
                Optional.of(place.keys()),
                defaults.rotateBytes(),
                defaults.rotateInterval(),
                defaults.retentionAge(),
                defaults.retentionBytes(),
                defaults.fsync(),
                defaults.fsyncInterval(),
                defaults.checkpointRecords(),
                defaults.checkpointInterval(),
                defaults.heartbeatInterval());
        ServiceIdentity identity = new ServiceIdentity("kafka", "1", "broker", "4.4.0", "broker-1.example");
        return TrailWriter.open(
                settings,
                new EcsEncoder(identity, Redaction.NONE),
                new Reporter("audit", "1", "broker"),
                Clock.systemUTC(),
                () -> Long.MAX_VALUE);
    }

    /** From the queue to the file: one thread tells, the trail's own thread does the rest. */
    Writing queue() throws IOException {
        Writing writing = new Writing();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            try (TemporaryTrail place = TemporaryTrail.create()) {
                Map<String, String> configs = new HashMap<>(place.configs());
                for (String each : List.of("allow", "deny", "authentication")) {
                    configs.put("security.audit.overflow." + each, "block:30000");
                }
                configs.put("security.audit.deny.burst", "1000000");
                try (AuditTrail trail = AuditTrails.open(configs, UnaryOperator.identity())) {
                    long writer = threadNamed("audit-trail-writer");
                    long begin = System.nanoTime();
                    long cpuBegin = THREADS.getThreadCpuTime(writer);
                    for (int i = 0; i < RECORDS; i++) {
                        trail.record(events[i & AuditEvents.COUNT - 1]);
                    }
                    while (writtenSequence() < RECORDS) {
                        LockSupport.parkNanos(100_000);
                    }
                    long cpu = THREADS.getThreadCpuTime(writer) - cpuBegin;
                    writing.add(round, System.nanoTime() - begin, cpu, place.size());
                }
            }
        }
        return writing;
    }

    private static long threadNamed(String name) {
        for (ThreadInfo thread : THREADS.dumpAllThreads(false, false)) {
            if (thread.getThreadName().equals(name)) {
                return thread.getThreadId();
            }
        }
        throw new IllegalStateException("there is no thread " + name);
    }

    /** The first record of a trail has 0; the trail itself writes some before the first event. */
    private static long writtenSequence() {
        try {
            return (long) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(
                            new ObjectName("io.mojaloop.kafka.security:type=AuditTrail,node=1"), "WrittenSequence");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A whole trail, hashes, chain and signatures; with the seed the MACs too. @return MB (of 10^6 bytes) a second */
    Sample verification(boolean withSeed) throws IOException {
        Sample sample = new Sample();
        try (TemporaryTrail place = TemporaryTrail.create()) {
            try (TrailWriter writer = open(place)) {
                for (int i = 0; i < 4 * RECORDS; i++) {
                    writer.append(events[i & AuditEvents.COUNT - 1]);
                }
                writer.flush();
            }
            TrailVerifier.Question question = new TrailVerifier.Question(
                    List.of(place.trail()),
                    List.of(TrailKeys.readPublicKey(place.keys().resolve(TrailKeys.PUBLIC_KEY))),
                    withSeed
                            ? Optional.of(TrailKeys.readSeed(place.keys().resolve(TrailKeys.VERIFICATION_SEED)))
                            : Optional.empty(),
                    List.of(),
                    true);
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                Verification verification = TrailVerifier.verify(question, (file, read, total) -> {});
                sample.add(round, place.size() / 1e6 / seconds(begin));
                if (verification.severity() != Finding.Severity.NOTE) {
                    throw new IllegalStateException(verification.toString());
                }
            }
        }
        return sample;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
