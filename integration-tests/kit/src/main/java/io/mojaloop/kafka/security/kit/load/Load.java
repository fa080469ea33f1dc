/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Clients of one principal that write: each sends a record when the last one is acknowledged, and when it is due. A record
 * that is sent late because its writer had to wait is timed from when it was due, so waiting is not left out.
 */
public final class Load implements AutoCloseable {
    private static final long TOO_LATE_NANOS = 1_000_000_000L;

    private final Stopwatch watch;
    private final LoadShape shape;
    private final long pauseNanos;
    private final Acknowledged acknowledged = new Acknowledged();
    private final LongAdder bytes = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();
    private final List<KafkaProducer<byte[], byte[]>> producers = new ArrayList<>();
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    private Load(LoadShape shape, Stopwatch watch) {
        this.shape = shape;
        this.watch = watch;
        this.pauseNanos =
                shape.recordsPerSecond() == 0 ? 0 : Math.round(shape.connections() * 1e9 / shape.recordsPerSecond());
    }

    /**
     * Begins.
     *
     * @param client how to connect, and as whom
     */
    public static Load start(Properties client, LoadShape shape, Stopwatch watch) {
        Load load = new Load(shape, watch);
        for (int i = 0; i < shape.connections(); i++) {
            load.add(client, i);
        }
        load.threads.forEach(Thread::start);
        return load;
    }

    private void add(Properties client, int index) {
        KafkaProducer<byte[], byte[]> producer = producer(client);
        producers.add(producer);
        Thread thread = new Thread(() -> run(producer, index), "load-" + shape.topic() + "-" + index);
        thread.setDaemon(true);
        threads.add(thread);
    }

    private KafkaProducer<byte[], byte[]> producer(Properties client) {
        Properties all = new Properties();
        all.putAll(client);
        all.put("acks", "all");
        all.put("linger.ms", "0");
        all.put("enable.idempotence", "false");
        all.put("metrics.sample.window.ms", "2000"); // what throttled() sees
        all.put("reconnect.backoff.ms", "50");
        all.put("retry.backoff.ms", "50");
        all.put("max.request.size", "10000000");
        all.putAll(shape.settings());
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void run(KafkaProducer<byte[], byte[]> producer, int index) {
        byte[] value = new byte[shape.recordBytes()];
        // Steady writers take turns, so that they are not all due at once.
        long due = watch.nanos() + pauseNanos * index / shape.connections();
        try {
            for (int turn = index; !ended; turn += shape.connections()) {
                awaitDue(due);
                long begin = pauseNanos > 0 ? due : watch.nanos();
                producer.send(new ProducerRecord<>(shape.topic(), turn % shape.partitions(), null, value))
                        .get();
                long end = watch.nanos();
                acknowledged.add(end, value.length, end - begin);
                bytes.add(value.length);
                // More than a second behind: what was missed is not made up for.
                due = Math.max(due + pauseNanos, end - TOO_LATE_NANOS);
            }
        } catch (InterruptedException | ExecutionException | RuntimeException e) {
            if (!ended) {
                failure = e;
            }
        }
    }

    private void awaitDue(long due) {
        for (long wait = due - watch.nanos(); pauseNanos > 0 && wait > 0 && !ended; wait = due - watch.nanos()) {
            LockSupport.parkNanos(wait);
        }
    }

    /** Acknowledged so far. */
    public long bytes() {
        check();
        return bytes.sum();
    }

    /** What was acknowledged in some seconds of the stopwatch, the last of them not included. */
    public Window window(int fromSecond, int toSecond) {
        check();
        return acknowledged.window(fromSecond, toSecond);
    }

    /** The same, each second by itself. */
    public List<Window> seconds(int fromSecond, int toSecond) {
        return IntStream.range(fromSecond, toSecond)
                .mapToObj(second -> window(second, second + 1))
                .toList();
    }

    /** What is acknowledged from the next second on, for so many seconds. */
    public Window during(int seconds) {
        int end = watch.pass(seconds);
        return window(end - seconds, end);
    }

    /** The longest delay that the brokers asked any of these clients for within the last four seconds, in ms. */
    public double throttledMs() {
        return producers.stream()
                .flatMap(producer -> producer.metrics().entrySet().stream())
                .filter(metric -> metric.getKey().name().equals("produce-throttle-time-max"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .filter(delay -> delay > 0) // NaN when nothing was measured
                .max()
                .orElse(0);
    }

    private void check() {
        Throwable failed = failure;
        if (failed != null) {
            throw new IllegalStateException("a client that writes to " + shape.topic() + " failed", failed);
        }
    }

    /** Ends it without waiting for what is under way. */
    @Override
    public void close() {
        ended = true;
        producers.forEach(producer -> producer.close(Duration.ZERO));
        for (Thread thread : threads) {
            thread.interrupt();
            try {
                thread.join(5000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
