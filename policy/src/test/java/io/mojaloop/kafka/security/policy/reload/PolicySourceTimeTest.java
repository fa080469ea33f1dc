/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bindings that end, and clocks that are set. */
class PolicySourceTimeTest {
    @TempDir
    Path directory;

    final RecordingConsumer consumer = new RecordingConsumer();
    final LogCapture log = new LogCapture();
    WatchedFile file;
    Instant begin;
    Instant first;
    Instant second;
    PolicySource source;

    @BeforeEach
    void open() {
        file = new WatchedFile(directory);
        begin = Instant.ofEpochMilli(file.time.wallMs());
        first = begin.plusMillis(61_237);
        second = begin.plusSeconds(3_600).plusNanos(500_000);
        file.replace("name a\nuntil " + second + "\nuntil " + first + "\n");
        source = file.open(consumer);
    }

    @AfterEach
    void close() {
        source.close();
        log.close();
    }

    @Test
    void endOfABinding_isToldToTheMillisecond_once() {
        file.pass(source, Duration.between(begin, first).minusMillis(1));
        assertThat(consumer.times).isEmpty();
        file.pass(source, Duration.ofMillis(1));
        assertThat(consumer.times).containsExactly(first);
        file.pass(source, Duration.ofMinutes(30));
        assertThat(consumer.times).hasSize(1);
        file.pass(source, Duration.ofHours(3));
        assertThat(consumer.times).containsExactly(first, second.plusNanos(500_000));
    }

    @Test
    void clockSetBack_isTold_soTheBindingHoldsAgain_andEndsAgain() {
        file.pass(source, Duration.ofMinutes(2));
        assertThat(consumer.times).containsExactly(first);
        file.time.setWall(begin.toEpochMilli());
        file.pass(source, Duration.ofSeconds(1));
        assertThat(consumer.times).hasSize(2);
        assertThat(consumer.times.get(1)).isBefore(first);
        file.pass(source, Duration.ofMinutes(2));
        assertThat(consumer.times).hasSize(3);
        assertThat(consumer.times.get(2)).isEqualTo(first);
    }

    @Test
    void clockSetBackALittleOverAnEnd_isToldToo() {
        file.pass(source, Duration.between(begin, first));
        file.time.setWall(first.minusMillis(20).toEpochMilli());
        file.pass(source, Duration.ofSeconds(1));
        assertThat(consumer.times).hasSize(3).last().isEqualTo(first);
        assertThat(consumer.times.get(1)).isBefore(first);
    }

    @Test
    void clockSetForward_isToldWithinASecond() {
        file.pass(source, Duration.ofSeconds(1));
        file.time.setWall(begin.plusSeconds(120).toEpochMilli());
        file.pass(source, Duration.ofSeconds(1));
        assertThat(consumer.times).hasSize(1);
        assertThat(consumer.times.get(0)).isAfter(first);
    }

    @Test
    void clockSetFarAndBack_isToldBothTimes_thoughNoBindingEnded() {
        file.time.setWall(begin.minusSeconds(86_400).toEpochMilli());
        file.pass(source, Duration.ofSeconds(1));
        file.time.setWall(begin.toEpochMilli());
        file.pass(source, Duration.ofSeconds(1));
        assertThat(consumer.times).hasSize(2);
    }

    @Test
    void clockThatGoesALittleWrong_isNoNews() {
        for (int i = 0; i < 30; i++) {
            file.time.setWall(file.time.wallMs() + (i % 2 == 0 ? 500 : -500));
            file.pass(source, Duration.ofSeconds(1));
        }
        assertThat(consumer.times).isEmpty();
    }

    @Test
    void failingConsumer_isAskedAgainAtTheNextEnd() {
        consumer.onTime = () -> {
            throw new IllegalStateException("A defect");
        };
        file.pass(source, Duration.ofHours(3));
        assertThat(consumer.times).hasSize(2);
    }

    @Test
    void bindingThatEndedBeforeThePolicyCame_isNoNews() {
        file.replace("name b\nuntil " + begin.plusMillis(10) + "\n");
        file.pass(source, Duration.ofMinutes(5));
        assertThat(consumer.names()).containsExactly("a", "b");
        assertThat(consumer.times).isEmpty();
    }

    @Test
    void reloadedPolicy_hasItsOwnEnds() {
        Instant own = begin.plusSeconds(30);
        file.replace("name b\nuntil " + own + "\nuntil +1000000000-12-31T23:59:59.999999999Z\n");
        file.pass(source, Duration.ofHours(3));
        assertThat(consumer.times).containsExactly(own);
        assertThat(consumer.names()).containsExactly("a", "b");
    }
}
