/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.document.PolicyReading;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * One file and all its consumers: who comes, who goes, when to look. What the file holds is up to {@link Reload}.
 *
 * <p>Threads: whoever calls consumers holds {@code turn}, so calls come one at a time. Leaving does not need it, lest a
 * consumer that waits for a lock of the leaving thread keep that thread waiting for ever.
 */
final class PolicyWatcher {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LOOKS_PER_INTERVAL = 4;
    private static final long LEAST_PAUSE_NANOS = 20_000_000;

    private final ReentrantLock turn = new ReentrantLock();
    private final PolicyFile file;
    private final PolicyTime time;
    private final Subscribers subscribers;
    private final Reload reload;
    private final ReloadThread thread;
    private final boolean threaded;
    private final Consumer<PolicyWatcher> whenEnded;
    private boolean begun; // guarded by turn, as is the next
    private long nextLookNanos;

    /** @param whenEnded called once, by the thread of the last consumer to leave */
    PolicyWatcher(
            PolicyFile file,
            BiFunction<String, byte[], PolicyReading> reader,
            PolicyTime time,
            boolean threaded,
            Consumer<PolicyWatcher> whenEnded) {
        this.file = file;
        this.time = time;
        this.threaded = threaded;
        this.whenEnded = whenEnded;
        this.subscribers = new Subscribers(file.name());
        this.reload = new Reload(file, reader, time, subscribers);
        this.thread = new ReloadThread(this::tick);
    }

    LoadedPolicy current() {
        return reload.current();
    }

    PolicyStatus status() {
        return reload.state().status(current(), Instant.ofEpochMilli(time.wallMs()));
    }

    /**
     * Lets a consumer take part; the first one makes the file be read.
     *
     * @return false if the last consumer has left for good
     * @throws PolicyFileException if this consumer, or the file at the first opening, has any error
     */
    boolean join(Subscription subscription) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("A consumer must not open its own file while it is being called");
        }
        turn.lock();
        try {
            if (!subscribers.add(subscription)) {
                return false;
            }
            boolean joined = false;
            try {
                welcome(subscription);
                joined = true;
            } finally {
                if (!joined) {
                    remove(subscription);
                }
            }
            return true;
        } finally {
            turn.unlock();
        }
    }

    private void welcome(Subscription subscription) {
        if (begun) {
            reload.show(subscription);
            long soonest = time.nanos() + pauseNanos();
            nextLookNanos = soonest - nextLookNanos < 0 ? soonest : nextLookNanos;
            thread.wake();
        } else {
            reload.begin(subscription);
            nextLookNanos = time.nanos() + pauseNanos();
            if (threaded) {
                thread.start();
            }
            begun = true;
        }
    }

    /** Lets a consumer go; waits for calls that are under way, unless it is itself within one. */
    void leave(Subscription subscription) {
        boolean last = remove(subscription);
        if (turn.isHeldByCurrentThread()) {
            return;
        }
        try {
            if (!awaitTurn()) {
                PolicySourceLog.lingers("a call to a consumer", file.name());
            } else if (last && !thread.join(PATIENCE)) {
                PolicySourceLog.lingers("its thread", file.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean remove(Subscription subscription) {
        boolean last = subscribers.remove(subscription);
        if (last) {
            thread.stop();
            whenEnded.accept(this);
        }
        return last;
    }

    private boolean awaitTurn() throws InterruptedException {
        if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        turn.unlock();
        return true;
    }

    /**
     * Does what is due. Called by the thread, or by a test in its stead.
     *
     * @return in how many nanoseconds something will be due; at least one millisecond
     */
    long tick() {
        turn.lock();
        try {
            if (subscribers.hasEnded()) {
                return TimeUnit.SECONDS.toNanos(1);
            }
            reload.passTime();
            if (time.nanos() - nextLookNanos >= 0) {
                lookNow();
            }
            return Math.max(1_000_000, Math.min(nextLookNanos - time.nanos(), reload.untilNewsNanos()));
        } finally {
            turn.unlock();
        }
    }

    private void lookNow() {
        try {
            reload.look();
        } finally {
            nextLookNanos = time.nanos() + pauseNanos();
        }
    }

    private long pauseNanos() {
        return Math.max(LEAST_PAUSE_NANOS, subscribers.interval().toNanos() / LOOKS_PER_INTERVAL);
    }
}
