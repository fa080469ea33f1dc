/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.curves;

import io.mojaloop.kafka.security.kit.load.Load;
import io.mojaloop.kafka.security.kit.load.LoadShape;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;

/** A disk that fills and is freed. Needs the right to mount a file system in memory. */
final class DiskCurves {
    private static final long DISK_BYTES = 1L << 30;
    private static final int SOFT = 60;
    private static final int HARD = 90;
    private static final int STEP_SECONDS = 2;
    private static final String POLICY = """
            version: 1
            quotas:
              unlisted: {produce: 1MiB/s}
              exempt: ["User:vital"]
              storage: {soft: 60%, hard: 90%}
            """;

    private final Path disk;
    private final StudiedBrokers brokers;
    private final List<Double> use = new ArrayList<>();

    private DiskCurves(Path disk, StudiedBrokers brokers) {
        this.disk = disk;
        this.brokers = brokers;
    }

    static Section run() throws IOException, InterruptedException {
        Path disk = Files.createTempDirectory("quota-disk");
        command("mount", "-t", "tmpfs", "-o", "size=" + DISK_BYTES, "tmpfs", disk.toString());
        try (StudiedBrokers brokers = StudiedBrokers.start(
                POLICY,
                1,
                Map.of(
                        "log.dirs", disk.resolve("data").toString(),
                        "security.quota.storage.interval.ms", "1000",
                        "security.quota.storage.least.bytes.per.second", "65536"))) {
            return new DiskCurves(disk, brokers).measure();
        } finally {
            command("umount", disk.toString());
            Files.delete(disk);
        }
    }

    private Section measure() throws IOException {
        brokers.createTopic(new NewTopic(StudiedBrokers.TOPIC, 1, (short) 1));
        Load vital = brokers.load("vital", LoadShape.steady(StudiedBrokers.TOPIC, 1, 1, 4096, 50));
        Load slowed = brokers.load("slowed", LoadShape.flood(StudiedBrokers.TOPIC, 1, 4, 8 * 1024));
        fill(40, 30);
        for (int percent = 42; percent <= 92; percent += 2) {
            fill(percent, STEP_SECONDS * 2);
        }
        fill(92, 30);
        int freed = brokers.watch().seconds();
        fill(40, 90);
        int end = brokers.watch().seconds();

        Section section = new Section("A disk that fills");
        section.line(
                "A disk of 1 GiB that somebody else fills to 92%% and frees again; soft %d%%, hard %d%%, read each second. Of two"
                        + " principals with 1 MiB/s, one is exempt and writes 50 records of 4 KiB a second.%n",
                SOFT, HARD);
        section.line(
                "The exempt one: %.1f records/s, delayed by at most %.0f ms. The other one wrote %.2f MiB/s before, %.3f in the"
                        + " last 20 s before the disk was freed, %.2f in the last 20 s.",
                vital.window(10, end).recordsPerSecond(),
                vital.throttledMs(),
                Curves.mebibytes(slowed.window(20, 30)),
                Curves.mebibytes(slowed.window(freed - 20, freed)),
                Curves.mebibytes(slowed.window(end - 20, end)));
        section.picture(
                "quota-disk-use",
                "How full the disk is",
                new LineChart("How full the disk is", "percent", false)
                        .line("use", 0, use.stream().mapToDouble(each -> each).toArray())
                        .limit("soft", SOFT)
                        .limit("hard", HARD)
                        .mark("freed", freed));
        section.picture(
                "quota-disk-rate",
                "What producers may still write while the disk fills",
                new LineChart("What producers get through meanwhile, mean of 11 s", "MiB/s", false)
                        .line("slowed", 0, Curves.overWindow(Curves.mebibytes(List.of(slowed), end)))
                        .line("exempt", 0, Curves.overWindow(Curves.mebibytes(List.of(vital), end)))
                        .mark("freed", freed));
        return section;
    }

    private void fill(int percent, int seconds) throws IOException {
        Path ballast = disk.resolve("ballast");
        FileStore store = Files.getFileStore(disk);
        try (FileChannel file = FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long others = store.getTotalSpace() - store.getUsableSpace() - file.size();
            long wanted = Math.max(0, DISK_BYTES * percent / 100 - others);
            if (wanted < file.size()) {
                file.truncate(wanted);
            }
            java.nio.ByteBuffer block = java.nio.ByteBuffer.allocate(1 << 16);
            for (file.position(file.size()); file.position() < wanted; block.clear()) {
                file.write(block);
            }
        }
        for (int i = 0; i < seconds; i++) {
            brokers.watch().pass(0);
            double used = 100.0 * (store.getTotalSpace() - store.getUsableSpace()) / store.getTotalSpace();
            while (use.size() < brokers.watch().seconds()) {
                use.add(used);
            }
        }
    }

    private static void command(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).inheritIO().start();
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("failed: " + String.join(" ", words));
        }
    }
}
