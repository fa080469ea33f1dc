/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes what takes too long. One thing at a time, begun and ended by one thread. */
final class Deadline implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;
    private volatile boolean passed;
    private volatile @Nullable Closeable guarded;
    private long ms;

    Deadline(ThreadFactory threads) {
        timer = new ScheduledThreadPoolExecutor(1, threads);
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Something under way; to be closed when it is over. */
    interface Running extends AutoCloseable {
        /** @throws SocketTimeoutException if it took too long */
        void check() throws SocketTimeoutException;

        @Override
        void close();
    }

    Running in(long timeoutMs, Closeable closed) {
        passed = false;
        ms = timeoutMs;
        guarded = closed;
        ScheduledFuture<?> alarm = timer.schedule(() -> pass(closed), timeoutMs, TimeUnit.MILLISECONDS);
        return new Running() {
            @Override
            public void check() throws SocketTimeoutException {
                if (passed) {
                    throw timeout();
                }
            }

            @Override
            public void close() {
                alarm.cancel(false);
                guarded = null;
            }
        };
    }

    private void pass(Closeable closed) {
        passed = true;
        close(closed);
    }

    private static void close(Closeable closed) {
        try {
            closed.close();
        } catch (IOException e) {
            // Closing was for the one who is waiting, and it hears of it.
        }
    }

    /** Closes what is under way now, from any thread. */
    void now() {
        Closeable present = guarded;
        if (present != null) {
            close(present);
        }
    }

    /** What a closed socket says is that it is closed; why, only the deadline knows. */
    IOException explain(IOException failure) {
        return passed ? timeout() : failure;
    }

    private SocketTimeoutException timeout() {
        return new SocketTimeoutException("no answer within " + ms + " ms");
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
