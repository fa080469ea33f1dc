/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.load.Load;
import io.mojaloop.kafka.security.kit.load.LoadShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker whose data is on a small disk of its own, which others fill: producers are slowed, and let go again. */
class DiskGuardIT {
    private static final double LIMIT = 400 * 1024;
    private static final double LEAST = 64 * 1024;
    private static final long DISK_BYTES = 256L << 20;
    private static final int SECONDS = 6;

    private static final String POLICY = """
            version: 1
            quotas:
              unlisted: {produce: 400KiB/s}
              exempt: ["User:vital"]
              storage: {soft: 50%, hard: 90%}
            """;

    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mountSmallDisk() throws IOException, InterruptedException {
        disk = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "data-disk-");
        mounted = command("mount", "-t", "tmpfs", "-o", "size=" + DISK_BYTES + ",mode=0700", "tmpfs", disk.toString());
        assumeThat(mounted).as("may mount a file system").isTrue();
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            command("umount", disk.toString());
        }
        Files.deleteIfExists(disk);
    }

    @Test
    void diskThatFills_slowsProducersGradually_andLetsThemGoWhenItIsFree() {
        TestCluster.with(
                "DiskGuardIT",
                Brokers.KRAFT_4_4,
                QuotaBrokers.with(Brokers.KRAFT_4_4, PolicyFile.holding(POLICY))
                        .serverProperty("log.dirs", disk.resolve("node-{node}").toString())
                        .serverProperty("security.quota.storage.interval.ms", "500")
                        .serverProperty("security.quota.storage.least.bytes.per.second", Integer.toString((int) LEAST)),
                cluster -> {
                    fillAndFree(cluster);
                    return true;
                });
    }

    private void fillAndFree(TestCluster cluster) {
        String topic = cluster.newTopic("filled");
        try (Loads loads = new Loads()) {
            Load vital = loads.start(
                    cluster.client(Credentials.certificate("vital")), LoadShape.steady(topic, 1, 1, 4096, 30));
            Load slowed = loads.start(cluster.newClient("slowed"), LoadShape.flood(topic, 1, 6, 8 * 1024));

            loads.settle();
            assertThat(rate(cluster, "empty disk", slowed)).isBetween(0.8 * LIMIT, 1.15 * LIMIT);

            fillTo(0.7);
            loads.settle();
            assertThat(rate(cluster, "70%, half way", slowed)).isBetween(0.3 * LIMIT, 0.75 * LIMIT);

            fillTo(0.92);
            // Kafka does not take back the delays that it gave when the limit fell.
            await("no more than the least")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(rate(cluster, "92%, full", slowed))
                            .isPositive()
                            .isLessThan(1.3 * LEAST));
            assertThat(vital.throttledMs()).as("the exempt").isZero();
            assertThat(vital.during(SECONDS).recordsPerSecond()).isGreaterThan(29);

            fillTo(0.6);
            loads.settle();
            assertThat(rate(cluster, "freed to 60%, between soft and hard", slowed))
                    .isLessThan(0.85 * LIMIT);

            fillTo(0.1);
            await("as before")
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(
                            () -> assertThat(rate(cluster, "freed", slowed)).isGreaterThan(0.8 * LIMIT));
        }
    }

    private static double rate(TestCluster cluster, String when, Load load) {
        double rate = load.during(SECONDS).bytesPerSecond();
        Loads.tell(cluster, when, "%.0f KiB/s".formatted(rate / 1024));
        return rate;
    }

    /** So that this part of the disk is used, all in all. */
    private void fillTo(double part) {
        Path ballast = disk.resolve("ballast");
        try {
            long before = Files.exists(ballast) ? Files.size(ballast) : 0;
            var store = Files.getFileStore(disk);
            long used = store.getTotalSpace() - store.getUsableSpace();
            long wanted = Math.max(0, (long) (part * DISK_BYTES) - (used - before));
            if (wanted < before) {
                try (var channel =
                        java.nio.channels.FileChannel.open(ballast, java.nio.file.StandardOpenOption.WRITE)) {
                    channel.truncate(wanted);
                }
                return;
            }
            try (var out = Files.newOutputStream(
                    ballast, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
                byte[] block = new byte[1 << 16];
                for (long left = wanted - before; left > 0; left -= block.length) {
                    out.write(block, 0, (int) Math.min(block.length, left));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
