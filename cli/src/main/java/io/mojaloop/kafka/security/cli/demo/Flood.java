/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Clients that move much at once, and what the broker says to that: each of its answers tells the client how long it is held
 * back ({@code throttle_time_ms}), and Kafka's clients keep the longest.
 *
 * @param kibibytes to move; Kafka lets some ten seconds' worth of a limit pass before it slows anybody
 */
record Flood(Clients clients, int kibibytes) {
    private static final int RECORD_KIB = 64;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE = Duration.ofMillis(100);

    /** @return the longest delay the broker gave, in milliseconds; 0 if none, negative never */
    double write(Credentials as, String topic) throws Exception {
        Properties config = clients.cluster().clientProperties(as);
        config.setProperty("batch.size", Integer.toString(RECORD_KIB * 1024));
        config.setProperty("max.block.ms", Integer.toString(clients.patience().millis()));
        config.setProperty(
                "delivery.timeout.ms", Integer.toString(clients.patience().millis()));
        config.setProperty(
                "request.timeout.ms", Integer.toString(clients.patience().millis() / 2));
        try (Closing<Producer<byte[], byte[]>> producer = new Closing<>(
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()),
                one -> one.close(CLOSE))) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < kibibytes / RECORD_KIB; i++) {
                sent.add(producer.client().send(new ProducerRecord<>(topic, new byte[RECORD_KIB * 1024 - 200])));
            }
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get(clients.patience().millis(), TimeUnit.MILLISECONDS);
            }
            return longest(producer.client().metrics(), "produce-throttle-time-max");
        }
    }

    /** Reads until it is slowed, or has read as much. @return as {@link #write} */
    double read(Credentials as, String topic) {
        Properties config = clients.cluster().clientProperties(as);
        config.setProperty("max.partition.fetch.bytes", Integer.toString(4 * RECORD_KIB * 1024));
        config.setProperty("enable.auto.commit", "false");
        try (Closing<Consumer<byte[], byte[]>> consumer = new Closing<>(
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                one -> one.close())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.client().assign(partitions);
            consumer.client().seekToBeginning(partitions);
            long deadline = System.nanoTime() + clients.patience().limit().toNanos();
            long bytes = 0;
            double slowed = 0;
            while (slowed <= 0 && bytes < kibibytes * 1024L) {
                if (System.nanoTime() - deadline > 0) {
                    throw new Unmet("read only " + bytes / 1024 + " KiB of " + topic);
                }
                for (var read : consumer.client().poll(POLL)) {
                    bytes += read.serializedValueSize();
                }
                slowed = longest(consumer.client().metrics(), "fetch-throttle-time-max");
            }
            return slowed;
        }
    }

    private static double longest(Map<MetricName, ? extends Metric> metrics, String name) {
        return metrics.entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(name))
                .map(metric -> metric.getValue().metricValue())
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .filter(value -> value > 0)
                .max()
                .orElse(0);
    }

    /** @throws Unmet if it was not slowed */
    String slowed(double delayMs, double seconds) {
        String moved = String.format(Locale.ROOT, "%d KiB in %.1f s", kibibytes, seconds);
        if (delayMs <= 0) {
            throw new Unmet(moved + ", never asked to wait");
        }
        return String.format(Locale.ROOT, "asked to wait %.1f s: %s", delayMs / 1000, moved);
    }
}
