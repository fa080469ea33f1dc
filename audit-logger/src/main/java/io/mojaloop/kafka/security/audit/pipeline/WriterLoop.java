/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the one thread that writes does: events in batches, counts at the end of each window, losses, the sink's clock. */
final class WriterLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterLoop.class);
    private static final int BATCH = 1024;
    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Losses go on while a flood does: one record a second tells enough. */
    private static final long LOSS_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private static final long LEAST_NAP_NS = TimeUnit.MICROSECONDS.toNanos(50);

    /** The longest that a record waits for its batch. */
    private static final long MOST_NAP_NS = TimeUnit.MILLISECONDS.toNanos(5);

    /** After this long without work, authors of events wake the thread: that costs them microseconds, but seldom. */
    private static final long NAPPING_NS = TimeUnit.SECONDS.toNanos(1);

    private final Intake intake;
    private final Writing writing;
    private final Statistics statistics;
    private final Losses losses;
    private final OwnDeliveries ownDeliveries;
    private final Reporter reporter;
    private final Clock clock;
    private final Runnable onTick;
    private final long windowNs;

    /** Requests to have everything written, and how many are fulfilled. */
    private final AtomicLong requested = new AtomicLong();

    private volatile long fulfilled;

    private long lastWorkNs;
    private long napNs = LEAST_NAP_NS;
    private long nextTickNs;
    private long nextLossNs;
    private long windowEndNs;
    private boolean sweeping;

    /** Whether this window has records besides those of the trail and of what its outputs do. */
    private boolean others;

    private long sweepMs;

    WriterLoop(
            Intake intake,
            Writing writing,
            Statistics statistics,
            Losses losses,
            OwnDeliveries ownDeliveries,
            AuditConfig config,
            Clock clock,
            Runnable onTick) {
        this.intake = intake;
        this.writing = writing;
        this.statistics = statistics;
        this.losses = losses;
        this.ownDeliveries = ownDeliveries;
        this.reporter = config.reporter();
        this.windowNs = config.window().toNanos();
        this.clock = clock;
        this.onTick = onTick;
    }

    /** Writes until the intake is closed and empty, or the time to retry is over. */
    @Override
    public void run() {
        long startNs = System.nanoTime();
        lastWorkNs = startNs;
        nextTickNs = startNs;
        nextLossNs = startNs;
        windowEndNs = startNs + windowNs;
        boolean last = false;
        while (!last) {
            // Asked before the round, so that the last round sees all that was taken before.
            last = intake.isClosed();
            try {
                if (last) {
                    writeAll();
                } else if (round()) {
                    lastWorkNs = System.nanoTime();
                    napNs = LEAST_NAP_NS;
                } else {
                    idle();
                }
            } catch (Throwable defect) { // nothing is known that gets here, but a trail does not end by it
                statistics.failed(defect.getClass().getName());
                LOG.error("The audit trail's thread failed and goes on. Please report this", defect);
                LockSupport.parkNanos(this, TICK_NS);
            }
        }
    }

    /** @return whether there was anything to do */
    private boolean round() {
        long nowNs = System.nanoTime();
        int events = drain(BATCH);
        boolean worked = events > 0;
        if (!sweeping && nowNs - windowEndNs >= 0) {
            windowEndNs += windowNs * (1 + (nowNs - windowEndNs) / windowNs);
            beginSweep();
        }
        if (sweeping) {
            sweeping = !intake.counts().sweep(sweepMs, this::tellCount);
            if (!sweeping) {
                ownDeliveries.endWindow(others, sweepMs, this::writeCount);
                others = false;
            }
            worked = true;
        }
        if (losses.any() && nowNs - nextLossNs >= 0) {
            nextLossNs = nowNs + LOSS_INTERVAL_NS;
            tellLosses();
            worked = true;
        }
        if (requested.get() != fulfilled) {
            fulfill();
            worked = true;
        }
        writing.flush();
        if (nowNs - nextTickNs >= 0) {
            nextTickNs = nowNs + TICK_NS;
            writing.tick();
            onTick.run();
        }
        return worked;
    }

    private int drain(int most) {
        int taken = 0;
        while (taken < most) {
            @Nullable SecurityEvent event = intake.next();
            if (event == null) {
                break;
            }
            writing.write(event);
            others |= event.eventClass() != EventClass.TRAIL;
            taken++;
        }
        return taken;
    }

    private void beginSweep() {
        sweeping = true;
        sweepMs = clock.millis();
    }

    private void tellCount(SecurityEvent count) {
        if (!ownDeliveries.keeps(count)) {
            others = true;
            writeCount(count);
        }
    }

    private void writeCount(SecurityEvent count) {
        if (writing.write(count)) {
            statistics.counted.add(count.eventClass(), Writing.numberOf(count));
        }
    }

    private void tellLosses() {
        for (TrailEvent.Lost lost : losses.take(clock.millis(), reporter)) {
            writing.write(lost);
        }
    }

    private void fulfill() {
        long request = requested.get();
        drain(Math.max(BATCH, intake.depth()));
        sweepNow();
        tellLosses();
        writing.flush();
        writing.flush(); // what the first one had to tell, if the disk was full
        fulfilled = request;
    }

    private void sweepNow() {
        if (sweeping) {
            // The counts that this sweep has passed may have been raised since.
            while (!intake.counts().sweep(sweepMs, this::tellCount)) {
                // step by step
            }
        }
        beginSweep();
        while (!intake.counts().sweep(sweepMs, this::tellCount)) {
            // step by step
        }
        sweeping = false;
        ownDeliveries.endWindow(true, sweepMs, this::writeCount);
        others = false;
    }

    private void writeAll() {
        while (drain(BATCH) > 0) {
            writing.flush();
        }
        sweepNow();
        tellLosses();
        writing.flush();
        writing.flush();
        fulfilled = requested.get();
    }

    private void idle() {
        long idleNs = System.nanoTime() - lastWorkNs;
        if (idleNs > NAPPING_NS) {
            intake.sleep(TICK_NS);
        } else {
            LockSupport.parkNanos(this, napNs);
            napNs = Math.min(2 * napNs, MOST_NAP_NS);
        }
    }

    /** Waits until all that was recorded or counted before is handed to the operating system. @return false if it took longer */
    boolean await(long mostNs) {
        long request = requested.incrementAndGet();
        long startNs = System.nanoTime();
        while (fulfilled - request < 0) {
            if (System.nanoTime() - startNs > mostNs || Thread.currentThread().isInterrupted()) {
                return false;
            }
            intake.wake();
            LockSupport.parkNanos(this, LEAST_NAP_NS);
        }
        return true;
    }
}
