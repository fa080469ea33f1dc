/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrailReaderTest {
    @TempDir
    Path directory;

    private final Trails.Hand clock = new Trails.Hand();
    private TrailSettings settings = TrailSettings.in(Path.of(""));

    @BeforeEach
    void set() {
        settings = Trails.settings(directory, Optional.empty(), 5_000, 10);
    }

    private void write(int events) throws IOException {
        clock.move(Duration.ofSeconds(1));
        try (TrailWriter writer = Trails.open(settings, clock)) {
            for (int i = 0; i < events; i++) {
                clock.move(Duration.ofMillis(10));
                writer.append(SmallEncoder.event(clock.millis(), "event " + i));
            }
        }
    }

    private static List<TrailReader.Line> all(TrailReader reader) throws IOException {
        List<TrailReader.Line> lines = new ArrayList<>();
        for (TrailReader.Line line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static void assertConsecutive(List<TrailReader.Line> lines, long first) {
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).sequence()).isEqualTo(first + i);
        }
    }

    @Test
    void directory_empty_hasNothingYet() throws IOException {
        try (TrailReader reader = TrailReader.open(directory, TrailPosition.BEGINNING)) {
            assertThat(reader.next()).isNull();
            assertThat(TrailReader.end(directory)).isEqualTo(TrailPosition.BEGINNING);
            write(5);
            assertThat(all(reader)).isNotEmpty();
        }
    }

    @Test
    void position_ofEachRecord_isWhereReadingGoesOn() throws IOException {
        write(30);
        write(5);
        try (TrailReader reader = TrailReader.open(directory, TrailPosition.BEGINNING)) {
            List<TrailReader.Line> lines = all(reader);
            assertConsecutive(lines, 0);
            assertThat(lines.size()).isGreaterThan(40);
            assertThat(TrailFile.list(directory).size()).isGreaterThan(3);
            for (TrailReader.Line line : lines) {
                try (TrailReader from = TrailReader.open(directory, line.next())) {
                    List<TrailReader.Line> rest = all(from);
                    assertThat(rest).hasSize((int) (lines.size() - 1 - line.sequence()));
                    assertConsecutive(rest, line.sequence() + 1);
                }
            }
            assertThat(reader.position()).isEqualTo(TrailReader.end(directory));
        }
    }

    @Test
    void tail_torn_isNeverReturned() throws IOException {
        write(3);
        List<TrailFile> files = TrailFile.list(directory);
        Path last = directory.resolve(files.get(files.size() - 1).name());
        TrailPosition end = TrailReader.end(directory);
        Files.writeString(last, "{\"half\":", StandardOpenOption.APPEND);
        try (TrailReader reader = TrailReader.open(directory, end)) {
            assertThat(reader.next()).isNull();
            write(2);
            List<TrailReader.Line> lines = all(reader);
            assertConsecutive(lines, end.sequence() + 1);
            assertThat(new String(lines.get(0).bytes(), StandardCharsets.UTF_8)).startsWith("{\"@timestamp");
        }
    }

    @Test
    void lines_damagedOrHuge_areSkippedAndCounted() throws IOException {
        write(3);
        Path file = directory.resolve(TrailFile.list(directory).get(0).name());
        List<String> lines = Files.readAllLines(file);
        lines.set(3, lines.get(3).replace("event 0", "event 9"));
        lines.add(2, "x".repeat(1 << 20));
        Files.write(file, lines);
        try (TrailReader reader = TrailReader.open(directory, TrailPosition.BEGINNING)) {
            assertThat(all(reader)).hasSize(lines.size() - 2);
            assertThat(reader.damagedLines()).isEqualTo(2);
        }
    }

    @Test
    void file_removedAfterItWasRead_isNotMissed() throws IOException {
        write(40);
        List<TrailFile> files = TrailFile.list(directory);
        List<TrailReader.Line> lines;
        try (TrailReader reader = TrailReader.open(directory, TrailPosition.BEGINNING)) {
            lines = all(reader);
        }
        TrailReader.Line lastOfFirst = lines.get((int) files.get(1).firstSequence() - 1);
        Files.delete(directory.resolve(files.get(0).name()));
        try (TrailReader reader = TrailReader.open(directory, lastOfFirst.next())) {
            assertConsecutive(all(reader), files.get(1).firstSequence());
        }
    }

    @Test
    void file_removedBeforeItWasRead_isToldOnce() throws IOException {
        write(40);
        List<TrailFile> files = TrailFile.list(directory);
        TrailPosition position = new TrailPosition(files.get(0).name(), 0, -1);
        Files.delete(directory.resolve(files.get(0).name()));
        Files.delete(directory.resolve(files.get(1).name()));
        try (TrailReader reader = TrailReader.open(directory, position)) {
            assertThatThrownBy(reader::next).isInstanceOfSatisfying(TrailGoneException.class, gone -> {
                assertThat(gone.firstGone()).isZero();
                assertThat(gone.oldest().file()).isEqualTo(files.get(2).name());
            });
            assertConsecutive(all(reader), files.get(2).firstSequence());
        }
    }

    @Test
    void file_shorterThanThePosition_isWaitedForAndLeft() throws IOException {
        write(3);
        TrailPosition end = TrailReader.end(directory);
        Path file = directory.resolve(end.file());
        List<String> lines = Files.readAllLines(file);
        // A power cut took what was not on the disk, though it had been read.
        Files.write(file, lines.subList(0, lines.size() - 2));
        try (TrailReader reader = TrailReader.open(directory, end)) {
            assertThat(reader.next()).isNull();
            write(1);
            List<TrailReader.Line> rest = all(reader);
            assertConsecutive(rest, lines.size() - 2L);
        }
    }

    @Test
    void reader_besideWriter_getsEveryRecordOnce() throws Exception {
        int events = 50_000;
        CompletableFuture<Long> reading = CompletableFuture.supplyAsync(() -> {
            long expected = 0;
            try (TrailReader reader = TrailReader.open(directory, TrailPosition.BEGINNING)) {
                while (true) {
                    TrailReader.Line line = reader.next();
                    if (line == null) {
                        Thread.onSpinWait();
                        continue;
                    }
                    assertThat(line.sequence()).isEqualTo(expected++);
                    if (new String(line.bytes(), StandardCharsets.UTF_8).contains("\"end_of_boot\"")) {
                        return expected;
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        try (TrailWriter writer =
                Trails.open(Trails.settings(directory, Optional.empty(), 200_000, 100), Clock.systemUTC())) {
            for (int i = 0; i < events; i++) {
                writer.append(SmallEncoder.event(0, "event " + i));
                if (i % 100 == 0) {
                    writer.flush();
                }
            }
        }
        assertThat(reading.get(60, java.util.concurrent.TimeUnit.SECONDS))
                .isEqualTo(TrailReader.end(directory).sequence() + 1);
    }
}
