/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.flood;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests that are denied, at a steady rate, over some connections, and counts the answers. A broker takes the next
 * request of a connection when it has answered the last, so the rate needs enough connections.
 */
final class Flooder implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final LongAdder denied = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    private Flooder() {}

    /**
     * Begins.
     *
     * @param client properties of a client with a certificate
     * @param topics that it may not write to, in turn
     * @param requestsPerSecond of all connections together
     */
    static Flooder start(Properties client, List<String> topics, double requestsPerSecond) throws IOException {
        Flooder flooder = new Flooder();
        long pauseNanos = Math.round(CONNECTIONS * 1e9 / requestsPerSecond);
        for (int i = 0; i < CONNECTIONS; i++) {
            DeniedConnection connection = new DeniedConnection(client, topics);
            Thread thread = new Thread(() -> flooder.run(connection, pauseNanos), "flood-" + i);
            thread.setDaemon(true);
            flooder.threads.add(thread);
        }
        flooder.threads.forEach(Thread::start);
        return flooder;
    }

    private void run(DeniedConnection connection, long pauseNanos) {
        try (connection) {
            long due = System.nanoTime();
            while (!ended) {
                connection.beDenied();
                denied.increment();
                due += pauseNanos;
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                } else if (wait < -1_000_000_000L) {
                    due = System.nanoTime(); // more than a second behind: what was missed is not made up for
                }
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    /** Requests that were answered with a denial. */
    long denied() {
        return denied.sum();
    }

    /** Ends it. @throws IllegalStateException if a connection failed: then the count is not exact */
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
        if (failure != null) {
            throw new IllegalStateException("the flood failed", failure);
        }
    }
}
