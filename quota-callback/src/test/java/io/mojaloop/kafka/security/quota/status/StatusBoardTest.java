/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StatusBoardTest {
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private volatile boolean refusing;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private final class Sink implements StatusSink {
        @Override
        public void send(String key, byte[] value) throws Exception {
            gate.await();
            if (refusing) {
                throw new IOException("no");
            }
            arrived.add(key + " " + new String(value, StandardCharsets.US_ASCII));
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private StatusBoard board() {
        return StatusBoard.of("7", 1000, () -> {
            opened.incrementAndGet();
            return new Sink();
        });
    }

    private static NodeStatus at(long timeMs) {
        return new NodeStatus(
                "7",
                "broker",
                timeMs,
                1000,
                Optional.empty(),
                new NodeStatus.Split("told", 3),
                NodeStatus.Storage.UNKNOWN,
                List.of(),
                0);
    }

    @Test
    void status_isWritten_underTheNumberOfTheNode() {
        try (StatusBoard board = board()) {
            board.tell(at(5));
            await().untilAsserted(() -> assertThat(arrived).hasSize(1));
        }
        assertThat(arrived.get(0)).startsWith("7 {\"version\":1,\"node\":\"7\"").contains("\"timeMs\":5");
        assertThat(closed).hasValue(1);
    }

    @Test
    void dueTime_isAnIntervalAfterTheLast_orWhenTheClockWentBack() {
        try (StatusBoard board = board()) {
            assertThat(board.isDue(0)).isTrue();
            board.tell(at(10_000));
            assertThat(board.isDue(10_999)).isFalse();
            assertThat(board.isDue(11_000)).isTrue();
            assertThat(board.isDue(500)).as("an hour back, say").isTrue();
        }
    }

    @Test
    void slowCluster_delaysNobody_andGetsTheNewest() {
        gate = new CountDownLatch(1);
        try (StatusBoard board = board()) {
            board.tell(at(0));
            await().untilAsserted(() -> assertThat(opened).hasValue(1));
            for (int i = 1; i <= 100_000; i++) {
                board.tell(at(i));
            }
            gate.countDown();
            await().untilAsserted(() -> assertThat(arrived).hasSize(2));
        }
        assertThat(arrived.get(1)).contains("\"timeMs\":100000");
    }

    @Test
    void afterAFailure_itStartsAgain() {
        refusing = true;
        try (StatusBoard board = board()) {
            board.tell(at(1));
            await().untilAsserted(() -> assertThat(closed).hasValue(1));
            refusing = false;
            board.tell(at(2));
            await().untilAsserted(() -> assertThat(arrived).hasSize(1));
        }
        assertThat(opened).hasValue(2);
        assertThat(closed).hasValue(2);
    }

    @Test
    void noTopic_isNeverDue_andTakesWhatItIsTold() {
        try (StatusBoard board = StatusBoard.none()) {
            assertThat(board.isDue(Long.MAX_VALUE)).isFalse();
            board.tell(at(1));
        }
        assertThat(opened).hasValue(0);
    }

    @Test
    void close_twice_whileTheClusterHangs_ends() {
        gate = new CountDownLatch(1);
        StatusBoard board = board();
        board.tell(at(0));
        await().untilAsserted(() -> assertThat(opened).hasValue(1));

        board.close();
        board.close();

        assertThat(closed).hasValue(1);
        assertThat(arrived).isEmpty();
    }
}
