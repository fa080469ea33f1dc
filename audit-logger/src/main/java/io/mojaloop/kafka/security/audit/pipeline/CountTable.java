/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of events that are counted instead of told one by one. Looking one up takes no lock and allocates nothing: a
 * table of its own, because a map wants a key object. Bounded whatever clients invent: a kind that does not fit is
 * counted as a wider one, see {@link Widening}. Buckets are bounded too, so that names chosen to collide cost a client's
 * victims no time.
 *
 * @param <E> their type
 */
final class CountTable<E extends SecurityEvent> {
    /** Longer buckets do not come about by chance. */
    private static final int MOST_IN_BUCKET = 24;

    /** A kind without events for this many windows is forgotten; its next event is a first sight again. */
    static final int IDLE_WINDOWS = 3;

    /** What a sweep tells. */
    interface Visitor<E> {
        /** @param count at least 1 */
        void count(E like, long count, long sinceMs, String widened);
    }

    private final Widening.Step[] steps;
    private final AtomicReferenceArray<@Nullable Kind<E>> buckets;
    private final int mask;
    private final int[] most;
    private final AtomicInteger[] sizes;

    /** The widest step that has kinds: nobody looks further. */
    private volatile int widest;

    CountTable(Widening widening, int mostKinds) {
        steps = widening.steps().toArray(Widening.Step[]::new);
        most = new int[steps.length];
        sizes = new AtomicInteger[steps.length];
        for (int step = 0; step < steps.length; step++) {
            most[step] = step == 0 ? mostKinds : Math.max(16, mostKinds / 4);
            sizes[step] = new AtomicInteger();
        }
        most[steps.length - 1] = Integer.MAX_VALUE;
        int length = Integer.highestOneBit(Math.max(64, mostKinds)) * 2;
        buckets = new AtomicReferenceArray<>(length);
        mask = length - 1;
    }

    /** How many kinds there are. */
    int size() {
        int sum = 0;
        for (AtomicInteger size : sizes) {
            sum += size.get();
        }
        return sum;
    }

    /** The kind that such an event is counted as; null if it is the first. */
    @Nullable
    Kind<E> find(
            int category,
            String whoType,
            String who,
            String operation,
            String whatType,
            String what,
            @Nullable InetAddress from) {
        @Nullable Kind<E> found = find(0, category, whoType, who, operation, whatType, what, from);
        return found != null || widest == 0
                ? found
                : findWider(category, whoType, who, operation, whatType, what, from);
    }

    private @Nullable Kind<E> findWider(
            int category,
            String whoType,
            String who,
            String operation,
            String whatType,
            String what,
            @Nullable InetAddress from) {
        int last = widest;
        int bucket = Kind.hash(0, category, whoType, who, operation, whatType, what, from) & mask;
        for (int number = 1; number <= last && !hasRoom(number - 1, bucket); number++) {
            Widening.Step step = steps[number];
            String wideWhoType = step.who() ? "" : whoType;
            String wideWho = step.who() ? "" : who;
            String wideWhat = step.what() ? "" : what;
            @Nullable InetAddress wideFrom = step.from() ? null : from;
            @Nullable
            Kind<E> found = find(number, category, wideWhoType, wideWho, operation, whatType, wideWhat, wideFrom);
            if (found != null) {
                return found;
            }
            bucket = Kind.hash(number, category, wideWhoType, wideWho, operation, whatType, wideWhat, wideFrom) & mask;
        }
        // Where there is room for a narrower kind, this event is the first of it.
        return null;
    }

    private @Nullable Kind<E> find(
            int step,
            int category,
            String whoType,
            String who,
            String operation,
            String whatType,
            String what,
            @Nullable InetAddress from) {
        int hash = Kind.hash(step, category, whoType, who, operation, whatType, what, from);
        @Nullable Kind<E> kind = buckets.get(hash & mask);
        while (kind != null && !kind.is(hash, step, category, whoType, who, operation, whatType, what, from)) {
            kind = kind.next;
        }
        return kind;
    }

