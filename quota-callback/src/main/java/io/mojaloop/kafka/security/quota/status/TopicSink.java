/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The status topic of the node's own cluster. Made if it is not there: one partition, compacted, and what is older than an
 * hour goes, too; nobody wants to know what a node did that is long gone.
 */
final class TopicSink implements StatusSink {
    /** As long as a broker may take; longer than an interval is no harm, the newest status waits. */
    private static final int TIMEOUT_MS = 10_000;

    private static final short MOST_REPLICAS = 3;
    private static final Map<String, String> CONFIGURATION = Map.of(
            "cleanup.policy", "compact,delete",
            "retention.ms", "3600000",
            "segment.ms", "600000");

    private final String topic;
    private final Producer<String, byte[]> producer;

    TopicSink(String topic, Producer<String, byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    static StatusSink open(String topic, String node, ClusterClients clients) throws Exception {
        Map<String, Object> properties = new HashMap<>(clients.properties());
        properties.put("client.id", "kafka-security-quota-status-" + node);
        properties.put("request.timeout.ms", TIMEOUT_MS);
        try (Admin admin = Admin.create(with(properties, Map.of("default.api.timeout.ms", TIMEOUT_MS)))) {
            ensure(admin, topic);
        }
        Map<String, Object> bounded = Map.of(
                "key.serializer",
                StringSerializer.class.getName(),
                "value.serializer",
                ByteArraySerializer.class.getName(),
                // Needs no right to write idempotently, and one record at a time cannot be reordered.
                "enable.idempotence",
                false,
                "acks",
                "1",
                "linger.ms",
                0,
                "max.block.ms",
                TIMEOUT_MS,
                "delivery.timeout.ms",
                2 * TIMEOUT_MS,
                "buffer.memory",
                4L * StatusJson.MOST_BYTES,
                "compression.type",
                "gzip");
        // Serializers are found by the loader of Kafka's own classes.
        return new TopicSink(topic, new KafkaProducer<>(with(properties, bounded)));
    }

    static void ensure(Admin admin, String topic) throws Exception {
        try {
            get(admin.describeTopics(List.of(topic)).allTopicNames());
            return;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
        int brokers = get(admin.describeCluster().nodes()).size();
        short replicas = (short) Math.max(1, Math.min(MOST_REPLICAS, brokers));
        try {
            get(admin.createTopics(List.of(new NewTopic(topic, 1, replicas).configs(CONFIGURATION)))
                    .all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static <T> T get(KafkaFuture<T> future) throws Exception {
        return future.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
    }

    private static Map<String, Object> with(Map<String, Object> properties, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(more);
        return all;
    }

    @Override
    public void send(String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, 0, key, value)).get(3L * TIMEOUT_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        producer.close(Duration.ZERO);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
