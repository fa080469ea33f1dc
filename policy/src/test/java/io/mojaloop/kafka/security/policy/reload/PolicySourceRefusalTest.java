/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.reload.PolicyStatus.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.apache.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What does not come into force, and who hears of it. */
class PolicySourceRefusalTest {
    private static final Duration INTERVAL = WatchedFile.INTERVAL;
    private static final String GOOD = "name a\n# end of a\n";

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
        file.replace(GOOD);
        source = file.open(consumer);
        file.open(other);
        file.settle(source);
    }

    @AfterEach
    void close() {
        assertThat(source.current().version()).isEqualTo(consumer.accepted.size());
        source.close();
        log.close();
    }

    @Test
    void badFile_isReportedOnce_withEveryProblem_andTheLastGoodStays() {
        file.replace("bad \u001b[2J\nbad two\n");
        file.pass(source, INTERVAL.multipliedBy(10));
        assertThat(consumer.names()).containsExactly("a");
        assertThat(consumer.refusals).hasSize(1).isEqualTo(other.refusals);
        PolicyRefusal refusal = consumer.refusals.get(0);
        assertThat(refusal.problems()).hasSize(2);
        assertThat(refusal.sha256()).isPresent();
        assertThat(refusal.inForce()).isEqualTo(source.current().sha256());
        assertThat(log.at(Level.ERROR))
                .singleElement()
                .asString()
                .contains(refusal.sha256().get(), ":1:1: error: it says \\u001b[2J", ":2:1: error: it says two");
        PolicyStatus status = source.status();
        assertThat(status.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(status.totalRefusals()).isEqualTo(1);
        assertThat(status.consecutiveFailures()).isBetween(7, 10);
        assertThat(status.problem().orElseThrow()).contains("\\u001b[2J").endsWith(" (and 1 more)");
    }

    @Test
    void otherBadContent_isAnotherReason() {
        file.replace("bad one\n");
        file.settle(source);
        file.replace("bad two\n");
        file.settle(source);
        assertThat(consumer.refusals).hasSize(2);
        assertThat(source.status().totalRefusals()).isEqualTo(2);
        assertThat(log.at(Level.ERROR)).hasSize(2);
    }

    @Test
    void versionInForceComingBack_isTold_andNotTakenAgain() {
        file.replace("bad one\n");
        file.settle(source);
        file.replace(GOOD);
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a");
        assertThat(log.at(Level.INFO)).last().asString().contains("is back to the version in force");
        PolicyStatus status = source.status();
        assertThat(status.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(status.consecutiveFailures()).isZero();
        assertThat(status.totalRefusals()).isEqualTo(1);
        assertThat(status.problem()).isEmpty();
        file.replace("bad one\n");
        file.settle(source);
        assertThat(consumer.refusals).as("it is news again").hasSize(2);
    }

    @Test
    void anotherGoodVersionAfterABadOne_isTaken() {
        file.replace("bad one\n");
        file.settle(source);
        file.replace("name b\n");
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a", "b");
        assertThat(source.status().problem()).isEmpty();
    }

    @Test
    void vanishedFile_isReportedOnce_thenHourlyAsAReminder() {
        file.delete();
        file.pass(source, Duration.ofMinutes(59));
        assertThat(consumer.codes()).containsExactly("missing");
        assertThat(consumer.refusals.get(0).sha256()).isEmpty();
        assertThat(source.status().outcome()).isEqualTo(Outcome.MISSING);
        assertThat(log.at(Level.ERROR)).hasSize(1);
        assertThat(log.at(Level.WARN)).isEmpty();
        file.pass(source, Duration.ofHours(3));
        assertThat(consumer.refusals).hasSize(1);
        assertThat(log.at(Level.WARN)).hasSize(3).allMatch(line -> line.contains("has been refused since"));
        file.replace(GOOD);
        file.settle(source);
        assertThat(source.status().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void truncatedInPlace_isRefused_thoughItIsValid() {
        file.rewriteInPlace("name a\n");
        file.pass(source, INTERVAL.multipliedBy(5));
        assertThat(consumer.names()).containsExactly("a");
        assertThat(consumer.codes()).containsExactly("truncated");
        assertThat(consumer.refusals.get(0).problems().get(0).toString()).contains("rename");
    }

    @Test
    void emptied_isRefused() {
        file.rewriteInPlace("");
        file.settle(source);
        assertThat(consumer.codes()).containsExactly("empty-document");
    }

    @Test
    void tooLarge_isRefused() {
        file.fill(11 * 1024 * 1024);
        file.settle(source);
        assertThat(consumer.codes()).containsExactly("too-large");
        assertThat(source.status().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void directory_isRefused() {
        file.delete();
        file.makeDirectory();
        file.settle(source);
        assertThat(consumer.codes()).containsExactly("not-a-file");
        assertThat(source.status().outcome()).isEqualTo(Outcome.UNREADABLE);
    }

    @Test
    @Timeout(10)
    void pipe_isRefused_withoutBlocking() {
        file.delete();
        file.makePipe();
        file.settle(source);
        assertThat(consumer.codes()).containsExactly("not-a-file");
    }

    @Test
    void linkInACircle_isRefused() throws IOException {
        file.delete();
        Files.createSymbolicLink(file.path, file.path.getFileName());
        file.settle(source);
        assertThat(consumer.codes()).containsExactly("unreadable");
    }

    @Test
    void fileWithoutPermission_isRefused() throws IOException {
        Files.setPosixFilePermissions(file.path, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file.path), "this user may read everything");
        file.settle(source);
        assertThat(consumer.codes()).containsExactly("unreadable");
        assertThat(source.status().problem().orElseThrow()).contains("access denied");
    }

    @Test
    void fileThatNeverRests_isReported() {
        for (int i = 0; i < 100; i++) {
            file.append("# line " + i + "\n");
            file.pass(source, INTERVAL.dividedBy(2));
        }
        assertThat(consumer.names()).containsExactly("a");
        assertThat(consumer.codes()).containsExactly("being-written");
        file.settle(source);
        assertThat(consumer.accepted).hasSize(2);
        assertThat(source.status().problem()).isEmpty();
    }

    @Test
    void failingReader_isRefused_andAskedOnlyOnce() {
        file.replace("throw\n");
        file.pass(source, INTERVAL.multipliedBy(5));
        assertThat(consumer.codes()).containsExactly("defect");
        assertThat(log.at(Level.ERROR)).hasSize(2).contains("The reader of policy files failed");
    }

    @Test
    void oneConsumerObjecting_isEnough_untilItAgrees() {
        other.objections =
                List.of(TestPolicies.problem(Problem.Severity.ERROR, new Position("policy.yaml", 1, 1), "no"));
        file.replace("name b\n");
        file.pass(source, INTERVAL.multipliedBy(5));
        assertThat(consumer.names()).containsExactly("a");
        assertThat(other.names()).containsExactly("a");
        assertThat(consumer.codes()).containsExactly("test");
        other.objections = List.of();
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a", "b");
        assertThat(other.accepted).isEqualTo(consumer.accepted);
    }

    @Test
    void consumerThatOnlyWarns_agrees() {
        other.objections =
                List.of(TestPolicies.problem(Problem.Severity.WARNING, new Position("policy.yaml", 1, 1), "hm"));
        file.replace("name b\n");
        file.settle(source);
        assertThat(consumer.names()).containsExactly("a", "b");
        assertThat(log.at(Level.WARN)).singleElement().asString().contains("it says hm");
    }

    @Test
    void failingCheck_refuses() {
        other.onCheck = () -> {
            throw new NoClassDefFoundError("A defect");
        };
        file.replace("name b\n");
        file.settle(source);
        assertThat(consumer.codes()).containsExactly("defect");
    }

    @Test
    void failingRefusalCallback_isLogged_andTheOthersAreTold() {
        consumer.onRefusal = () -> {
            throw new IllegalStateException("A defect");
        };
        file.replace("bad one\n");
        file.pass(source, INTERVAL.multipliedBy(5));
        assertThat(other.refusals).hasSize(1);
        assertThat(consumer.refusals).hasSize(1);
    }
}
