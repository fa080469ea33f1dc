/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicySourceCloseTest {
    @TempDir
    Path directory;

    final RecordingConsumer consumer = new RecordingConsumer();
    final RecordingConsumer other = new RecordingConsumer();
    final LogCapture log = new LogCapture();
    WatchedFile file;

    @BeforeEach
    void write() {
        file = new WatchedFile(directory);
        file.replace("name a\n");
    }

    @AfterEach
    void stopLogging() {
        log.close();
    }

    @Test
    void closingTwice_takesNothingFromTheOthers() {
        PolicySource one = file.open(consumer);
        PolicySource two = file.open(other);
        one.close();
        one.close();
        file.replace("name b\n");
        file.settle(two);
        assertThat(consumer.names()).containsExactly("a");
        assertThat(other.names()).containsExactly("a", "b");
        two.close();
        assertThat(file.watchers.size()).isZero();
    }

    @Test
    void sameConsumerTwice_isTwoSubscriptions() {
        PolicySource one = file.open(consumer);
        PolicySource two = file.open(consumer);
        one.close();
        file.replace("name b\n");
        file.settle(two);
        assertThat(consumer.names()).containsExactly("a", "a", "b");
        two.close();
    }

    @Test
    void closedSource_stillTellsItsLastVersion_andNothingIsReadAnyMore() {
        PolicySource source = file.open(consumer);
        source.close();
        file.replace("name b\n");
        file.settle(source);
        assertThat(TestPolicies.nameOf(source.current())).isEqualTo("a");
        assertThat(source.status().version()).isEqualTo(1);
    }

    @Test
    void openAfterTheLastClose_readsTheFileAfresh() {
        file.open(consumer).close();
        file.replace("name b\n");
        PolicySource source = file.open(other);
        assertThat(other.names()).containsExactly("b");
        assertThat(source.current().version()).isEqualTo(1);
        source.close();
        file.delete();
        assertThatThrownBy(() -> file.open(other)).isInstanceOf(PolicyFileException.class);
    }

    @Test
    void closeWithinEachCallback_endsTheCalls() {
        for (String callback : List.of("check", "accept", "time", "refusal")) {
            RecordingConsumer leaving = new RecordingConsumer();
            List<PolicySource> own = new ArrayList<>();
            Runnable close = () -> own.forEach(PolicySource::close);
            file.replace("name a\nuntil " + end() + "\n");
            own.add(file.open(leaving));
            switch (callback) {
                case "check" -> leaving.onCheck = close;
                case "accept" -> leaving.onAccept = close;
                case "time" -> leaving.onTime = close;
                default -> leaving.onRefusal = close;
            }
            file.replace(callback.equals("refusal") ? "bad idea\n" : "name b\nuntil " + end() + "\n");
            file.pass(own.get(0), Duration.ofHours(1));
            assertThat(file.watchers.size()).as(callback).isZero();
            assertThat(own.get(0).current().version()).isEqualTo(leaving.accepted.size());
            assertThat(leaving.accepted).hasSize(callback.equals("accept") || callback.equals("time") ? 2 : 1);
            assertThat(leaving.times.size() + leaving.refusals.size())
                    .isEqualTo(callback.equals("time") || callback.equals("refusal") ? 1 : 0);
        }
    }

    @Test
    void closingAnotherWithinACallback_sparesItTheCall() {
        PolicySource one = file.open(consumer);
        PolicySource two = file.open(other);
        consumer.onAccept = two::close;
        file.replace("name b\n");
        file.settle(one);
        assertThat(other.names()).containsExactly("a");
        one.close();
    }

    private Instant end() {
        return Instant.ofEpochMilli(file.time.wallMs()).plusSeconds(60);
    }
}
