/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.traffic;

import io.mojaloop.kafka.security.integration.support.Client;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A service that may write and read one topic, and does so without a pause. It loses nothing and is never refused, or
 * {@link #errors} says what happened.
 */
public final class Flow implements AutoCloseable {
    private static final int IN_FLIGHT = 50;

    private final String topic;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final AtomicInteger sent = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private final Semaphore permits = new Semaphore(IN_FLIGHT);
    private final Thread writing = new Thread(this::write, "flow-writer");
    private final Thread reading = new Thread(this::read, "flow-reader");
    private volatile boolean writerEnded;
    private volatile boolean readerEnded;

    public Flow(Client service, String topic, String group) {
        this.topic = topic;
        Map<String, String> patient = new HashMap<>();
        patient.put("delivery.timeout.ms", "120000");
        patient.put("max.block.ms", "120000");
        patient.put("request.timeout.ms", "5000");
        this.producer = service.producer(patient);
        this.consumer =
                service.consumer(group, Map.of("session.timeout.ms", "10000", "default.api.timeout.ms", "60000"));
        consumer.subscribe(List.of(topic));
        writing.setDaemon(true);
        reading.setDaemon(true);
        writing.start();
        reading.start();
    }

    private void write() {
        try {
            while (!writerEnded) {
                permits.acquire();
                String value = "record-" + sent.incrementAndGet();
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(topic, value, value), (metadata, failure) -> {
                            permits.release();
                            if (failure == null) {
                                acknowledged.add(value);
                            } else {
                                errors.add("write of " + value + ": " + failure);
                            }
                        });
            }
            producer.close(Duration.ofSeconds(60));
        } catch (Exception e) {
            errors.add("writer: " + e);
        }
    }

    private void read() {
        int failures = 0;
        while (!readerEnded && failures < 100) {
            try {
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(100))) {
                    received.add(each.value());
                }
            } catch (Exception e) {
                failures++;
                errors.add("reader: " + e);
            }
        }
        consumer.close();
    }

    public int acknowledged() {
        return acknowledged.size();
    }

    /** Ends the writer and returns when every record that was sent is acknowledged or reported. */
    public void endWriting() throws InterruptedException {
        writerEnded = true;
        writing.join();
    }

    public boolean everythingReceived() {
        return received.containsAll(acknowledged);
    }

    /** Everything that was sent, acknowledged or not. */
    public int sent() {
        return sent.get();
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() throws InterruptedException {
        endWriting();
        readerEnded = true;
        reading.join();
    }
}
