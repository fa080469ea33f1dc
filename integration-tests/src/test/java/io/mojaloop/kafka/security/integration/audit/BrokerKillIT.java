/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.CommandLine;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A broker that is killed again and again in the middle of its work loses nothing that it said it had written. */
class BrokerKillIT {
    private static final int KILLS = Integer.getInteger("it.kills", 20);
    private static final TrailFolders TRAILS = TrailFolders.create(1);

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.KRAFT_4_4,
            AuditedBrokers.of(Brokers.KRAFT_4_4, TRAILS)
                    // Each denial a record: the more are under way when it dies, the better.
                    .serverProperty("security.audit.deny.burst", "1000000"));

    /** A client that retries nothing and gives up early. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "enable.idempotence", "false",
            "request.timeout.ms", "1000",
            "delivery.timeout.ms", "1500",
            "max.block.ms", "1500",
            "client.id", "under-load");

    @Test
    void brokerKilledUnderLoad_keepsWhatItHadWritten_andTellsWhereItsFileIsTorn() throws IOException {
        String topic = CLUSTER.newTopic("killed");
        Client rogue = CLUSTER.newClient("rogue");
        Client service = CLUSTER.newClient("service");
        CLUSTER.acls().grant(allow(rogue, DESCRIBE, topic(topic)), allow(service, WRITE, topic(topic)));

        long written = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            try (Load denied = new Load(rogue, topic);
                    Load alsoDenied = new Load(rogue, topic);
                    Load allowed = new Load(service, topic)) {
                long before = written;
                await("load")
                        .until(() -> writtenSequence() > before + 500
                                && allowed.answers() > 10
                                && alsoDenied.answers() > 10
                                && denied.answers() > 10);
                written = writtenSequence();
                CLUSTER.kit().kill(1);
            }
            Set<Long> present =
                    TRAILS.records(1).stream().map(AuditRecord::sequence).collect(Collectors.toSet());
            assertThat(present)
                    .as("kill %d", kill)
                    .containsAll(LongStream.rangeClosed(0, written).boxed().toList());
            if (kill % 2 == 0) {
                tear();
            }
            CLUSTER.kit().start(1);
        }

        List<AuditRecord> starts = TRAILS.records(1).stream()
                .filter(record -> record.text("event.action").equals("trail-started"))
                .toList();
        assertThat(starts).as("each start is told").hasSize(KILLS + 1);
        assertThat(starts.stream().skip(1))
                .as("and that it follows a kill")
                .allMatch(record -> record.json().at("/kafka/audit/unclean").asBoolean());
        assertThat(starts.stream().filter(record -> record.has("kafka.audit.torn.file")))
                .as("and each torn end")
                .hasSizeGreaterThanOrEqualTo(KILLS / 2);
        CLUSTER.kit().stop(1);
        CommandLine verified = TRAILS.verify(1);
        assertThat(verified.exitCode())
                .as("%s%s", verified.out(), verified.err())
                .isZero();
        assertThat(verified.out()).containsIgnoringCase("torn");
        assertThat(TRAILS.records(1).stream().mapToLong(AuditRecord::sequence))
                .containsExactlyElementsOf(
                        LongStream.range(0, TRAILS.records(1).size()).boxed().toList());
    }

    /** A kill seldom catches a write half way; a machine that loses its power does. */
    private static void tear() throws IOException {
        List<Path> files = TRAILS.files(1);
        Path last = files.get(files.size() - 1);
        Files.writeString(
                last, "{\"@timestamp\":\"2026-11-23T10:00:00.000Z\",\"ecs\":{\"ver", StandardOpenOption.APPEND);
    }

    private static long writtenSequence() {
        return AuditMetrics.of(CLUSTER, 1).number("WrittenSequence");
    }

    /** Writes one record after the other. */
    private static final class Load implements AutoCloseable {
        private final KafkaProducer<String, String> producer;
        private final Thread thread;
        private volatile boolean ended;
        private volatile int answers;

        Load(Client client, String topic) {
            producer = client.producer(IMPATIENT);
            thread = new Thread(() -> run(topic), "load-of-" + client.principal());
            thread.setDaemon(true);
            thread.start();
        }

        private void run(String topic) {
            int count = 0;
            while (!ended) {
                Calls.outcome(() -> Calls.get(producer.send(new ProducerRecord<>(topic, "value"))));
                answers = ++count;
            }
        }

        int answers() {
            return answers;
        }

        @Override
        public void close() {
            ended = true;
            Calls.run(() -> {
                thread.join();
                return true;
            });
            producer.close(java.time.Duration.ofSeconds(1));
        }
    }
}
