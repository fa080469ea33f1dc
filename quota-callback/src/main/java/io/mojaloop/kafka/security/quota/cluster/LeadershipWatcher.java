/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import io.mojaloop.kafka.security.policy.LogText;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the cluster every few seconds who leads which partition, for brokers that do not tell the call-back: Kafka 3.9 in
 * KRaft mode never calls {@code updateClusterMetadata} (KAFKA-18225). On a thread of its own.
 *
 * <p>The client has the broker's own principal (see {@link ClientConfigs}). That has to be one that no quota slows: a super
 * user, or in the policy's {@code exempt}. It needs Describe on all topics, which super users have.
 *
 * <p>A failure changes nothing until what is known is {@link #STALE_INTERVALS} intervals old (a minute at least); then
 * nothing is known, and budgets are divided evenly by the number of brokers known last. After failures it waits longer, up
 * to {@link #MAX_BACK_OFF} intervals; but a broker that starts serves only after a while, so for {@link #START_MS} it is asked
 * each second, and nothing is said. Only changes from and to failing are logged.
 */
public final class LeadershipWatcher implements AutoCloseable {
    static final int STALE_INTERVALS = 12;
    static final int MAX_BACK_OFF = 8;
    static final long START_MS = 30_000;

    private static final Logger LOG = LoggerFactory.getLogger(LeadershipWatcher.class);
    private static final long LEAST_STALE_MS = 60_000;
    private static final long CLOSE_MS = 5_000;

    private final String nodeId;
    private final long intervalMs;
    private final Supplier<LeaderSource> opener;
    private final Consumer<Leadership> sink;
    private final LongSupplier clockMs;
    private final Thread thread;
    private volatile boolean closed;

    // Of the thread.
    private final long startedMs;
    private @Nullable LeaderSource source;
    private @Nullable Leadership known;
    private long knownSinceMs;
    private int failures;
    private boolean saidFailing;

    LeadershipWatcher(
            String nodeId,
            long intervalMs,
            Supplier<LeaderSource> opener,
            Consumer<Leadership> sink,
            LongSupplier clockMs) {
        this.nodeId = nodeId;
        this.intervalMs = intervalMs;
        this.opener = opener;
        this.sink = sink;
        this.clockMs = clockMs;
        this.startedMs = clockMs.getAsLong();
        this.thread = new Thread(this::run, "kafka-security-quota-leaders-" + nodeId);
        this.thread.setDaemon(true);
    }

    /**
     * Starts to watch.
     *
     * @param client what the client is configured with: see {@link ClientConfigs}; tried anew after each failure to say
     * @param sink told by the watcher's thread, at each answer, changed or not
     */
    public static LeadershipWatcher start(
            String nodeId, long intervalMs, Supplier<Map<String, Object>> client, Consumer<Leadership> sink) {
        long timeoutMs = Math.max(5_000, intervalMs);
        Supplier<LeaderSource> opener = () -> {
            Map<String, Object> configs = new HashMap<>();
            // It may start before the broker serves, and is to notice at once when it does.
            configs.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, "2000");
            configs.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(timeoutMs));
            configs.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(timeoutMs));
            configs.put(CommonClientConfigs.CLIENT_ID_CONFIG, "kafka-security-quota-leaders-" + nodeId);
            configs.putAll(client.get());
            return new AdminLeaders(configs, nodeId, 2 * timeoutMs);
        };
        LeadershipWatcher watcher = new LeadershipWatcher(
                nodeId, intervalMs, opener, sink, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        watcher.begin();
        return watcher;
    }

    void begin() {
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                long waitMs = step();
                if (!closed) {
                    TimeUnit.MILLISECONDS.sleep(waitMs);
                }
            }
        } catch (InterruptedException end) {
            // As close() wants it.
        } finally {
            closeSource();
        }
    }

    /** Asks once. @return how long to wait until the next time */
    long step() throws InterruptedException {
        try {
            if (source == null) {
                source = opener.get();
            }
            Leadership read = source.read();
            if (known == null || saidFailing) {
                LOG.info(
                        "Node {}: the cluster tells who leads the partitions of {} topics on {} brokers",
                        nodeId,
                        read.topics().size(),
                        read.brokers());
            }
            known = read;
            knownSinceMs = clockMs.getAsLong();
            failures = 0;
            saidFailing = false;
            sink.accept(read);
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException end) {
            throw new InterruptedException();
        } catch (Exception | LinkageError failed) {
            if (isStarting()) {
                return Math.min(intervalMs, 1000);
            }
            failed(failed);
        }
        return intervalMs * Math.min(MAX_BACK_OFF, 1L << Math.min(failures, 3));
    }

    private boolean isStarting() {
        return known == null && clockMs.getAsLong() - startedMs < START_MS;
    }

    private void failed(Throwable failure) {
        failures++;
        if (!saidFailing && !closed) {
            saidFailing = true;
            LOG.warn(
                    "Node {}: cannot ask the cluster who leads which partition ({}). {}. See security.quota.client.* in"
                            + " docs/quotas.md",
                    nodeId,
                    reason(failure),
                    known == null
                            ? "Until it answers, cluster budgets are divided evenly by brokers"
                            : "What it told last holds for " + staleMs() / 1000
                                    + " s, then cluster budgets are divided evenly");
        }
        Leadership last = known;
        if (last != null && clockMs.getAsLong() - knownSinceMs >= staleMs()) {
            known = null;
            LOG.warn("Node {}: who leads which partition is not known any more; budgets are divided evenly", nodeId);
            sink.accept(Leadership.even(last.brokers()));
        }
    }

    private long staleMs() {
        return Math.max(LEAST_STALE_MS, intervalMs * STALE_INTERVALS);
    }

    /** The innermost text that says something; those of Kafka's clients have no secrets, those of log-ins may. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < 5 && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        boolean ofKafka = root instanceof ConfigException
                || root.getClass().getName().startsWith("org.apache.kafka.common.errors.");
        String text = root.getClass().getSimpleName();
        return LogText.escape(ofKafka && root.getMessage() != null ? text + ": " + root.getMessage() : text);
    }

    private void closeSource() {
        LeaderSource open = source;
        source = null;
        if (open != null) {
            boolean interrupted = Thread.interrupted();
            try {
                open.close();
            } catch (RuntimeException failed) {
                LOG.debug("Node {}: closing the client that asks for leaders", nodeId, failed);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Idempotent. What it told stays. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        if (thread != Thread.currentThread()) {
            try {
                thread.join(CLOSE_MS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
