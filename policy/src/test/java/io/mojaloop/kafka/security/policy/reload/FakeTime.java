/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import java.util.ArrayDeque;
import java.util.Queue;

/** Time that a test moves. Starts well after any file of the test was written, so that no file looks fresh. */
final class FakeTime implements PolicyTime {
    private final Queue<Runnable> duringSleeps = new ArrayDeque<>();
    private long wallMs = System.currentTimeMillis() + 3_600_000;
    private long nanos = Long.MAX_VALUE - 1_000_000; // overflows soon, as it may
    private long sleptMs;

    @Override
    public long wallMs() {
        return wallMs;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void sleepMs(long ms) {
        sleptMs += ms;
        passNanos(ms * 1_000_000);
        Runnable task = duringSleeps.poll();
        if (task != null) {
            task.run();
        }
    }

    void passNanos(long more) {
        long before = nanos;
        nanos += more;
        wallMs += Math.floorDiv(nanos, 1_000_000L) - Math.floorDiv(before, 1_000_000L);
        if (nanos < before) { // the overflow is not a whole number of milliseconds
            wallMs += (Long.MAX_VALUE / 1_000_000) * 2 + 1;
        }
    }

    /** Somebody sets the clock on the wall. */
    void setWall(long newWallMs) {
        wallMs = newWallMs;
    }

    /** What happens at the end of the next sleep that has nothing to do yet. */
    void duringNextSleep(Runnable task) {
        duringSleeps.add(task);
    }

    long sleptMs() {
        return sleptMs;
    }
}
