/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

import io.mojaloop.kafka.security.policy.LogText;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the status of a node to a topic, by a thread of its own: whoever tells it never waits, and of statuses that nobody
 * takes only the newest is kept. Failures are logged when they begin and when they end, not each.
 */
public final class StatusBoard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);
    private static final long CLOSE_MS = 5000;

    private final String node;
    private final long intervalMs;
    private final StatusSink.@Nullable Factory factory;
    private final BlockingQueue<NodeStatus> newest = new ArrayBlockingQueue<>(1);
    private final @Nullable Thread thread;
    private long nextMs = Long.MIN_VALUE;
    private volatile boolean closed;
    private Optional<String> failing = Optional.empty();

    private StatusBoard(String node, long intervalMs, StatusSink.@Nullable Factory factory) {
        this.node = node;
        this.intervalMs = intervalMs;
        this.factory = factory;
        thread = factory == null ? null : new Thread(this::run, "kafka-security-quota-status-" + node);
        if (thread != null) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** A node that has no topic to write to. */
    public static StatusBoard none() {
        return new StatusBoard("", 0, null);
    }

    /**
     * @param topic that is made if it is not there
     * @param clients how to get at this node's own cluster
     */
    public static StatusBoard of(String node, String topic, long intervalMs, ClusterClients clients) {
        return of(node, intervalMs, () -> TopicSink.open(topic, node, clients));
    }

    static StatusBoard of(String node, long intervalMs, StatusSink.Factory factory) {
        return new StatusBoard(node, intervalMs, factory);
    }

    /** Whether it is time to tell. From one thread, as {@link #tell}. */
    public boolean isDue(long nowMs) {
        // Clocks are set back.
        return thread != null && (nowMs >= nextMs || nextMs - nowMs > intervalMs);
    }

    /** Takes a status to write. Never waits. */
    public void tell(NodeStatus status) {
        nextMs = status.timeMs() + intervalMs;
        while (thread != null && !newest.offer(status)) {
            newest.poll();
        }
    }

    private void run() {
        StatusSink sink = null;
        try {
            while (!closed) {
                NodeStatus status = newest.take();
                try {
                    if (sink == null && factory != null) {
                        sink = factory.open();
                    }
                    if (sink != null) {
                        sink.send(node, StatusJson.of(status));
                        succeeded();
                    }
                } catch (InterruptedException interrupted) {
                    throw interrupted;
                } catch (Exception | LinkageError failure) {
                    close(sink);
                    sink = null;
                    failed(failure);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            close(sink);
        }
    }

    private void succeeded() {
        if (failing.isPresent()) {
            LOG.info("Node {}: the status of quotas is written again", node);
            failing = Optional.empty();
        }
    }

    private void failed(Throwable failure) {
        Throwable cause = failure instanceof java.util.concurrent.ExecutionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        String kind = cause.getClass().getSimpleName();
        if (!closed && !failing.equals(Optional.of(kind))) {
            failing = Optional.of(kind);
            LOG.warn(
                    "Node {}: the status of quotas cannot be written, 'kafka-security quota status' will not show this node."
                            + " Quotas work as before; tried again, not logged again: {}",
                    node,
                    LogText.escape(kind + ": " + cause.getMessage()));
        }
    }

    private static void close(@Nullable StatusSink sink) {
        if (sink != null) {
            try {
                sink.close();
            } catch (RuntimeException alreadyGone) {
                LOG.debug("closing the sink of statuses", alreadyGone);
            }
        }
    }

    /** Idempotent. Waits for its thread, which does not wait for the cluster any more. */
    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(TimeUnit.MILLISECONDS.toMillis(CLOSE_MS));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
