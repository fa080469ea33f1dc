/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.flood;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Services that write and read a topic, as they may. Each writer waits for the acknowledgement of one record before it sends
 * the next, so every record is a request; a reader fetches them.
 */
final class AllowedClients implements AutoCloseable {
    private static final int WRITERS = 4;
    private static final int RECORD_BYTES = 1024;
    private static final int MOST_SAMPLES = 1 << 22;

    private final LongAdder written = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();
    private final List<KafkaProducer<byte[], byte[]>> producers = new ArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final int[] latencyMicros = new int[MOST_SAMPLES];
    private int samples;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;
    private final long pauseNanos;

    /** @param recordsPerSecond of all writers together; 0: as many as they can */
    AllowedClients(Properties client, String topic, double recordsPerSecond) {
        this.pauseNanos = recordsPerSecond == 0 ? 0 : Math.round(WRITERS * 1e9 / recordsPerSecond);
        consumer = consumer(client, topic);
        threads.add(new Thread(this::readAll, "reader"));
        for (int i = 0; i < WRITERS; i++) {
            KafkaProducer<byte[], byte[]> producer = producer(client);
            producers.add(producer);
            threads.add(new Thread(() -> write(producer, topic), "writer-" + i));
        }
        threads.forEach(thread -> thread.setDaemon(true));
        threads.forEach(Thread::start);
    }

    private void write(KafkaProducer<byte[], byte[]> producer, String topic) {
        byte[] value = new byte[RECORD_BYTES];
        try {
            long due = System.nanoTime();
            while (!ended) {
                long begin = System.nanoTime();
                producer.send(new ProducerRecord<>(topic, value)).get();
                sample((int) ((System.nanoTime() - begin) / 1000));
                written.increment();
                due += pauseNanos;
                long wait = due - System.nanoTime();
                if (pauseNanos > 0 && wait > 0) {
                    LockSupport.parkNanos(wait);
                }
            }
        } catch (ExecutionException | InterruptedException | RuntimeException e) {
            failure = e;
        }
    }

    private void readAll() {
        try {
            while (!ended) {
                read.add(consumer.poll(Duration.ofMillis(100)).count());
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private synchronized void sample(int micros) {
        latencyMicros[samples++ % MOST_SAMPLES] = micros;
    }

    /** What happens from now on, within some time. */
    Window during(Duration time) throws InterruptedException {
        long writtenBefore = written.sum();
        long readBefore = read.sum();
        double requestsBefore = requests();
        synchronized (this) {
            samples = 0;
        }
        long begin = System.nanoTime();
        Thread.sleep(time.toMillis());
        double seconds = (System.nanoTime() - begin) / 1e9;
        Throwable failed = failure;
        if (failed != null) {
            throw new IllegalStateException("an allowed client failed", failed);
        }
        int[] sorted;
        synchronized (this) {
            sorted = Arrays.copyOf(latencyMicros, Math.min(samples, MOST_SAMPLES));
        }
        Arrays.sort(sorted);
        return new Window(
                (written.sum() - writtenBefore) / seconds,
                (read.sum() - readBefore) / seconds,
                (requests() - requestsBefore) / seconds,
                sorted.length == 0 ? 0 : sorted[sorted.length / 2] / 1000.0,
                sorted.length == 0 ? 0 : sorted[(int) (sorted.length * 0.99)] / 1000.0);
    }

    /** All that the clients have sent so far, whatever it was. */
    private double requests() {
        double total = requests(consumer.metrics());
        for (KafkaProducer<byte[], byte[]> producer : producers) {
            total += requests(producer.metrics());
        }
        return total;
    }

    private static double requests(Map<MetricName, ? extends Metric> metrics) {
        return metrics.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals("request-total"))
                .filter(entry -> !entry.getKey().tags().containsKey("node-id"))
                .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
                .sum();
    }

    private static KafkaProducer<byte[], byte[]> producer(Properties client) {
        Properties all = new Properties();
        all.putAll(client);
        all.put("acks", "all");
        all.put("linger.ms", "0");
        all.put("enable.idempotence", "false");
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Properties client, String topic) {
        Properties all = new Properties();
        all.putAll(client);
        all.put("group.id", topic);
        all.put("auto.offset.reset", "earliest");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    @Override
    public void close() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        producers.forEach(producer -> producer.close(Duration.ofSeconds(5)));
        consumer.close();
    }

    /**
     * What allowed clients got done.
     *
     * @param written records a second, acknowledged
     * @param read records a second
     * @param requests a second, of all kinds
     * @param p50Ms of the acknowledgement of one record
     * @param p99Ms of it
     */
    record Window(double written, double read, double requests, double p50Ms, double p99Ms) {}
}
