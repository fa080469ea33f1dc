/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.AuthenticationCount;
import io.mojaloop.kafka.security.audit.event.DecisionCount;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to the sink whatever happens: waits while the disk takes nothing, and goes on without an event that cannot
 * be encoded. For the one thread that writes, but for {@link #giveUpAt}.
 */
final class Writing {
    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);
    private static final long LEAST_RETRY_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long MOST_RETRY_NS = TimeUnit.SECONDS.toNanos(1);

    static final String GIVEN_UP = "could not be written before the end";

    private final TrailSink sink;
    private final Intake intake;
    private final Statistics statistics;
    private final Reporter reporter;
    private final Clock clock;
    private final UnaryOperator<String> escaping;

    /** When retries end, by {@link System#nanoTime}; null: never. */
    private volatile @Nullable Long giveUpNs;

    private @Nullable TrailEvent resumed;
    private boolean unflushed;
    private long nextBugLogNs = System.nanoTime();

    Writing(
            TrailSink sink,
            Intake intake,
            Statistics statistics,
            Reporter reporter,
            Clock clock,
            UnaryOperator<String> escaping) {
        this.sink = sink;
        this.intake = intake;
        this.statistics = statistics;
        this.reporter = reporter;
        this.clock = clock;
        this.escaping = escaping;
    }

    /** From then on failures of the disk are final. From any thread. */
    void giveUpAt(long nanoTime) {
        giveUpNs = nanoTime;
    }

    /** Whether the time to retry is over. */
    boolean isOver() {
        @Nullable Long end = giveUpNs;
        return end != null && System.nanoTime() - end >= 0;
    }

    /** Writes an event, now or once the disk takes it; if never, it is counted as lost. @return whether it was written */
    boolean write(SecurityEvent event) {
        while (true) {
            try {
                sink.append(event);
                unflushed = true;
                statistics.written.add(event.eventClass(), 1);
                return true;
            } catch (IOException | UncheckedIOException failure) {
                if (!recover(failure)) {
                    lose(event, GIVEN_UP);
                    return false;
                }
            } catch (Throwable defect) { // also errors: a trail that stops is worse than a record that is missing
                bug(defect);
                lose(event, "could not be encoded: " + defect.getClass().getName());
                return false;
            }
        }
    }

    private void lose(SecurityEvent event, String reason) {
        if (event instanceof TrailEvent.Lost lost) {
            intake.putBack(lost);
        } else {
            intake.lose(event.eventClass(), numberOf(event), event.timeMs(), reason);
        }
    }

    /** How many events a record stands for. */
    static long numberOf(SecurityEvent event) {
        if (event instanceof DecisionCount count) {
            return count.count();
        }
        return event instanceof AuthenticationCount count ? count.count() : 1;
    }

    /** Hands what was written to the operating system, now or once it takes it. */
    void flush() {
        if (!unflushed) {
            return;
        }
        try {
            sink.flush();
            unflushed = false;
        } catch (IOException | UncheckedIOException failure) {
            recover(failure);
        } catch (Throwable defect) {
            bug(defect);
            unflushed = false;
        }
        @Nullable TrailEvent told = resumed;
        if (told != null) {
            resumed = null;
            write(told);
            unflushed = true;
        }
    }

    /** Lets the sink do what is due. */
    void tick() {
        try {
            sink.tick();
        } catch (IOException | UncheckedIOException failure) {
            // If it is the disk, the next record will find out; old files that cannot be removed stop nobody.
            LOG.warn("The audit trail could not do what was due: {}", shown(failure));
            statistics.failed(shown(failure));
        } catch (Throwable defect) {
            bug(defect);
        }
    }

    /** Waits until the disk takes what the sink keeps. @return false if the time to retry is over */
    private boolean recover(Exception first) {
        if (isOver()) {
            return false;
        }
        String reason = shown(first);
        long startMs = clock.millis();
        long startNs = System.nanoTime();
        intake.paused(true);
        statistics.failed(reason);
        LOG.error("The audit trail cannot be written and waits: {}", reason);
        long retryNs = LEAST_RETRY_NS;
        while (!isOver()) {
            LockSupport.parkNanos(this, retryNs);
            retryNs = Math.min(2 * retryNs, MOST_RETRY_NS);
            try {
                sink.flush();
                unflushed = false;
                intake.paused(false);
                long pausedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
                LOG.warn("The audit trail is written again, after {} ms", pausedMs);
                resumed = new TrailEvent.Resumed(Math.max(startMs, clock.millis()), reporter, pausedMs, reason);
                return true;
            } catch (IOException | UncheckedIOException still) {
                statistics.failed(shown(still));
            } catch (Throwable defect) {
                bug(defect);
            }
        }
        return false;
    }

    private void bug(Throwable defect) {
        statistics.failed(shown(defect));
        long now = System.nanoTime();
        if (now - nextBugLogNs >= 0) {
            nextBugLogNs = now + TimeUnit.SECONDS.toNanos(10);
            // Without its message, which may hold what a client chose.
            LOG.error(
                    "A record of the audit trail was left out because of {} at {}; it is told as lost. Please report this",
                    defect.getClass().getName(),
                    defect.getStackTrace().length == 0 ? "an unknown place" : defect.getStackTrace()[0]);
        }
    }

    private String shown(Throwable failure) {
        return escaping.apply(failure.toString());
    }
}
