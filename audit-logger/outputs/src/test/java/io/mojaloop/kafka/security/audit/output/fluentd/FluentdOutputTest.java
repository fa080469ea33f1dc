/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mojaloop.kafka.security.audit.output.Output;
import io.mojaloop.kafka.security.audit.output.follow.TestTrail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the trail's files to a receiver that this project did not write, either of which is restarted. */
@Timeout(120)
class FluentdOutputTest {
    @TempDir
    Path work;

    @Test
    void receiverAndSender_restartedInTurns_missNothingAndDuplicatesShareTheirIds() throws Exception {
        Path key = Files.writeString(work.resolve("key"), "s3cret");
        try (NpmReceiver receiver = NpmReceiver.installed(work)
                        .withSecurity("s3cret", null, null)
                        .start();
                TestTrail trail = new TestTrail(work.resolve("trail"))) {
            Map<String, String> settings = Map.of(
                    "servers",
                    "127.0.0.1:" + receiver.port(),
                    "shared.key.file",
                    key.toString(),
                    "ack.timeout.ms",
                    "5000");
            FluentdOutputFactory factory = new FluentdOutputFactory();
            assertThat(factory.problems("siem", settings)).isEmpty();
            Output output = factory.start("siem", settings, trail.context());
            for (int round = 0; round < 3; round++) {
                trail.write(400);
                receiver.stop();
                trail.write(400);
                Output down = output;
                await().until(() -> !down.status().connected());
                output.close();
                trail.write(100);
                output = factory.start("siem", settings, trail.context());
                receiver.start();
                awaitAcknowledged(output, trail);
            }
            output.close();

            List<String> ids = trail.ids();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(arrived(receiver)).isEqualTo(ids));
            assertThat(receiver.entries())
                    .allSatisfy(entry -> assertThat(
                                    entry.at("/record/event/sequence").longValue())
                            .isEqualTo(ids.indexOf(entry.at("/record/event/id").textValue())));
        }
    }

    private static void awaitAcknowledged(Output output, TestTrail trail) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> output.acknowledgedSequence() == trail.end().sequence());
    }

    private static List<String> arrived(NpmReceiver receiver) throws Exception {
        return receiver.entries().stream()
                .map((JsonNode entry) -> entry.at("/record/event/id").textValue())
                .distinct()
                .toList();
    }
}
