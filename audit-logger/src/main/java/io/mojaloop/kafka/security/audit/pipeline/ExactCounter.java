/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A count that many threads raise, one takes away, and that can end: every raise is in exactly one {@link #take}, in the
 * {@link #end}, or was refused. One number until threads get in each other's way or it is raised very often, then one per
 * group of threads.
 * {@code LongAdder} has no way to refuse, so a raise that races with the end would be lost.
 */
final class ExactCounter {
    /** Any negative value: raising it does not bring it back. */
    private static final long ENDED = Long.MIN_VALUE;

    /** Two cache lines, because processors fetch them in pairs. */
    private static final int STRIDE = 16;

    /** A power of two; not less than four, since more threads count than there are processors. */
    private static final int STRIPES = Math.max(
            4,
            Math.min(
                    64,
                    Integer.highestOneBit(2 * Math.max(2, Runtime.getRuntime().availableProcessors()) - 1)));

    /** Not the beginning: every thread reads the array's length there, and would wait for whoever counts beside it. */
    private static final int FIRST = STRIDE;

    private static final int CELLS = FIRST + STRIPES * STRIDE;

    private static final AtomicInteger THREADS = new AtomicInteger();

    /**
     * Where a thread counts. Taken in turns by those that count: by the ids of threads two of them could share one place for
     * ever while others lie idle.
     */
    private static final ThreadLocal<Integer> PLACE =
            ThreadLocal.withInitial(() -> FIRST + (THREADS.getAndIncrement() & (STRIPES - 1)) * STRIDE);

    /**
     * From here on between two takes, a number of its own for each thread is worth its memory: threads that take turns never
     * fail to raise, but wait for each other's cache line every time.
     */
    private static final long HOT = 1 << 13;

    /** As many counters at most are spread for being hot: some 2 MB with 8 processors. */
    private static final int MOST_HOT = 1024;

    private static final AtomicInteger HOT_COUNTERS = new AtomicInteger();

    private static final long[] ENDED_STRIPES = endedStripes();

    private static final VarHandle SINGLE;
    private static final VarHandle STRIPED;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SINGLE = lookup.findVarHandle(ExactCounter.class, "single", long.class);
            STRIPED = lookup.findVarHandle(ExactCounter.class, "stripes", long[].class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private volatile long single;
    private volatile long @Nullable [] stripes;

    /** Whether it is one of {@link #HOT_COUNTERS}. */
    private volatile boolean hot;

    /** Raises by one. @return false if the count has ended: nothing was counted */
    boolean raise() {
        long @Nullable [] cells = stripes;
        if (cells == null) {
            long seen = single;
            if (seen < 0) {
                return false;
            }
            if (SINGLE.compareAndSet(this, seen, seen + 1)) {
                if (seen == HOT) {
                    spreadForBeingHot();
                }
                return true;
            }
            cells = spread();
        }
        return (long) CELL.getAndAdd(cells, (int) PLACE.get(), 1L) >= 0;
    }

    /** Takes what was counted since the last time. For the one thread that also ends it. */
    long take() {
        long sum = (long) SINGLE.getAndSet(this, 0L);
        long @Nullable [] cells = stripes;
        if (cells != null) {
            for (int i = FIRST; i < CELLS; i += STRIDE) {
                sum += (long) CELL.getAndSet(cells, i, 0L);
            }
        }
        return sum;
    }

    /** Takes what is left; from here on raises are refused. Once, by the thread that takes. */
    long end() {
        long sum = (long) SINGLE.getAndSet(this, ENDED);
        if (hot) {
            HOT_COUNTERS.decrementAndGet();
            hot = false;
        }
        if (!STRIPED.compareAndSet(this, null, ENDED_STRIPES)) {
            long[] cells = spread();
            for (int i = FIRST; i < CELLS; i += STRIDE) {
                sum += (long) CELL.getAndSet(cells, i, ENDED);
            }
        }
        return sum;
    }

    /** By the one thread that crossed the mark. If it ends at that very moment, it stays counted as hot: one of many. */
    private void spreadForBeingHot() {
        if (HOT_COUNTERS.get() < MOST_HOT && !hot) {
            HOT_COUNTERS.incrementAndGet();
            hot = true;
            spread();
        }
    }

    private long[] spread() {
        STRIPED.compareAndSet(this, null, new long[CELLS]);
        return (long[]) STRIPED.getVolatile(this);
    }

    private static long[] endedStripes() {
        long[] cells = new long[CELLS];
        Arrays.fill(cells, ENDED);
        return cells;
    }
}
