/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import io.mojaloop.kafka.security.kit.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One principal with real clients. Each call opens one, uses it and closes it, and throws Kafka's own exception.
 *
 * @param principal as ACLs name it
 * @param properties what every client of it is made of; may be changed
 */
public record Client(String principal, Properties properties) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Client of(Credentials credentials, Properties connection) {
        String name = credentials instanceof Credentials.Scram scram
                ? scram.user()
                : credentials instanceof Credentials.Certificate certificate ? certificate.commonName() : "ANONYMOUS";
        Properties properties = new Properties();
        properties.putAll(connection);
        properties.put("request.timeout.ms", "10000");
        properties.put("default.api.timeout.ms", "20000");
        properties.put("reconnect.backoff.ms", "50");
        properties.put("retry.backoff.ms", "50");
        return new Client("User:" + name, properties);
    }

    /** Without idempotence: what it needs is Write on the topic and nothing else. */
    public void produce(String topic, String... values) {
        produce(Map.of("enable.idempotence", "false"), topic, values);
    }

    /** With idempotence, as producers are by default: also asks for a producer id. */
    public void produceIdempotent(String topic, String... values) {
        produce(Map.of("enable.idempotence", "true"), topic, values);
    }

    private void produce(Map<String, String> settings, String topic, String... values) {
        withProducer(settings, producer -> {
            for (String value : values) {
                Calls.get(producer.send(new ProducerRecord<>(topic, value)));
            }
        });
    }

    public void produceInTransaction(String transactionalId, String topic, String... values) {
        withProducer(Map.of("transactional.id", transactionalId), producer -> {
            producer.initTransactions();
            producer.beginTransaction();
            for (String value : values) {
                Calls.get(producer.send(new ProducerRecord<>(topic, value)));
            }
            producer.commitTransaction();
        });
    }

    public void withProducer(Map<String, String> settings, Consumer<KafkaProducer<String, String>> use) {
        KafkaProducer<String, String> producer = producer(settings);
        try {
            use.accept(producer);
        } catch (KafkaException e) {
            throw cause(e);
        } finally {
            // Every send was waited for; without a limit, a refused transaction is waited for as long as a request.
            producer.close(Duration.ofSeconds(1));
        }
    }

    /** What a producer that was refused before it sent wraps once more ("in an error state"). */
    private static KafkaException cause(KafkaException thrown) {
        return thrown.getClass() == KafkaException.class && thrown.getCause() instanceof ApiException refusal
                ? refusal
                : thrown;
    }

    public KafkaProducer<String, String> producer(Map<String, String> settings) {
        Properties all = new Properties();
        all.putAll(properties);
        all.put("acks", "all");
        all.put("linger.ms", "0");
        all.put("max.block.ms", "20000");
        all.put("delivery.timeout.ms", "20000");
        all.putAll(settings);
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    /** Everything in a topic from its start, as a member of a group, until this many records came. */
    public List<String> consume(String topic, String group, int count) {
        return consume(Map.of(), topic, group, count);
    }

    public List<String> consume(Map<String, String> settings, String topic, String group, int count) {
        try (KafkaConsumer<String, String> consumer = consumer(group, settings)) {
            consumer.subscribe(List.of(topic));
            List<String> values = new ArrayList<>();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (values.size() < count) {
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(200))) {
                    values.add(each.value());
                }
                if (System.nanoTime() > end) {
                    throw new TimeoutException("Got " + values + " and no more within " + PATIENCE);
                }
            }
            consumer.commitSync();
            return values;
        }
    }

    /** Reads the first record by asking for it, as a member of the group; commits what it has read. */
    public void consumeFromStart(String topic, String group) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, String> consumer = consumer(group, Map.of("max.poll.records", "1"))) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new TimeoutException("Got nothing within " + PATIENCE);
                }
            }
            consumer.commitSync();
        }
    }

    public KafkaConsumer<String, String> consumer(String group, Map<String, String> settings) {
        Properties all = new Properties();
        all.putAll(properties);
        all.put("group.id", group);
        all.put("auto.offset.reset", "earliest");
        all.put("enable.auto.commit", "false");
        all.put("isolation.level", "read_committed");
        all.put("allow.auto.create.topics", "false");
        all.put("metadata.max.age.ms", "1000");
        all.putAll(settings);
        return new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
    }

    /** What it may describe. */
    public Set<String> visibleTopics() {
        try (Admin admin = Admin.create(properties)) {
            return new AdminCalls(admin).topics();
        }
    }

    public void administer(Consumer<AdminCalls> call) {
        try (Admin admin = Admin.create(properties)) {
            call.accept(new AdminCalls(admin));
        }
    }
}
