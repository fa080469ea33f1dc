/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.SecuredCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What real clients do, each with a client of its own and within the patience. */
final class Clients {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final SecuredCluster cluster;
    private final Patience patience;

    Clients(SecuredCluster cluster, Patience patience) {
        this.cluster = cluster;
        this.patience = patience;
    }

    /** As Kafka's producer does it by default: idempotent, acknowledged by all. */
    String write(Credentials as, String topic, int records) throws Exception {
        Properties config = config(as);
        config.setProperty("max.block.ms", Integer.toString(patience.millis()));
        config.setProperty("request.timeout.ms", Integer.toString(patience.millis() / 2));
        config.setProperty("delivery.timeout.ms", Integer.toString(patience.millis()));
        config.setProperty("enable.idempotence", "true");
        config.setProperty("acks", "all");
        try (Closing<Producer<String, String>> producer = new Closing<>(
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer()), p -> p.close(CLOSE))) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                sent.add(producer.client().send(new ProducerRecord<>(topic, "demo-" + i, "{\"demo\":" + i + "}")));
            }
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
            return Count.of(records, "record") + " acknowledged by " + topic;
        }
    }

    /** Without a group. */
    String read(Credentials as, String topic, int records) {
        try (Closing<Consumer<String, String>> consumer = consumer(config(as))) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.client().assign(partitions);
            consumer.client().seekToBeginning(partitions);
            return poll(consumer.client(), topic, records);
        }
    }

    /** As a member of a group that commits. */
    String readInGroup(Credentials as, String topic, String group, int records) {
        Properties config = config(as);
        config.setProperty("group.id", group);
        try (Closing<Consumer<String, String>> consumer = consumer(config)) {
            consumer.client().subscribe(List.of(topic));
            String read = poll(consumer.client(), topic, records);
            consumer.client().commitSync(Duration.ofMillis(patience.millis()));
            return read + ", committed for " + group;
        }
    }

    private String poll(Consumer<String, String> consumer, String topic, int records) {
        long deadline = System.nanoTime() + patience.limit().toNanos();
        int read = 0;
        while (read < records) {
            if (System.nanoTime() - deadline > 0) {
                throw new Unmet("read only " + read + " of " + Count.of(records, "record") + " of " + topic + " in "
                        + patience.limit().toSeconds() + " s");
            }
            read += consumer.poll(POLL).count();
        }
        return Count.of(read, "record") + " read from " + topic;
    }

    private static Closing<Consumer<String, String>> consumer(Properties config) {
        config.setProperty("auto.offset.reset", "earliest");
        config.setProperty("enable.auto.commit", "false");
        return new Closing<>(
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer()), c -> c.close());
    }

    Closing<Admin> admin(Credentials as) {
        return admin(config(as), patience.limit());
    }

    /** For clients that come with other properties than the kit's. */
    static Closing<Admin> admin(Properties config, Duration timeout) {
        Properties bounded = new Properties();
        bounded.putAll(config);
        bounded.setProperty("request.timeout.ms", Long.toString(timeout.toMillis()));
        bounded.setProperty("default.api.timeout.ms", Long.toString(timeout.toMillis()));
        return new Closing<>(Admin.create(bounded), admin -> admin.close(CLOSE));
    }

    private Properties config(Credentials as) {
        return cluster.clientProperties(as);
    }

    SecuredCluster cluster() {
        return cluster;
    }

    Patience patience() {
        return patience;
    }
}