    /** The kind that an event is counted as, made if there is none. It may end at any time: then ask again. */
    Kind<E> findOrAdd(
            E event,
            int category,
            String whoType,
            String who,
            String operation,
            String whatType,
            String what,
            @Nullable InetAddress from) {
        for (int number = 0; ; number++) {
            Widening.Step step = steps[number];
            @Nullable
            Kind<E> kind = findOrAdd(
                    event,
                    number,
                    category,
                    step.who() ? "" : whoType,
                    step.who() ? "" : who,
                    operation,
                    whatType,
                    step.what() ? "" : what,
                    step.from() ? null : from);
            if (kind != null) {
                return kind;
            }
        }
    }

    private @Nullable Kind<E> findOrAdd(
            E event,
            int step,
            int category,
            String whoType,
            String who,
            String operation,
            String whatType,
            String what,
            @Nullable InetAddress from) {
        @Nullable Kind<E> found = find(step, category, whoType, who, operation, whatType, what, from);
        int hash = Kind.hash(step, category, whoType, who, operation, whatType, what, from);
        if (found != null || !hasRoom(step, hash & mask)) {
            return found;
        }
        synchronized (this) {
            found = find(step, category, whoType, who, operation, whatType, what, from);
            if (found != null || !hasRoom(step, hash & mask)) {
                return found;
            }
            Kind<E> kind = new Kind<>(hash, step, category, whoType, who, operation, whatType, what, from, event);
            kind.next = buckets.get(hash & mask);
            buckets.set(hash & mask, kind);
            sizes[step].incrementAndGet();
            widest = Math.max(widest, step);
            return kind;
        }
    }

    private boolean hasRoom(int step, int bucket) {
        if (step == steps.length - 1) {
            return true;
        }
        if (sizes[step].get() >= most[step]) {
            return false;
        }
        int length = 0;
        for (@Nullable Kind<E> kind = buckets.get(bucket); kind != null; kind = kind.next) {
            length++;
        }
        return length < MOST_IN_BUCKET;
    }

    /**
     * Takes the counts out of some buckets, begins their new window and forgets the idle. One thread sweeps.
     *
     * @param from the bucket to begin with
     * @param atLeast how many kinds to look at before it may stop
     * @param nowMs the end of the window
     * @return the bucket to go on with; 0 if that was the last
     */
    int sweep(int from, int atLeast, long nowMs, Visitor<E> visitor) {
        int looked = 0;
        int bucket = from;
        for (; bucket <= mask && looked < atLeast; bucket++) {
            @Nullable Kind<E> kind = buckets.get(bucket);
            while (kind != null) {
                // Read before it is unlinked, and before anything can be put in its place.
                @Nullable Kind<E> next = kind.next;
                sweep(kind, bucket, nowMs, visitor);
                looked++;
                kind = next;
            }
        }
        return bucket > mask ? 0 : bucket;
    }

    private void sweep(Kind<E> kind, int bucket, long nowMs, Visitor<E> visitor) {
        long count = kind.counter.take();
        boolean individuals = kind.resetIndividuals();
        if (count > 0 || individuals) {
            kind.idleWindows = 0;
        } else if (++kind.idleWindows >= IDLE_WINDOWS) {
            unlink(kind, bucket);
            count = kind.counter.end();
        }
        if (count > 0) {
            visitor.count(kind.like, count, kind.sinceMs, steps[kind.step].text());
        }
        kind.sinceMs = nowMs;
    }

    private synchronized void unlink(Kind<E> kind, int bucket) {
        @Nullable Kind<E> at = buckets.get(bucket);
        if (at == kind) {
            buckets.set(bucket, kind.next);
        } else {
            while (at != null && at.next != kind) {
                at = at.next;
            }
            if (at != null) {
                at.next = kind.next;
            }
        }
        sizes[kind.step].decrementAndGet();
    }
}
