/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.audit.output.OutputStatus;
import io.mojaloop.kafka.security.audit.output.format.RecordFormats;
import io.mojaloop.kafka.security.audit.pipeline.TrailThreads;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FollowerTest {
    private static final FollowerSettings FAST = new FollowerSettings(
            50,
            512 << 10,
            Duration.ofMillis(5),
            Duration.ofMillis(1),
            Duration.ofMillis(4),
            1_000_000,
            Duration.ofSeconds(10),
            Duration.ofSeconds(3));

    @TempDir
    Path directory;

    private final ScriptedSender sender = new ScriptedSender();
    private TestTrail trail;
    private Follower follower;

    @BeforeEach
    void open() throws Exception {
        trail = new TestTrail(directory);
    }

    @AfterEach
    void close() throws Exception {
        if (follower != null) {
            follower.close();
        }
        trail.close();
    }

    private void start() {
        start(FAST);
    }

    private void start(FollowerSettings settings) {
        follower = Follower.start(
                "out",
                trail.context(),
                settings,
                new FormattedRecords(RecordFormats.named("ecs")),
                sender,
                Optional.empty());
    }

    private void awaitAcknowledged() {
        await().until(() -> follower.acknowledgedSequence() == trail.end().sequence());
    }

    private Path cursor() {
        return directory.resolve("cursors/out.json");
    }

    @Test
    void records_ofAllFiles_areSentOnceAndInOrder() throws Exception {
        trail.write(2000);
        start();
        trail.write(500);
        awaitAcknowledged();

        assertThat(Files.list(directory).filter(file -> file.toString().endsWith(".jsonl")))
                .hasSizeGreaterThan(1);
        assertThat(sender.ids()).isEqualTo(trail.ids());
        assertThat(sender.largest).isLessThanOrEqualTo(50);
        OutputStatus status = follower.status();
        assertThat(status.connected()).isTrue();
        assertThat(status.lagRecords()).isZero();
        assertThat(status.sentRecords()).isEqualTo(sender.received.size());
        assertThat(status.failures()).isZero();
    }

    @Test
    void follower_whoseCursorWasRemoved_saysSo_andSendsEverythingAgain() throws Exception {
        trail.write(10);
        start();
        awaitAcknowledged();
        follower.close();
        Files.delete(cursor());
        sender.received.clear();
        trail.reopen(Optional.empty());

        start();
        awaitAcknowledged();

        assertThat(trail.told()).singleElement().asString().contains("there is no cursor");
        assertThat(sender.ids()).isEqualTo(trail.ids());
    }

    @Test
    void follower_thatIsRestarted_goesOnAfterItsCursor() throws Exception {
        trail.write(100);
        start();
        awaitAcknowledged();
        follower.close();
        int before = sender.received.size();
        trail.reopen(Optional.empty());
        trail.write(10);

        start();
        awaitAcknowledged();

        assertThat(sender.received.size()).isGreaterThan(before);
        assertThat(sender.ids()).isEqualTo(trail.ids());
        assertThat(trail.told()).as("a trail that has just begun").isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cursor())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("cursors"))))
                .isEqualTo("rwx------");
    }

    @Test
    void receiver_thatIsDownForAWhile_missesNothingAndIsToldTwice() throws Exception {
        start();
        trail.write(10);
        awaitAcknowledged();
        sender.script = ScriptedSender.down();
        trail.write(200);
        await().until(() -> follower.status().failures() > 20);
        assertThat(follower.status().connected()).isFalse();
        assertThat(follower.status().lastFailure()).isEqualTo("down");
        assertThat(follower.status().lagRecords()).isGreaterThanOrEqualTo(200);
        sender.script = records -> List.of();
        awaitAcknowledged();

        assertThat(sender.ids()).isEqualTo(trail.ids());
        assertThat(trail.told()).hasSize(2);
        assertThat(trail.told().get(0)).isEqualTo("disconnected: down");
        assertThat(trail.told().get(1)).startsWith("reconnected: after ");
    }

    @Test
    void receiver_thatComesAndGoesForEver_isToldSeldom() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        sender.script = records -> calls.incrementAndGet() % 2 == 0
                ? List.of()
                : ScriptedSender.down().meet(records);
        start();
        for (int i = 0; i < 50; i++) {
            trail.write(1);
            awaitAcknowledged();
        }

        assertThat(follower.status().failures()).isGreaterThanOrEqualTo(40);
        assertThat(trail.told()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void refusedRecord_isSkippedCountedAndTold() throws Exception {
        sender.script = records -> records.stream()
                .filter(record -> record.sequence() % 40 == 7)
                .map(record -> new Refusal(record.sequence(), "too large"))
                .toList();
        trail.write(200);
        start();
        awaitAcknowledged();

        assertThat(follower.status().refusedRecords()).isEqualTo((trail.end().sequence() - 7) / 40 + 1);
        assertThat(sender.received.size() + follower.status().refusedRecords())
                .isEqualTo(trail.ids().size());
        assertThat(trail.told()).contains("skipped: 1 record, the last: record 7 is refused for good: too large");
        follower.close();
        // What came soon after the first is told together.
        assertThat(trail.told()).filteredOn(text -> text.startsWith("skipped")).hasSize(2);
    }

    @Test
    void recordThatAReceiverChokesOn_isFoundOutAndSkipped() throws Exception {
        sender.script = records -> {
            if (records.stream().anyMatch(record -> record.sequence() == 77)) {
                throw SendFailure.unacknowledged("connection reset", new java.io.IOException());
            }
            return List.of();
        };
        trail.write(200);
        start();
        awaitAcknowledged();

        assertThat(follower.status().refusedRecords()).isEqualTo(1);
        assertThat(trail.told()).anyMatch(text -> text.startsWith("skipped") && text.contains("record 77 "));
        List<String> expected = new java.util.ArrayList<>(trail.ids());
        expected.remove(77);
        assertThat(sender.distinctIds()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void receiverThatAcknowledgesNothing_isWaitedForWithoutSkipping() throws Exception {
        sender.script = records -> {
            throw SendFailure.unacknowledged("no answer", new java.io.IOException());
        };
        trail.write(100);
        start();
        await().until(() -> follower.status().failures() > 100);
        assertThat(follower.status().refusedRecords()).isZero();
        assertThat(follower.acknowledgedSequence()).isEqualTo(-1);
        sender.script = records -> List.of();
        awaitAcknowledged();

        // A neighbour that was sent to see who is at fault may come first, and again in its turn.
        assertThat(sender.distinctIds()).containsExactlyInAnyOrderElementsOf(trail.ids());
        assertThat(sender.ids()).containsSubsequence(trail.ids());
    }

    @Test
    void longBacklog_beginsWithTheNewestSignedRecord() throws Exception {
        trail.reopen(Optional.of(TestTrail.keys(directory.resolve("keys"))));
        trail.write(2500);
        start(new FollowerSettings(
                50,
                512 << 10,
                Duration.ofMillis(5),
                Duration.ofMillis(1),
                Duration.ofMillis(4),
                1000,
                Duration.ofHours(1),
                Duration.ofSeconds(3)));
        awaitAcknowledged();

        OutgoingRecord first = sender.received.get(0);
        assertThat(TestTrail.text(first.json())).contains(",\"sig\":\"");
        assertThat(first.sequence()).isGreaterThan(1000);
        assertThat(sender.ids()).filteredOn(first.id()::equals).hasSize(2);
        assertThat(sender.ids().subList(1, sender.ids().size())).isEqualTo(trail.ids());
        assertThat(sender.received.stream().filter(record -> record.id().equals(first.id())))
                .allSatisfy(record -> assertThat(record.sequence()).isEqualTo(first.sequence()));
    }

    @Test
    void cursor_thatIsDamaged_isToldAndEverythingSentAgain() throws Exception {
        trail.write(20);
        for (String damaged : List.of(
                "",
                "{",
                "{\"file\":3}",
                "{\"file\":\"../../etc/passwd\",\"offset\":0,\"sequence\":1}",
                "{\"file\":\"audit-x.jsonl\",\"offset\":-1,\"sequence\":1}",
                "x".repeat(10_000))) {
            Files.createDirectories(cursor().getParent());
            Files.writeString(cursor(), damaged);
            sender.received.clear();
            start();
            awaitAcknowledged();
            follower.close();
            assertThat(sender.ids()).as(damaged).isEqualTo(trail.ids());
            assertThat(trail.told().get(trail.told().size() - 1)).as(damaged).contains("the cursor is damaged");
        }
    }

    @Test
    void cursor_inTheMiddleOfALine_isToldAndEverythingSentAgain() throws Exception {
        trail.write(20);
        start();
        awaitAcknowledged();
        follower.close();
        Files.writeString(cursor(), Files.readString(cursor()).replaceFirst("\"offset\":\\d+", "\"offset\":100"));
        sender.received.clear();

        start();
        awaitAcknowledged();

        assertThat(sender.ids()).isEqualTo(trail.ids());
        assertThat(trail.told().get(0)).contains("does not point to the beginning of a line");
    }

    @Test
    void trail_thatWasCutOffBeforeTheCursor_isToldAndFollowedOn() throws Exception {
        trail.write(100);
        start();
        awaitAcknowledged();
        follower.close();
        trail.close();
        Path file = Files.list(directory)
                .filter(path -> path.toString().endsWith(".jsonl"))
                .sorted()
                .findFirst()
                .orElseThrow();
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 50));
        sender.received.clear();
        trail = new TestTrail(directory);
        trail.write(100);

        start();
        await().untilAsserted(() -> assertThat(sender.ids())
                .isEqualTo(trail.ids().subList(50, trail.ids().size())));

        assertThat(trail.told()).singleElement().asString().contains("the trail ends before the cursor");
    }

    @Test
    void files_thatWereRemovedBeforeTheyWereSent_areTold() throws Exception {
        trail.write(3000);
        start();
        await().until(() -> follower.acknowledgedSequence() > 0);
        awaitAcknowledged();
        follower.close();
        long last = follower.acknowledgedSequence();
        sender.received.clear();
        trail.write(6000);
        for (int removed = 0; removed < 2; removed++) {
            Path oldest = Files.list(directory)
                    .filter(path -> path.toString().endsWith(".jsonl"))
                    .filter(path -> Files.exists(cursor()))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            Files.delete(oldest);
        }
        while (Files.list(directory)
                        .filter(path -> path.toString().endsWith(".jsonl"))
                        .count()
                > 1) {
            Files.delete(Files.list(directory)
                    .filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .findFirst()
                    .orElseThrow());
        }

        start();
        awaitAcknowledged();

        assertThat(sender.ids()).isEqualTo(trail.ids());
        assertThat(trail.told()).anyMatch(text -> text.startsWith("records gone: records " + (last + 1) + " to "));
    }

    @Test
    void lines_thatAreNotWhatWasWritten_areSkippedAndTold() throws Exception {
        trail.write(100);
        trail.close();
        Path file = Files.list(directory)
                .filter(path -> path.toString().endsWith(".jsonl"))
                .sorted()
                .findFirst()
                .orElseThrow();
        List<String> lines = Files.readAllLines(file);
        lines.set(10, lines.get(10).replace("details", "DETAILS"));
        Files.write(file, lines);
        trail = new TestTrail(directory);

        start();
        awaitAcknowledged();

        assertThat(follower.status().refusedRecords()).isEqualTo(1);
        assertThat(trail.told()).anyMatch(text -> text.contains("a line of the trail is not what was written"));
        assertThat(sender.ids()).isEqualTo(trail.ids());
    }

    @Test
    void cursor_thatCannotBeStored_doesNotStopSending() throws Exception {
        Files.writeString(directory.resolve("cursors"), "a file where the directory should be");
        trail.write(100);
        start();
        awaitAcknowledged();
        await().until(() -> trail.told().stream().anyMatch(text -> text.contains("the cursor cannot be stored")));

        assertThat(sender.ids()).isEqualTo(trail.ids());
        Files.delete(directory.resolve("cursors"));
        trail.write(1);
        await().until(() -> Files.exists(cursor()));
    }

    @Test
    void senderThatThrowsWhateverItLikes_isTriedAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        sender.script = records -> {
            switch (calls.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("a mistake of ours");
                case 2 -> throw new NoClassDefFoundError("net/jpountz/lz4/LZ4Exception");
                default -> {
                    return List.of();
                }
            }
        };
        trail.write(100);
        start();
        awaitAcknowledged();

        assertThat(sender.ids()).isEqualTo(trail.ids());
        assertThat(follower.status().failures()).isEqualTo(2);
    }

    @Test
    void close_sendsWhatIsThereAndKeepsTheCursor() throws Exception {
        start();
        trail.write(1);
        awaitAcknowledged();
        trail.write(500);
        follower.close();
        follower.close();

        assertThat(sender.ids()).isEqualTo(trail.ids());
        assertThat(Files.readString(cursor()))
                .contains("\"sequence\":" + trail.end().sequence());
    }

    @Test
    void close_whileTheReceiverIsDownOrSilent_endsSoon() throws Exception {
        sender.script = ScriptedSender.down();
        trail.write(10);
        start(new FollowerSettings(
                50,
                512 << 10,
                Duration.ofMillis(5),
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                1000,
                Duration.ofHours(1),
                Duration.ofMillis(200)));
        await().until(() -> follower.status().failures() == 1);
        long begin = System.nanoTime();
        follower.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));

        CountDownLatch never = new CountDownLatch(1);
        sender.script = records -> {
            never.await();
            return List.of();
        };
        start(FAST);
        await().until(() -> sender.attempts.get() == 2);
        begin = System.nanoTime();
        follower.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(follower.acknowledgedSequence()).isEqualTo(-1);
    }

    @Test
    void thread_andThoseThatItMakes_areTold() throws Exception {
        List<Boolean> own = new java.util.concurrent.CopyOnWriteArrayList<>();
        sender.script = records -> {
            own.add(TrailThreads.isCurrent());
            Thread child = new Thread(() -> own.add(TrailThreads.isCurrent()));
            child.start();
            child.join();
            own.add(Thread.currentThread().isDaemon());
            own.add(Thread.currentThread().getName().equals("kafka-security-audit-output-out"));
            own.add(Thread.currentThread().getContextClassLoader() == Follower.class.getClassLoader());
            return List.of();
        };
        trail.write(1);
        start();
        awaitAcknowledged();

        assertThat(own).isNotEmpty().containsOnly(true);
        assertThat(TrailThreads.isCurrent()).isFalse();
    }

    @Test
    void tornEnd_ofTheFileBefore_isPassedOver() throws Exception {
        trail.write(10);
        start();
        awaitAcknowledged();
        trail.close();
        Path file = Files.list(directory)
                .filter(path -> path.toString().endsWith(".jsonl"))
                .sorted()
                .findFirst()
                .orElseThrow();
        Files.writeString(file, "{\"torn", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        follower.close();
        trail = new TestTrail(directory);
        trail.write(10);

        start();
        awaitAcknowledged();

        assertThat(sender.distinctIds()).isEqualTo(trail.ids());
        assertThat(trail.told()).isEmpty();
    }
}
