/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.Throttling;
import io.mojaloop.kafka.security.policy.LogText;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Tells the audit trail, and the log of what begins: of that, at most {@value #MOST_LINES} lines a minute.
 *
 * <p>A budget that several clients used lately has one event, which names the one seen last and lists the others: all of
 * them are slowed down, and Kafka does not measure which of them needs how much.
 */
public final class AuditedNews implements ThrottleNews {
    static final int MOST_LINES = 10;

    private static final long WINDOW_MS = 60_000;

    private final AuditTrail audit;
    private final Reporter reporter;
    private final Logger log;
    private final LongSupplier elapsedClock;
    private final LongSupplier clock;
    private long windowMs;
    private int lines;

    /**
     * @param elapsedClock in milliseconds, never goes back; the clock of the watch
     * @param clock in milliseconds since 1970
     */
    public AuditedNews(AuditTrail audit, Reporter reporter, Logger log, LongSupplier elapsedClock, LongSupplier clock) {
        this.audit = audit;
        this.reporter = reporter;
        this.log = log;
        this.elapsedClock = elapsedClock;
        this.clock = clock;
        this.windowMs = elapsedClock.getAsLong() - WINDOW_MS;
    }

    @Override
    public void tell(Throttling.Phase phase, MeasuredBudget budget, long atMs, long durationMs) {
        long now = elapsedClock.getAsLong();
        Throttling event = new Throttling(
                clock.getAsLong() - (now - atMs),
                reporter,
                phase,
                actor(budget),
                others(budget),
                budget.tenant().orElse(""),
                QuotaNames.of(budget.usage().type()),
                budget.limit().orElse(0),
                budget.usage().rate(),
                durationMs,
                budget.enforced());
        audit.record(event);
        if (phase == Throttling.Phase.STARTED) {
            log(event, now);
        }
    }

    private static Actor actor(MeasuredBudget budget) {
        if (budget.seen().isEmpty()) {
            return Actor.UNKNOWN;
        }
        MeasuredBudget.Client client = budget.seen().get(0);
        return new Actor(
                client.principal().type(), client.principal().name(), null, -1, -1, "", "", "", client.clientId(), "");
    }

    private static List<String> others(MeasuredBudget budget) {
        return budget.seen().stream()
                .map(client -> client.principal().name())
                .distinct()
                .skip(1)
                .toList();
    }

    private void log(Throttling event, long now) {
        if (now - windowMs >= WINDOW_MS) {
            windowMs = now;
            lines = 0;
        }
        if (++lines <= MOST_LINES) {
            log.warn(
                    "Node {}: {}{} {} for {}: limit {}, observed {}{}",
                    reporter.node(),
                    event.actor().principalName().isEmpty()
                            ? "a client"
                            : LogText.escape(event.actor().principalType() + ":"
                                    + event.actor().principalName()),
                    event.tenant().isEmpty() ? "" : LogText.escape(" of tenant " + event.tenant()),
                    event.enforced() ? "is being slowed down" : "would be slowed down",
                    event.quota(),
                    event.limit(),
                    event.observed(),
                    lines == MOST_LINES ? "; further ones within a minute are only in the audit trail" : "");
        }
    }
}
