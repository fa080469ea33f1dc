/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;

/**
 * Does a little and tells whether a broker asked it to wait: by {@code throttle_time_ms} of its answers, which is what a
 * client knows of quotas. Each is a connection of its own, so none inherits the delay of another.
 *
 * @param clientId as it calls itself
 */
record Probe(Client client, String clientId) {
    static final int RECORD_BYTES = 32 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Writes records of 32 KiB until it is asked to wait. */
    boolean isThrottledProducing(String topic, int records) {
        return produces(topic, records, RECORD_BYTES) > 0;
    }

    /** Writes records of next to nothing: what it uses is time. */
    boolean isThrottledRequesting(String topic) {
        return produces(topic, 50, 10) > 0;
    }

    private double produces(String topic, int records, int bytes) {
        KafkaProducer<String, String> producer = client.producer(
                Map.of("client.id", clientId, "enable.idempotence", "false", "max.request.size", "5000000"));
        try {
            double throttledMs = 0;
            for (int i = 0; i < records && throttledMs == 0; i++) {
                Calls.get(producer.send(new ProducerRecord<>(topic, 0, null, "x".repeat(bytes))));
                throttledMs = max(producer.metrics(), "produce-throttle-time-max");
            }
            return throttledMs;
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    /** Reads a topic from its start until it has a record or is asked to wait. */
    boolean isThrottledFetching(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        KafkaConsumer<String, String> consumer =
                client.consumer("probe", Map.of("client.id", clientId, "isolation.level", "read_uncommitted"));
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                int read = consumer.poll(Duration.ofMillis(50)).count();
                if (max(consumer.metrics(), "fetch-throttle-time-max") > 0) {
                    return true;
                }
                if (read > 0) {
                    return false;
                }
            }
            throw new IllegalStateException("neither a record nor a delay within " + PATIENCE);
        } finally {
            // Taking leave of a broker that has it wait would take as long.
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    /** Creates topics of five partitions each until it is refused. */
    boolean isThrottledCreating(int topics) {
        Properties properties = new Properties();
        properties.putAll(client.properties());
        properties.put("client.id", clientId);
        try (Admin admin = Admin.create(properties)) {
            for (int i = 0; i < topics; i++) {
                String name = io.mojaloop.kafka.security.integration.support.TestCluster.unique("mutation");
                Calls.get(admin.createTopics(
                                List.of(new NewTopic(name, 5, (short) 1)),
                                new CreateTopicsOptions().retryOnQuotaViolation(false))
                        .all());
            }
            return false;
        } catch (ThrottlingQuotaExceededException refused) {
            return true;
        }
    }

    private static double max(Map<MetricName, ? extends Metric> metrics, String name) {
        return metrics.entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(name))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .filter(value -> value > 0)
                .max()
                .orElse(0);
    }
}
