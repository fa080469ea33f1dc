/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit.load;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * How late a thread wakes up that wants to run every millisecond: what the machine does to everybody who waits for something,
 * whatever he waits for. Latencies that are compared on a machine that is busy with others compare those others.
 */
public final class Hiccups implements AutoCloseable {
    private static final long PAUSE_NANOS = 1_000_000;

    private final Thread thread;
    private volatile boolean ended;
    private volatile double p99Ms;

    private Hiccups() {
        thread = new Thread(this::run, "hiccups");
        thread.setDaemon(true);
    }

    /** Begins. */
    public static Hiccups watch() {
        Hiccups hiccups = new Hiccups();
        hiccups.thread.start();
        return hiccups;
    }

    private void run() {
        int[] lateMicros = new int[1024];
        int count = 0;
        while (!ended) {
            long due = System.nanoTime() + PAUSE_NANOS;
            for (long left = PAUSE_NANOS; left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (count == lateMicros.length) {
                lateMicros = Arrays.copyOf(lateMicros, 2 * count);
            }
            lateMicros[count++] = (int) ((System.nanoTime() - due) / 1000);
        }
        Arrays.sort(lateMicros, 0, count);
        p99Ms = count == 0 ? 0 : lateMicros[Math.max(0, (int) Math.ceil(0.99 * count) - 1)] / 1000.0;
    }

    /** Ends it. @return the 99th percentile of how late it was, in ms */
    public double endP99Ms() {
        close();
        return p99Ms;
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
