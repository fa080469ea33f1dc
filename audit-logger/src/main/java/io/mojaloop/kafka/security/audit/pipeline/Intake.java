/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import io.mojaloop.kafka.security.thirdparty.jctools.queues.atomic.MpscAtomicArrayQueue;
import java.net.InetAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where events come in, from any thread. Decisions leave room in the queue for rarer events, unless their policy is to
 * wait or to fail.
 */
final class Intake {
    /** The trail's own events are few; they never compete with what clients cause. */
    private static final int OWN_CAPACITY = 1024;

    private static final long LEAST_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long MOST_PARK_NS = TimeUnit.MILLISECONDS.toNanos(1);

    static final String QUEUE_FULL = "queue full";
    static final String REFUSED = "queue full, so what they told of was refused";
    static final String CLOSED = "trail closed";

    private final MpscAtomicArrayQueue<SecurityEvent> queue;
    private final ArrayBlockingQueue<TrailEvent> own = new ArrayBlockingQueue<>(OWN_CAPACITY);
    private final AuditConfig config;
    private final Counts counts;
    private final Statistics statistics;
    private final Losses losses;
    private final boolean allowFails;
    private final boolean denyFails;

    private volatile @Nullable Thread sleeper;
    /** Whether something may stand in {@link #own}: asking itself takes a lock, once for each event. */
    private volatile boolean ownWaits;

    private volatile boolean paused;
    private volatile boolean closed;

    /** When somebody found the queue full, by {@link System#nanoTime}, if nothing was taken from it since; otherwise 0. */
    private volatile long standstillNs;

    Intake(AuditConfig config, Statistics statistics, Losses losses) {
        this.config = config;
        this.queue = new MpscAtomicArrayQueue<>(config.queueCapacity());
        this.counts = new Counts(config.kindsMax(), config.denyBurst(), () -> queue.size() > queue.capacity() / 2);
        this.statistics = statistics;
        this.losses = losses;
        this.allowFails = config.overflowOf(EventClass.ALLOW).fails();
        this.denyFails = config.overflowOf(EventClass.DENY).fails();
    }

    /** As {@link io.mojaloop.kafka.security.audit.AuditTrail#count}. */
    boolean count(
            Decision.Verdict verdict,
            String principalType,
            String principalName,
            String operation,
            String resourceType,
            String resourceName,
            InetAddress client) {
        if (closed || paused && (verdict == Decision.Verdict.ALLOWED ? allowFails : denyFails)) {
            // What is only counted is only in memory: as long as nothing can be written, the queue is all there is; and
            // nobody will write the counts of a trail that has ended.
            return false;
        }
        return counts.count(verdict, principalType, principalName, operation, resourceType, resourceName, client);
    }

    /** As {@link io.mojaloop.kafka.security.audit.AuditTrail#record}, but may throw what is a defect. */
    boolean record(SecurityEvent event) {
        if (event instanceof TrailEvent trailEvent) {
            recordOwn(trailEvent);
            return true;
        }
        return TrailThreads.isCurrent() || take(event);
    }

    /** As {@link #record}, whichever thread this is. */
    boolean take(SecurityEvent event) {
        if (event instanceof Decision decision) {
            return record(decision);
        }
        if (event instanceof Authentication authentication && authentication.outcome() == Outcome.FAILURE) {
            return record(authentication);
        }
        OverflowPolicy policy = config.overflowOf(event.eventClass());
        return put(event, policy, queue.capacity()) || giveUp(event, policy);
    }

    private boolean record(Decision decision) {
        OverflowPolicy policy = config.overflowOf(decision.eventClass());
        boolean allowed = decision.verdict() == Decision.Verdict.ALLOWED;
        int room = !policy.drops() ? queue.capacity() : allowed ? queue.capacity() / 4 * 3 : queue.capacity() / 2;
        if (policy.fails() && paused) {
            return put(decision, policy, room) || giveUp(decision, policy);
        }
        if (policy.drops() && queue.size() >= room) {
            counts.count(decision);
            return true;
        }
        if (!counts.claim(decision) || put(decision, policy, room)) {
            return true;
        }
        if (policy.fails() || closed) {
            return giveUp(decision, policy);
        }
        counts.count(decision);
        return true;
    }

    private boolean record(Authentication failure) {
        OverflowPolicy policy = config.overflowOf(failure.eventClass());
        int room = policy.drops() ? queue.capacity() / 2 : queue.capacity();
        if (policy.drops() && queue.size() >= room) {
            counts.count(failure);
            return true;
        }
        if (!counts.claim(failure) || put(failure, policy, room)) {
            return true;
        }
        if (policy.fails() || closed) {
            return giveUp(failure, policy);
        }
        counts.count(failure);
        return true;
    }

