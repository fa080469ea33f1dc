/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.verify.TrailVerifier;
import io.mojaloop.kafka.security.audit.trail.verify.Verification;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** How fast trails are written and verified, by hand: {@code main DIRECTORY RECORDS}; not a test. */
final class TrailSpeed {
    private TrailSpeed() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        int records = Integer.parseInt(args[1]);
        Path keys = directory.resolve("keys");
        TrailKeys.generate(keys);
        byte[] json = ("{\"@timestamp\":\"2026-11-23T10:00:00.000Z\",\"message\":\"" + "m".repeat(480) + "\"")
                .getBytes(StandardCharsets.UTF_8);
        SecurityEvent event = SmallEncoder.event(0, "");
        Path trail = directory.resolve("trail");
        for (int round = 0; round < 5; round++) {
            try (TrailWriter writer = TrailWriter.open(
                    Trails.settings(trail, keys, 256L << 20, 10_000),
                    (e, boot, sequence, out) -> out.append(json),
                    Trails.REPORTER,
                    Clock.systemUTC(),
                    () -> Long.MAX_VALUE)) {
                long begin = System.nanoTime();
                long cpu = cpuNanos();
                long bytes = writer.counters().bytes();
                for (int i = 0; i < records; i++) {
                    writer.append(event);
                }
                writer.flush();
                double seconds = (System.nanoTime() - begin) / 1e9;
                bytes = writer.counters().bytes() - bytes;
                System.out.printf(
                        "written: %.0f records/s, %.0f MB/s, %d bytes each; %.0f records per second of CPU%n",
                        records / seconds, bytes / seconds / 1e6, bytes / records, records * 1e9 / (cpuNanos() - cpu));
            }
        }
        for (boolean seed : new boolean[] {false, false, true, true}) {
            long begin = System.nanoTime();
            long cpu = cpuNanos();
            Verification found = TrailVerifier.verify(
                    new TrailVerifier.Question(
                            List.of(trail),
                            List.of(TrailKeys.readPublicKey(keys.resolve(TrailKeys.PUBLIC_KEY))),
                            seed
                                    ? Optional.of(TrailKeys.readSeed(keys.resolve(TrailKeys.VERIFICATION_SEED)))
                                    : Optional.empty(),
                            List.of(),
                            true),
                    (file, at, of) -> {});
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "verified%s: %.0f MB/s, %.0f MB per second of CPU, %s %s%n",
                    seed ? " with seed" : "",
                    found.summary().bytes() / seconds / 1e6,
                    found.summary().bytes() * 1e3 / (cpuNanos() - cpu),
                    found.summary(),
                    found.findings());
        }
    }

    /** Of the whole process, collector and compiler too. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
