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
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How fast a trail is written and verified: some rounds of each, with keys, files and the disk of this machine. The first
 * rounds are for the compiler.
 */
final class TrailMeasure {
    private static final int RECORDS = 2_000_000;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;
    private static final int BATCH = 512;

    private final SecurityEvent[] events = AuditEvents.make();

    /** Encoded, chained, MACed and written by one thread that does nothing else. @return records a second */
    Sample writer() throws IOException {
        Sample sample = new Sample();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            try (TemporaryTrail place = TemporaryTrail.create()) {
                long begin = System.nanoTime();
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
                sample.add(round, RECORDS / seconds(begin));
            }
        }
        return sample;
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

    /** From the queue to the file: one thread tells, the trail's own thread does the rest. @return records a second */
    Sample queue() throws IOException {
        Sample sample = new Sample();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            try (TemporaryTrail place = TemporaryTrail.create()) {
                Map<String, String> configs = new HashMap<>(place.configs());
                for (String each : List.of("allow", "deny", "authentication")) {
                    configs.put("security.audit.overflow." + each, "block:60000");
                }
                configs.put("security.audit.deny.burst", "1000000");
                long begin = System.nanoTime();
                try (AuditTrail trail = AuditTrails.open(configs, UnaryOperator.identity())) {
                    for (int i = 0; i < RECORDS; i++) {
                        trail.record(events[i & AuditEvents.COUNT - 1]);
                    }
                }
                sample.add(round, RECORDS / seconds(begin));
            }
        }
        return sample;
    }

    /** A whole trail, hashes, chain and signatures; with the seed the MACs too. @return MB (of 10^6 bytes) a second */
    Sample verification(boolean withSeed) throws IOException {
        Sample sample = new Sample();
        try (TemporaryTrail place = TemporaryTrail.create()) {
            try (TrailWriter writer = open(place)) {
                for (int i = 0; i < RECORDS; i++) {
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
