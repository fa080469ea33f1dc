/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.verify.Finding;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import io.mojaloop.kafka.security.audit.trail.verify.TrailVerifier;
import io.mojaloop.kafka.security.audit.trail.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrailWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final Trails.Hand clock = new Trails.Hand();
    private final FailingDisk disk = new FailingDisk();
    private final AtomicLong acknowledged = new AtomicLong(Long.MAX_VALUE);
    private Path trail = Path.of("");
    private Path keys = Path.of("");

    @BeforeEach
    void makeKeys() throws IOException {
        trail = directory.resolve("trail");
        keys = directory.resolve("keys");
        TrailKeys.generate(keys);
    }

    private TrailSettings settings(long rotateBytes) {
        return Trails.settings(trail, keys, rotateBytes, 10);
    }

    private static TrailSettings kept(TrailSettings s, Duration age, long bytes) {
        return new TrailSettings(
                s.directory(),
                s.keys(),
                s.rotateBytes(),
                s.rotateInterval(),
                age,
                bytes,
                s.fsync(),
                s.fsyncInterval(),
                s.checkpointRecords(),
                s.checkpointInterval(),
                s.heartbeatInterval());
    }

    private static TrailSettings synced(TrailSettings s, TrailSettings.Fsync fsync) {
        return new TrailSettings(
                s.directory(),
                s.keys(),
                s.rotateBytes(),
                s.rotateInterval(),
                s.retentionAge(),
                s.retentionBytes(),
                fsync,
                s.fsyncInterval(),
                s.checkpointRecords(),
                s.checkpointInterval(),
                s.heartbeatInterval());
    }

    private TrailWriter open(TrailSettings settings) throws IOException {
        return TrailWriter.open(settings, new SmallEncoder(20), Trails.REPORTER, clock, acknowledged::get, disk);
    }

    private void append(TrailWriter writer, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            writer.append(SmallEncoder.event(clock.millis(), "event " + i));
        }
    }

    private Verification verify(boolean stopped) throws IOException {
        PublicKey key = TrailKeys.readPublicKey(keys.resolve(TrailKeys.PUBLIC_KEY));
        return TrailVerifier.verify(
                new TrailVerifier.Question(
                        List.of(trail),
                        List.of(key),
                        Optional.of(TrailKeys.readSeed(keys.resolve(TrailKeys.VERIFICATION_SEED))),
                        List.of(),
                        stopped),
                (file, at, of) -> {});
    }

    private List<JsonNode> records() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (TrailFile file : TrailFile.list(trail)) {
            for (String line : Files.readAllLines(trail.resolve(file.name()))) {
                records.add(JSON.readTree(line));
            }
        }
        return records;
    }

    private static List<String> actions(List<JsonNode> records) {
        return records.stream()
                .map(record -> record.at("/event/action").asText())
                .toList();
    }

    private static List<Kind> kinds(Verification verification) {
        return verification.findings().stream().map(Finding::kind).toList();
    }

    @Test
    void trail_closed_isWholeAndInOrder() throws IOException {
        try (TrailWriter writer = open(settings(1 << 20))) {
            append(writer, 3);
            writer.append(
                    new TrailEvent.Lost(clock.millis(), Trails.REPORTER, Map.of(EventClass.ALLOW, 5L), 0, "full"));
        }
        List<JsonNode> records = records();
        assertThat(actions(records))
                .containsExactly(
                        "FileOpened",
                        "Started",
                        "Checkpoint",
                        "Forwarding",
                        "Forwarding",
                        "Forwarding",
                        "Lost",
                        "Stopped",
                        "Checkpoint");
        for (int i = 0; i < records.size(); i++) {
            assertThat(records.get(i).at("/trail/seq").asLong()).isEqualTo(i);
        }
        Verification found = verify(true);
        assertThat(kinds(found)).containsExactly(Kind.EVENTS_LOST);
        assertThat(found.summary().lostEvents()).isEqualTo(5);
        assertThat(found.summary().verifiedCheckpoints()).isEqualTo(2);
    }

    @Test
    void files_made_areForTheirOwnerAlone() throws IOException {
        try (TrailWriter writer = open(settings(1 << 20))) {
            append(writer, 1);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(trail)))
                .isEqualTo("rwx------");
        for (TrailFile file : TrailFile.list(trail)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(trail.resolve(file.name()))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void trail_openInThisProcess_isRefused() throws IOException {
        try (TrailWriter writer = open(settings(1 << 20))) {
            assertThatThrownBy(() -> open(settings(1 << 20)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("this process writes the trail");
            append(writer, 1);
        }
        open(settings(1 << 20)).close();
        assertThat(kinds(verify(true))).isEmpty();
    }

    @Test
    void writer_ownEvents_areRefused() throws IOException {
        try (TrailWriter writer = open(settings(1 << 20))) {
            assertThatThrownBy(() -> writer.append(new TrailEvent.Stopped(0, Trails.REPORTER)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(kinds(verify(true))).isEmpty();
    }

    @Test
    void encoder_breakingItsPromise_losesOnlyThatEvent() throws IOException {
        String[] text = {"{\"a\":1"};
        try (TrailWriter writer = TrailWriter.open(
                settings(1 << 20),
                (event, boot, sequence, out) -> out.append(text[0].getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                Trails.REPORTER,
                clock,
                acknowledged::get)) {
            for (String bad :
                    List.of("{\"a\":\n1", "", "{\"a\":\"" + "x".repeat(31 * 1024) + "\"", "{\"abcdefghijk\":1\n")) {
                text[0] = bad;
                assertThatThrownBy(() -> append(writer, 1)).isInstanceOf(IllegalArgumentException.class);
            }
            text[0] = "{\"a\":2";
            append(writer, 1);
        }
        assertThat(kinds(verify(true))).isEmpty();
        assertThat(records()).hasSize(6);
    }

    @Test
    void rotation_bySizeAndTime_keepsTheChain() throws IOException {
        try (TrailWriter writer = open(settings(8_000))) {
            for (int i = 0; i < 100; i++) {
                append(writer, 1);
                clock.move(Duration.ofMillis(10));
            }
            long files = writer.counters().files();
            assertThat(files).isGreaterThan(5);
            clock.move(Duration.ofHours(2));
            writer.tick();
            assertThat(writer.counters().files()).isEqualTo(files + 1);
        }
        assertThat(kinds(verify(true))).isEmpty();
        for (TrailFile file : TrailFile.list(trail)) {
            List<String> lines = Files.readAllLines(trail.resolve(file.name()));
            assertThat(lines.get(0)).contains("\"opened\":{\"name\":\"" + file.name() + "\"");
            assertThat(lines.get(lines.size() - 1)).contains("\"checkpoint\":\"end_of_");
        }
    }

    @Test
    void silence_isHeartbeats() throws IOException {
        try (TrailWriter writer = open(settings(1 << 20))) {
            for (int i = 0; i < 5; i++) {
                clock.move(Duration.ofSeconds(61));
                writer.tick();
            }
            assertThat(writer.counters().checkpoints()).isEqualTo(6);
            append(writer, 1);
            clock.move(Duration.ofSeconds(11));
            writer.tick();
            assertThat(writer.counters().checkpoints()).isEqualTo(7);
            clock.move(Duration.ofSeconds(11));
            writer.tick();
            assertThat(writer.counters().checkpoints()).isEqualTo(7);
        }
        assertThat(kinds(verify(true))).isEmpty();
    }

    @Test
    void withoutKeys_linesAreChainedAlone() throws IOException {
        TrailSettings plain = Trails.settings(trail, Optional.empty(), 1 << 20, 10);
        try (TrailWriter writer = open(plain)) {
            append(writer, 20);
        }
        assertThat(records().get(3).at("/trail/mac").isMissingNode()).isTrue();
        Verification found = TrailVerifier.verify(
                new TrailVerifier.Question(List.of(trail), List.of(), Optional.empty(), List.of(), true),
                (file, at, of) -> {});
        assertThat(kinds(found)).containsExactly(Kind.NOT_CHECKED);
        assertThat(kinds(verify(true))).contains(Kind.UNSIGNED, Kind.UNANCHORED);
    }

    @Test
    void keys_changed_isTold() throws IOException {
        open(settings(1 << 20)).close();
        Path other = directory.resolve("other");
        TrailKeys.generate(other);
        open(Trails.settings(trail, other, 1 << 20, 10)).close();
        open(Trails.settings(trail, Optional.empty(), 1 << 20, 10)).close();
        assertThat(actions(records())).contains("KeyChanged");
        Verification found = TrailVerifier.verify(
                new TrailVerifier.Question(
                        List.of(trail),
                        List.of(
                                TrailKeys.readPublicKey(keys.resolve(TrailKeys.PUBLIC_KEY)),
                                TrailKeys.readPublicKey(other.resolve(TrailKeys.PUBLIC_KEY))),
                        Optional.empty(),
                        List.of(),
                        true),
                (file, at, of) -> {});
        assertThat(kinds(found)).containsOnly(Kind.KEY_CHANGED, Kind.UNSIGNED, Kind.UNANCHORED);
        assertThat(kinds(verify(true))).contains(Kind.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{\"@timestamp\":\"2026", "\0\0\0\0\0\0", "garbage\n", "\n\n", "a\n\0\0b\nc"})
    void crash_leavingTornBytes_isMarkedAndGoneOn(String torn) throws IOException {
        TrailWriter writer = open(settings(1 << 20));
        append(writer, 15);
        writer.flush();
        Path file = trail.resolve(writer.written().file());
        byte[] before = Files.readAllBytes(file);
        writer.close();
        // As if it had not been closed.
        Files.write(file, before);
        Files.writeString(file, torn, StandardOpenOption.APPEND);
        clock.move(Duration.ofSeconds(1));
        open(settings(1 << 20)).close();
        Verification found = verify(true);
        assertThat(found.severity()).isEqualTo(Finding.Severity.NOTE);
        assertThat(kinds(found)).containsExactlyInAnyOrder(Kind.TORN_TAIL, Kind.UNCLEAN_STOP);
        Files.writeString(file, "more", StandardOpenOption.APPEND);
        assertThat(verify(true).severity()).isEqualTo(Finding.Severity.TAMPERED);
    }

    @Test
    void crash_cuttingAnyNumberOfBytes_isGoneOn() throws IOException {
        TrailWriter writer = open(settings(1 << 20));
        append(writer, 5);
        writer.close();
        Path file = trail.resolve(writer.written().file());
        byte[] all = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            for (TrailFile each : TrailFile.list(trail)) {
                Files.delete(trail.resolve(each.name()));
            }
            int length = 1 + random.nextInt(all.length - 1);
            Files.write(file, java.util.Arrays.copyOf(all, length));
            clock.move(Duration.ofSeconds(1));
            open(settings(1 << 20)).close();
            Verification found = verify(true);
            boolean header = length >= new String(all, java.nio.charset.StandardCharsets.UTF_8).indexOf('\n') + 1;
            if (header) {
                assertThat(found.severity())
                        .as("cut at %d: %s", length, found.findings())
                        .isEqualTo(Finding.Severity.NOTE);
            }
        }
    }

    @Test
    void leftovers_ofAnotherBoot_areHandled() throws IOException {
        Files.createDirectories(trail);
        Files.writeString(trail.resolve(".audit-20261123T100000.000Z-00000000000000000000.jsonl.tmp"), "half");
        Files.writeString(trail.resolve("audit-nonsense.jsonl"), "not ours");
        open(settings(1 << 20)).close();
        assertThat(trail.resolve(".audit-20261123T100000.000Z-00000000000000000000.jsonl.tmp"))
                .doesNotExist();
        assertThat(kinds(verify(true))).containsExactly(Kind.UNREADABLE);
    }

    @Test
    void directory_thatIsAFile_isRefused() throws IOException {
        Files.writeString(trail, "");
        assertThatThrownBy(() -> open(settings(1 << 20))).isInstanceOf(IOException.class);
        Files.delete(trail);
        open(settings(1 << 20)).close();
    }

    @Test
    void keys_missing_areRefusedAndTheLockIsGivenUp() throws IOException {
        assertThatThrownBy(() -> open(Trails.settings(trail, directory.resolve("none"), 1 << 20, 10)))
                .isInstanceOf(IOException.class);
        open(settings(1 << 20)).close();
        assertThat(kinds(verify(true))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void write_failing_losesAndDoublesNothing(boolean closing) throws IOException {
        disk.closing = closing;
        Random random = new Random(7);
        long taken = 0;
        try (TrailWriter writer = open(settings(20_000))) {
            for (int i = 0; i < 400; i++) {
                if (random.nextInt(10) == 0) {
                    disk.failing.add(FailingDisk.What.WRITE);
                }
                try {
                    writer.append(SmallEncoder.event(clock.millis(), "event " + taken));
                    taken++;
                    if (random.nextInt(5) == 0) {
                        writer.flush();
                    }
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("injected");
                    disk.failing.clear();
                }
                clock.move(Duration.ofMillis(5));
            }
            disk.failing.clear();
        }
        assertThat(kinds(verify(true))).isEmpty();
        List<String> messages = records().stream()
                .map(record -> record.get("message").asText())
                .filter(message -> message.startsWith("event"))
                .toList();
        assertThat(messages).hasSize((int) taken);
        for (int i = 0; i < taken; i++) {
            assertThat(messages.get(i)).startsWith("event " + i + "x");
        }
    }

    @ParameterizedTest
    @EnumSource(FailingDisk.What.class)
    void anything_failingAtAnyTime_leavesNoHole(FailingDisk.What what) throws IOException {
        Random random = new Random(what.ordinal());
        TrailSettings settings = kept(synced(settings(9_000), TrailSettings.Fsync.ALWAYS), Duration.ZERO, 60_000);
        long failures = 0;
        try (TrailWriter writer = open(settings)) {
            for (int i = 0; i < 300; i++) {
                disk.failing.clear();
                if (random.nextInt(4) == 0) {
                    disk.failing.add(what);
                }
                try {
                    append(writer, 1);
                    writer.flush();
                    clock.move(Duration.ofSeconds(7));
                    writer.tick();
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("injected");
                    failures++;
                }
            }
            disk.failing.clear();
            if (what != FailingDisk.What.DELETE && what != FailingDisk.What.OPEN) {
                assertThat(failures).isPositive();
            }
            assertThat(writer.counters().failures()).isPositive();
        }
        Verification found = verify(true);
        assertThat(found.severity()).as("%s", found.findings()).isEqualTo(Finding.Severity.NOTE);
    }

    @Test
    void fsync_failing_goesOnInAnotherFileAndTells() throws IOException {
        try (TrailWriter writer = open(synced(settings(1 << 20), TrailSettings.Fsync.ALWAYS))) {
            append(writer, 1);
            writer.flush();
            assertThat(writer.syncedSequence()).isEqualTo(writer.written().sequence());
            String file = writer.written().file();
            disk.failing.add(FailingDisk.What.FORCE);
            append(writer, 1);
            assertThatThrownBy(writer::flush).hasMessageContaining("injected");
            assertThat(writer.syncedSequence()).isLessThan(writer.written().sequence());
            disk.failing.clear();
            clock.move(Duration.ofSeconds(1));
            writer.flush();
            assertThat(writer.written().file()).isNotEqualTo(file);
        }
        assertThat(actions(records())).contains("Resumed");
        assertThat(kinds(verify(true))).isEmpty();
    }

    @Test
    void file_removedWhileWritten_isLeftAndTold() throws IOException {
        try (TrailWriter writer = open(settings(1 << 20))) {
            append(writer, 1);
            writer.flush();
            Files.delete(trail.resolve(writer.written().file()));
            clock.move(Duration.ofMinutes(2));
            writer.tick();
            append(writer, 1);
        }
        assertThat(actions(records())).contains("Resumed");
        assertThat(kinds(verify(true))).containsExactly(Kind.BEGINNING_REMOVED);
    }

    @Test
    void diskFull_andBack_goesOnWithoutAHole() throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString())
                .redirectErrorStream(true)
                .start();
        assumeThat(mount.waitFor(10, TimeUnit.SECONDS) && mount.exitValue() == 0)
                .as("may mount")
                .isTrue();
        try {
            trail = small.resolve("trail");
            Path ballast = small.resolve("ballast");
            Files.write(ballast, new byte[400 * 1024]);
            try (TrailWriter writer = open(settings(100_000))) {
                long taken = fillUntilRefused(writer);
                assertThat(taken).isPositive();
                assertThatThrownBy(writer::flush).isInstanceOf(IOException.class);
                Files.delete(ballast);
                writer.flush();
                assertThat(writer.counters().pendingBytes()).isZero();
                append(writer, 3);
            }
            assertThat(kinds(verify(true))).isEmpty();
        } finally {
            assertThat(new ProcessBuilder("umount", small.toString()).start().waitFor())
                    .isZero();
        }
    }

    private long fillUntilRefused(TrailWriter writer) {
        long taken = 0;
        try {
            while (taken < 100_000) {
                append(writer, 1);
                taken++;
                if (taken % 50 == 0) {
                    writer.flush();
                }
            }
        } catch (IOException e) {
            return taken;
        }
        throw new AssertionError("the disk is not full");
    }

    @Test
    void retention_bySize_tellsAndKeepsWhatIsNotDelivered() throws IOException {
        acknowledged.set(-1);
        try (TrailWriter writer = open(kept(settings(10_000), Duration.ZERO, 40_000))) {
            for (int i = 0; i < 200; i++) {
                append(writer, 1);
                clock.move(Duration.ofMillis(10));
            }
            long files = writer.counters().files();
            clock.move(Duration.ofMinutes(2));
            writer.tick();
            assertThat(TrailFile.list(trail)).hasSize((int) files);
            List<TrailFile> before = TrailFile.list(trail);
            acknowledged.set(before.get(2).firstSequence());
            clock.move(Duration.ofMinutes(2));
            writer.tick();
            assertThat(TrailFile.list(trail).get(0)).isEqualTo(before.get(2));
            acknowledged.set(Long.MAX_VALUE);
            clock.move(Duration.ofMinutes(2));
            writer.tick();
            assertThat(TrailFile.list(trail).size()).isLessThan(before.size() - 4);
        }
        assertThat(kinds(verify(true))).containsExactly(Kind.BEGINNING_REMOVED);
        assertThat(verify(true).severity()).isEqualTo(Finding.Severity.NOTE);
        Files.delete(trail.resolve(TrailFile.list(trail).get(0).name()));
        assertThat(verify(true).severity()).isEqualTo(Finding.Severity.TAMPERED);
    }

    @Test
    void retention_byAge_removesOldFiles() throws IOException {
        TrailSettings settings = kept(settings(1 << 20), Duration.ofDays(1), 0);
        open(settings).close();
        clock.move(Duration.ofHours(25));
        open(settings).close();
        clock.move(Duration.ofHours(25));
        try (TrailWriter writer = open(settings)) {
            assertThat(TrailFile.list(trail)).hasSize(3);
            writer.tick();
            assertThat(TrailFile.list(trail)).hasSize(2);
        }
        assertThat(kinds(verify(true))).containsExactly(Kind.BEGINNING_REMOVED);
    }
}