    /** As {@link io.mojaloop.kafka.security.audit.AuditTrail#takes}. */
    boolean takes(EventClass eventClass) {
        OverflowPolicy policy = config.overflowOf(eventClass);
        if (!policy.fails() || !closed && (hasRoom() || waitFor(this::hasRoom, policy.blockMs()))) {
            return true;
        }
        statistics.refused.increment();
        losses.add(eventClass, 1, System.currentTimeMillis(), closed ? CLOSED : REFUSED);
        return false;
    }

    private boolean hasRoom() {
        return queue.size() < queue.capacity();
    }

    private boolean put(SecurityEvent event, OverflowPolicy policy, int room) {
        if (closed) {
            return false;
        }
        if (!queue.offerIfBelowThreshold(event, room) && !waitFor(() -> queue.offer(event), policy.blockMs())) {
            return false;
        }
        statistics.recorded.add(event.eventClass(), 1);
        wake();
        return true;
    }

    /**
     * Waits for room. Nobody waits longer than {@code mostMs} after the queue was found full and nothing was taken from it: a
     * request about a thousand topics, and all that come after it, wait for a full disk once and not for each of them.
     */
    private boolean waitFor(BooleanSupplier room, long mostMs) {
        long mostNs = TimeUnit.MILLISECONDS.toNanos(mostMs);
        long startNs = System.nanoTime();
        if (mostMs == 0 || startNs - standstillSince(startNs) >= mostNs) {
            return false;
        }
        statistics.waits.increment();
        long nowNs = startNs;
        long parkNs = LEAST_PARK_NS;
        boolean found = false;
        // An interrupted thread is wanted elsewhere, and could not park.
        while (!found
                && !closed
                && !Thread.currentThread().isInterrupted()
                && nowNs - startNs < mostNs
                && nowNs - standstillSince(nowNs) < mostNs) {
            LockSupport.parkNanos(this, parkNs);
            parkNs = Math.min(2 * parkNs, MOST_PARK_NS);
            found = room.getAsBoolean();
            nowNs = System.nanoTime();
        }
        statistics.waitedNs.add(nowNs - startNs);
        return found;
    }

    private long standstillSince(long nowNs) {
        long since = standstillNs;
        if (since == 0) {
            since = nowNs == 0 ? 1 : nowNs;
            standstillNs = since;
        }
        return since;
    }

    /** @return what its author is told */
    private boolean giveUp(SecurityEvent event, OverflowPolicy policy) {
        if (policy.fails()) {
            statistics.refused.increment();
            losses.add(event.eventClass(), 1, event.timeMs(), closed ? CLOSED : REFUSED);
            return false;
        }
        lose(event.eventClass(), 1, event.timeMs(), closed ? CLOSED : QUEUE_FULL);
        return true;
    }

    void lose(EventClass eventClass, long number, long fromMs, String reason) {
        statistics.lost.add(eventClass, number);
        losses.add(eventClass, number, fromMs, reason);
        wake();
    }

    /** Keeps losses that could not be told. */
    void putBack(TrailEvent.Lost lost) {
        losses.add(lost);
    }

    /** Waits for room, as only the threads of outputs, which have time, tell such events. */
    private void recordOwn(TrailEvent event) {
        boolean taken = false;
        try {
            while (!closed && !taken) {
                taken = own.offer(event, 10, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (taken) {
            ownWaits = true;
            statistics.recorded.add(EventClass.TRAIL, 1);
            wake();
        } else {
            lose(EventClass.TRAIL, 1, event.timeMs(), closed ? CLOSED : QUEUE_FULL);
        }
    }

    Counts counts() {
        return counts;
    }

    int depth() {
        return queue.size() + own.size();
    }

    int capacity() {
        return queue.capacity();
    }

    boolean isPaused() {
        return paused;
    }

    /** Takes the next event; null if there is none. For the writer. */
    @Nullable
    SecurityEvent next() {
        @Nullable SecurityEvent event = ownWaits ? nextOwn() : null;
        if (event == null) {
            event = queue.poll();
            if (event != null && standstillNs != 0) {
                standstillNs = 0;
            }
        }
        return event;
    }

    /** What comes after this looked raises the flag again. */
    private @Nullable SecurityEvent nextOwn() {
        ownWaits = false;
        @Nullable SecurityEvent event = own.poll();
        if (event != null) {
            ownWaits = true;
        }
        return event;
    }

    /** Tells whether anything can be written. For the writer. */
    void paused(boolean now) {
        paused = now;
    }

    /** From here on nothing is taken. */
    void close() {
        closed = true;
        wake();
    }

    boolean isClosed() {
        return closed;
    }

    /** Sleeps until something comes or for so long. For the writer, when it has not had anything to do for a while. */
    void sleep(long mostNs) {
        sleeper = Thread.currentThread();
        if (queue.isEmpty() && own.isEmpty() && !closed) {
            LockSupport.parkNanos(this, mostNs);
        }
        sleeper = null;
    }

    /** Wakes the writer if it sleeps. */
    void wake() {
        Thread thread = sleeper;
        if (thread != null) {
            sleeper = null;
            LockSupport.unpark(thread);
        }
    }
}
