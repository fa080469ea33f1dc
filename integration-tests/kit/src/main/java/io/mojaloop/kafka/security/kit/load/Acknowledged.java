/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit.load;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What was acknowledged, second by second. Thread-safe. */
final class Acknowledged {
    private static final int MOST_SECONDS = 2 * 3600;

    private final AtomicReferenceArray<@Nullable Second> seconds = new AtomicReferenceArray<>(MOST_SECONDS);

    private static final class Second {
        private long bytes;
        private int count;
        private int[] micros = new int[64];

        synchronized void add(int size, long latencyNanos) {
            bytes += size;
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count++] = (int) Math.min(Integer.MAX_VALUE, latencyNanos / 1000);
        }

        synchronized int[] latencies() {
            return Arrays.copyOf(micros, count);
        }

        synchronized long bytes() {
            return bytes;
        }
    }

    void add(long atNanos, int size, long latencyNanos) {
        int index = (int) (atNanos / 1_000_000_000L);
        Second second = seconds.get(index);
        if (second == null) {
            seconds.compareAndSet(index, null, new Second());
            second = seconds.get(index);
        }
        if (second != null) {
            second.add(size, latencyNanos);
        }
    }

    Window window(int from, int to) {
        long bytes = 0;
        int[] micros = {};
        for (int i = from; i < to; i++) {
            Second second = seconds.get(i);
            if (second != null) {
                bytes += second.bytes();
                int[] more = second.latencies();
                int[] all = Arrays.copyOf(micros, micros.length + more.length);
                System.arraycopy(more, 0, all, micros.length, more.length);
                micros = all;
            }
        }
        Arrays.sort(micros);
        return Window.of((double) to - from, bytes, micros);
    }
}
