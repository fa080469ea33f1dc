/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.audit.output.Output;
import io.mojaloop.kafka.security.audit.output.follow.TestTrail;
import io.mojaloop.kafka.security.kit.ClusterSpec;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.KitException;
import io.mojaloop.kafka.security.kit.SecuredCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The output to a real broker, with TLS, SASL and Kafka's own authorizer, which goes away and comes back. */
@Timeout(240)
class KafkaOutputIT {
    private static SecuredCluster cluster;

    @TempDir
    Path directory;

    private TestTrail trail;
    private Output output;

    @BeforeAll
    static void startBroker() {
        try {
            cluster = SecuredCluster.start(ClusterSpec.builder()
                    .kafkaVersion("3.9.2")
                    .scramUsers("audit-writer")
                    .serverProperty("auto.create.topics.enable", "false")
                    .build());
        } catch (KitException e) {
            if (e.kind().isMissingRequirement()) {
                throw new TestAbortedException("no broker can be started here: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    @AfterAll
    static void stopBroker() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        trail = new TestTrail(directory);
    }

    @AfterEach
    void close() throws Exception {
        if (output != null) {
            output.close();
        }
        trail.close();
    }

    private void start(String topic) {
        Properties client = cluster.clientProperties("audit-writer");
        Map<String, String> settings = new HashMap<>(Map.of(
                "bootstrap.servers", client.getProperty("bootstrap.servers"),
                "topic", topic,
                "producer.delivery.timeout.ms", "6000",
                "producer.request.timeout.ms", "3000",
                "producer.max.block.ms", "3000",
                "producer.batch.size", "2000",
                "producer.compression.type", "none",
                "producer.reconnect.backoff.max.ms", "200"));
        client.remove("bootstrap.servers");
        client.forEach((key, value) -> settings.put("producer." + key, value.toString()));
        KafkaOutputFactory factory = new KafkaOutputFactory();
        assertThat(factory.problems("siem", settings)).isEmpty();
        output = factory.start("siem", settings, trail.context());
    }

    private static void createTopic(String topic) throws Exception {
        try (Admin admin = Admin.create(cluster.clientProperties("admin"))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(Map.of("max.message.bytes", "4000"))))
                    .all()
                    .get();
        }
    }

    private static void grant(String topic) throws Exception {
        try (Admin admin = Admin.create(cluster.clientProperties("admin"))) {
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                            new AccessControlEntry(
                                    "User:audit-writer", "*", AclOperation.WRITE, AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
    }

    private static List<ConsumerRecord<String, byte[]>> read(String topic) {
        Properties client = cluster.clientProperties(Credentials.scram("admin"));
        client.put("enable.auto.commit", "false");
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                ConsumerRecords<String, byte[]> some = consumer.poll(Duration.ofMillis(500));
                some.forEach(all::add);
            }
        }
        return all;
    }

    private static String id(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("event.id").value(), StandardCharsets.UTF_8);
    }

    private void awaitAcknowledged() {
        await().atMost(90, TimeUnit.SECONDS)
                .until(() -> output.acknowledgedSequence() == trail.end().sequence());
    }

    @Test
    void topicMissingThenDeniedThenGranted_isWaitedFor() throws Exception {
        trail.write(50);
        start("patience");
        await().atMost(30, TimeUnit.SECONDS).until(() -> output.status().failures() > 0);
        assertThat(output.status().connected()).isFalse();
        createTopic("patience");
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> output.status().lastFailure().contains("TopicAuthorizationException"));
        grant("patience");
        awaitAcknowledged();

        List<ConsumerRecord<String, byte[]>> records = read("patience");
        assertThat(records.stream().map(KafkaOutputIT::id)).isEqualTo(trail.ids());
        assertThat(records).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo(id(record));
            assertThat(TestTrail.text(record.value())).contains("\"id\":\"" + id(record) + "\"");
            assertThat(TestTrail.text(
                            record.headers().lastHeader("content-type").value()))
                    .isEqualTo("application/json");
        });
        assertThat(trail.told())
                .filteredOn(text -> text.startsWith("disconnected"))
                .hasSize(1);
        assertThat(trail.told())
                .filteredOn(text -> text.startsWith("reconnected"))
                .hasSize(1);
    }

    @Test
    void broker_killedAndRestartedWhileSending_hasEveryRecordInOrder() throws Exception {
        createTopic("survivor");
        grant("survivor");
        start("survivor");
        trail.write(500);
        awaitAcknowledged();
        for (int round = 0; round < 2; round++) {
            trail.write(3000);
            cluster.kill(1);
            trail.write(500);
            await().atMost(30, TimeUnit.SECONDS).until(() -> !output.status().connected());
            // The other end may be restarted as well.
            output.close();
            trail.write(100);
            cluster.start(1);
            start("survivor");
            awaitAcknowledged();
        }

        List<String> arrived = read("survivor").stream().map(KafkaOutputIT::id).toList();
        assertThat(new ArrayList<>(new LinkedHashSet<>(arrived))).isEqualTo(trail.ids());
    }

    @Test
    void recordLargerThanTheBrokerTakes_isSkippedAndTold() throws Exception {
        createTopic("small");
        grant("small");
        trail.write(5);
        trail.writeLarge(25_000);
        trail.write(5);
        start("small");
        awaitAcknowledged();

        assertThat(output.status().refusedRecords()).isEqualTo(1);
        assertThat(read("small")).hasSize(trail.ids().size() - 1);
        assertThat(trail.told()).anyMatch(text -> text.startsWith("skipped: 1 record") && text.contains("TooLarge"));
    }

    @Test
    void wrongPassword_isWaitedForWithoutTellingIt() throws Exception {
        createTopic("secret");
        Properties client = cluster.clientProperties("audit-writer");
        Map<String, String> settings = new HashMap<>(
                Map.of("bootstrap.servers", client.getProperty("bootstrap.servers"), "producer.max.block.ms", "3000"));
        client.remove("bootstrap.servers");
        client.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"audit-writer\""
                        + " password=\"hunter2\";");
        client.forEach((key, value) -> settings.put("producer." + key, value.toString()));
        trail.write(1);
        output = new KafkaOutputFactory().start("siem", settings, trail.context());
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> output.status().lastFailure().contains("Authentication"));

        assertThat(output.status().toString() + trail.told()).doesNotContain("hunter2");
    }
}
