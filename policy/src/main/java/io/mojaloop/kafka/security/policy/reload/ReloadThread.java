/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** The daemon thread of one file. Survives whatever its task throws. */
final class ReloadThread {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long AFTER_FAILURE_NANOS = 1_000_000_000;

    private final LongSupplier task;
    private final Thread thread;
    private volatile boolean stopped;

    /** @param task does what is due, then says in how many nanoseconds it wants to be called again */
    ReloadThread(LongSupplier task) {
        this.task = task;
        this.thread = new Thread(this::run, "kafka-security-policy-" + COUNT.incrementAndGet());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Makes it call the task at once. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** Makes it end after the call that is under way. Does not interrupt: a consumer may be in the middle of its work. */
    void stop() {
        stopped = true;
        wake();
    }

    /** Waits for its end; true if it has ended or was never started. */
    boolean join(Duration patience) throws InterruptedException {
        thread.join(patience.toMillis());
        return !thread.isAlive();
    }

    private void run() {
        while (!stopped) {
            long waitNanos = callTask();
            Thread.interrupted(); // Nobody has reason to interrupt it; if set, the flag would keep it from waiting.
            if (!stopped) {
                LockSupport.parkNanos(this, waitNanos);
            }
        }
    }

    private long callTask() {
        try {
            return task.getAsLong();
        } catch (Throwable e) {
            PolicySourceLog.defect("Looking after a policy file failed; it will be tried again", e);
            return AFTER_FAILURE_NANOS;
        }
    }
}
