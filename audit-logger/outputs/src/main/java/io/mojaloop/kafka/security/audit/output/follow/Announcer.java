/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import io.mojaloop.kafka.security.audit.output.OutputContext;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what became of an output, in the broker's log and in the trail: when the receiver goes and comes back, not at each
 * attempt between; and what was skipped. For one thread.
 */
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private static final int BURST = 10;
    private static final Duration REFILL = Duration.ofSeconds(30);
    private static final Duration SKIPPED_INTERVAL = Duration.ofMinutes(1);

    private final String output;
    private final OutputContext context;
    private final Clock clock;
    private final LongSupplier ticksMs;
    private final EventBudget budget;

    private boolean disconnected;
    private boolean disconnectionTold;
    private long attempts;
    private long sinceMs;
    private long untold;

    private long skipped;
    private String skippedReason = "";
    private long skippedToldMs;
    private boolean skippedEver;

    /** @param ticksMs a clock that does not go back */
    Announcer(String output, OutputContext context, Clock clock, LongSupplier ticksMs) {
        this.output = output;
        this.context = context;
        this.clock = clock;
        this.ticksMs = ticksMs;
        this.budget = new EventBudget(BURST, REFILL, ticksMs.getAsLong());
    }

    /** An attempt failed. */
    void failed(String reason) {
        attempts++;
        if (disconnected) {
            LOG.debug("Audit output {} still cannot deliver: {}", output, reason);
            return;
        }
        disconnected = true;
        sinceMs = ticksMs.getAsLong();
        LOG.warn("Audit output {} cannot deliver, the trail keeps what it has to send: {}", output, reason);
        disconnectionTold = tell("disconnected", reason);
    }

    /** An attempt succeeded. */
    void delivered() {
        if (!disconnected) {
            return;
        }
        String details = "after " + attempts + " failed attempts in " + (ticksMs.getAsLong() - sinceMs) + " ms";
        disconnected = false;
        attempts = 0;
        LOG.info("Audit output {} delivers again, {}", output, details);
        if (disconnectionTold) {
            tell("reconnected", details);
        }
    }

    /** Something that an operator can do something about, once. */
    void remark(String what, String details) {
        LOG.warn("Audit output {}: {}: {}", output, what, details);
        tell(what, details);
    }

    /** A record is skipped for good: the first is told at once, those that follow together. */
    void skipped(String reason) {
        skipped++;
        skippedReason = reason;
        tick();
    }

    /** To be called now and then. */
    void tick() {
        long now = ticksMs.getAsLong();
        if (skipped > 0 && (!skippedEver || now - skippedToldMs >= SKIPPED_INTERVAL.toMillis())) {
            tellSkipped(now);
        }
    }

    /** Before the end: nothing that was skipped goes untold. */
    void finish() {
        if (skipped > 0) {
            tellSkipped(ticksMs.getAsLong());
        }
    }

    private void tellSkipped(long now) {
        String details = skipped + (skipped == 1 ? " record" : " records") + ", the last: " + skippedReason;
        LOG.error("Audit output {} skipped what can never be delivered: {}", output, details);
        // Not from the budget: a record that is missing at the receiver is told in any case.
        emit("skipped", details);
        skippedEver = true;
        skippedToldMs = now;
        skipped = 0;
    }

    private boolean tell(String what, String details) {
        if (!budget.take(ticksMs.getAsLong())) {
            untold++;
            return false;
        }
        emit(what, untold == 0 ? details : details + " (" + untold + " events before were not told)");
        untold = 0;
        return true;
    }

    private void emit(String what, String details) {
        try {
            context.events()
                    .accept(new TrailEvent.Forwarding(
                            clock.millis(), new Reporter("audit", context.node(), ""), output, what, details));
        } catch (RuntimeException e) {
            LOG.error("Audit output {} could not tell the trail: {}: {}", output, what, details, e);
        }
    }
}
