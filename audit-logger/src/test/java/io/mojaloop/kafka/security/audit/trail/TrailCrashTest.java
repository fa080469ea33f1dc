/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.verify.Finding;
import io.mojaloop.kafka.security.audit.trail.verify.TrailVerifier;
import io.mojaloop.kafka.security.audit.trail.verify.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes as fast as it can is killed again and again. */
final class TrailCrashTest {
    private static final int KILLS = 10;

    @TempDir
    Path directory;

    @Test
    void process_killedWhileWriting_losesNothingThatItHadHandedOver() throws Exception {
        Path trail = directory.resolve("trail");
        Path keys = directory.resolve("keys");
        TrailKeys.generate(keys);
        long torn = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long handedOver = runAndKill(trail, keys, 3 + 5 * kill);
            assertThat(TrailReader.end(trail).sequence()).isGreaterThanOrEqualTo(handedOver);
            Verification found = verify(trail, keys);
            assertThat(found.findings())
                    .as("kill %d", kill)
                    .noneMatch(finding -> finding.severity() == Finding.Severity.TAMPERED);
            torn = found.findings().stream()
                    .filter(finding -> finding.kind() == Finding.Kind.TORN_TAIL)
                    .count();
        }
        TrailWriter.open(
                        Trails.settings(trail, keys, 3 << 20, 500),
                        new SmallEncoder(300),
                        Trails.REPORTER,
                        Clock.systemUTC(),
                        () -> Long.MAX_VALUE)
                .close();
        Verification found = verify(trail, keys);
        assertThat(found.severity()).as("%s", found.findings()).isEqualTo(Finding.Severity.NOTE);
        assertThat(found.summary().boots()).isEqualTo(KILLS + 1);
        System.out.println(KILLS + " kills, " + found.summary().records() + " records, " + torn + " torn tails");
    }

    /** @return the last record that the process said it had handed to the operating system */
    private static long runAndKill(Path trail, Path keys, int afterReports) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        trail.toString(),
                        keys.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader reports = process.inputReader()) {
            String last = "-1";
            for (int i = 0; i < afterReports; i++) {
                String report = reports.readLine();
                assertThat(report).as("the writer ended by itself").isNotNull();
                last = report;
            }
            process.destroyForcibly();
            process.waitFor();
            return Long.parseLong(last);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Verification verify(Path trail, Path keys) throws IOException {
        return TrailVerifier.verify(
                new TrailVerifier.Question(
                        List.of(trail),
                        List.of(TrailKeys.readPublicKey(keys.resolve(TrailKeys.PUBLIC_KEY))),
                        Optional.of(TrailKeys.readSeed(keys.resolve(TrailKeys.VERIFICATION_SEED))),
                        List.of(),
                        false),
                (file, at, of) -> {});
    }
}
