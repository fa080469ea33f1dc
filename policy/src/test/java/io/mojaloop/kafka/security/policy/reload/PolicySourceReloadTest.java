/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.reload.PolicyStatus.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a new content comes into force. */
class PolicySourceReloadTest {
    private static final Duration INTERVAL = WatchedFile.INTERVAL;

    @TempDir
    Path directory;

    final RecordingConsumer consumer = new RecordingConsumer();
    final RecordingConsumer other = new RecordingConsumer();
    final LogCapture log = new LogCapture();
    WatchedFile file;
    PolicySource source;

    @BeforeEach
    void open() {
        file = new WatchedFile(directory);
        file.replace("name a\n# end of a\n");
        source = file.open(consumer);
        file.open(other);
        file.settle(source);
    }

    @AfterEach
    void close() {
        source.close();
        log.close();
    }

    @Test
    void unchangedFile_changesNothing() {
        file.pass(source, Duration.ofHours(1));
        assertThat(consumer.names()).containsExactly("a");
        assertThat(consumer.times).isEmpty();
        assertThat(source.status().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(source.status().ageMs()).isGreaterThanOrEqualTo(3_600_000);
        assertThat(source.status().lastCheckedAt().toEpochMilli())
                .isBetween(file.time.wallMs() - INTERVAL.toMillis() / 4, file.time.wallMs());
        assertThat(log.at(Level.INFO)).hasSize(1);
    }

    @Test
    void renamedOver_isTakenWithinTwoIntervals_byAll_andNotBeforeItRestedForOne() {
        LoadedPolicy before = source.current();
        file.pass(source, Duration.ofMillis(700)); // anywhere between two looks
        file.replace("name b\n");
        file.pass(source, INTERVAL.minusMillis(1));
        assertThat(consumer.names()).containsExactly("a");
        file.pass(source, INTERVAL);
        assertThat(consumer.names()).containsExactly("a", "b");
        assertThat(other.accepted).isEqualTo(consumer.accepted);
        assertThat(source.current().version()).isEqualTo(2);
        assertThat(source.status().outcome()).isIn(Outcome.LOADED, Outcome.UNCHANGED);
        assertThat(log.at(Level.INFO).get(1))
                .contains(before.sha256(), source.current().sha256(), "version 2", "version 1");
    }

    @Test
    void rewrittenInPlace_isTaken() {
        file.rewriteInPlace("name b\n");
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a", "b");
    }

    @Test
    void sameSizeAndTimeOfModification_areNoDisguise() {
        file.setModified(1_000_000_000_000L);
        file.settle(source);
        file.rewriteInPlace("name z\n# end of z\n");
        file.setModified(1_000_000_000_000L);
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a", "z");
    }

    @Test
    void touched_isNotTakenAgain() {
        file.setModified(1_000_000_000_000L);
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a");
        assertThat(consumer.checked).hasSize(1);
    }

    @Test
    void deletedAndCreatedAgainAtOnce_isTaken_andNobodyIsAlarmed() {
        file.delete();
        file.pass(source, INTERVAL.dividedBy(2));
        file.replace("name b\n");
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a", "b");
        assertThat(consumer.refusals).isEmpty();
    }

    @Test
    void configMapOfKubernetes_isFollowed() {
        file.delete();
        file.mountConfigMap("2026_11_23_10", "name b\n");
        file.settle(source);
        file.mountConfigMap("2026_11_23_11", "name c\n");
        file.settle(source);
        file.mountConfigMap("2026_11_23_12", "bad\n".replace("\n", " idea\n"));
        file.settle(source);
        file.mountConfigMap("2026_11_23_13", "name d\n");
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a", "b", "c", "d");
        assertThat(consumer.refusals).hasSize(1);
    }

    @Test
    void halfWritten_isNeverTaken_evenIfTheHalfIsValid() {
        file.rewriteInPlace("name half\n");
        file.pass(source, INTERVAL.dividedBy(4).multipliedBy(3)); // several looks
        file.append("name most\n");
        file.pass(source, INTERVAL.dividedBy(4).multipliedBy(3));
        file.append("name b\n");
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a", "b");
        assertThat(consumer.refusals).isEmpty();
    }

    @Test
    void halfWrittenForVeryLong_isRefused_andThenTakenWhole() {
        file.rewriteInPlace("whole\nname b\n");
        file.pass(source, INTERVAL.multipliedBy(5));
        assertThat(consumer.names()).containsExactly("a");
        assertThat(consumer.refusals).hasSize(1);
        file.append("end\n");
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a", "b");
    }

    @Test
    void twoChangesInOneInterval_onlyTheSecondIsTaken() {
        file.replace("name b\n");
        file.pass(source, INTERVAL.dividedBy(2));
        file.replace("name c\n");
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a", "c");
    }

    @Test
    void longPauseOfTheProcess_isNoProofOfRest() {
        file.rewriteInPlace("name half\n");
        file.pass(source, INTERVAL.dividedBy(4));
        file.time.passNanos(INTERVAL.multipliedBy(3).toNanos());
        file.pass(source, Duration.ZERO);
        file.rewriteInPlace("name b\n");
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a", "b");
    }

    @Test
    void mereBlanksMissingAtTheEnd_areNoLoss() {
        file.replace("name a\n# end of a");
        file.settle(source);
        assertThat(consumer.accepted).hasSize(2);
    }

    @Test
    void accept_thatFails_isLogged_andTheOthersGetTheVersion() {
        consumer.onAccept = () -> {
            throw new StackOverflowError("A defect");
        };
        file.replace("name b\n");
        file.settle(source);
        assertThat(other.names()).containsExactly("a", "b");
        assertThat(source.current().version()).isEqualTo(2);
        assertThat(log.at(Level.ERROR)).containsExactly("A consumer of the policy failed to accept a policy");
        file.replace("name c\n");
        file.settle(source);
        assertThat(other.names()).containsExactly("a", "b", "c");
    }

    @Test
    void accept_thatFailedOnce_isTriedAgain() {
        consumer.onAccept = () -> {
            consumer.onAccept = () -> {};
            throw new OutOfMemoryError("A moment of it");
        };
        file.replace("name b\n");
        file.settle(source);
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a", "b", "b");
        assertThat(other.names()).containsExactly("a", "b");
    }

    @Test
    void shorterInterval_countsForAll_andLongerAgainWhenItsOwnerLeaves() {
        PolicySource hasty =
                PolicySource.open(file.watchers, file.path, Duration.ofMillis(100), new RecordingConsumer());
        file.replace("name b\n");
        file.pass(source, Duration.ofMillis(200));
        assertThat(consumer.names()).containsExactly("a", "b");
        hasty.close();
        file.pass(source, Duration.ofMillis(100));
        file.replace("name c\n");
        file.pass(source, INTERVAL.minusMillis(1));
        assertThat(consumer.names()).containsExactly("a", "b");
        file.pass(source, INTERVAL);
        assertThat(consumer.names()).containsExactly("a", "b", "c");
    }
}
