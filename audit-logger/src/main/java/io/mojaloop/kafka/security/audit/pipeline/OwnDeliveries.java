/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.DecisionCount;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Counts of what outputs do in the very cluster that is audited. Each of them told makes a record, which has to be
 * delivered, which is counted: an idle cluster would never be silent. So they are kept until there is something else to
 * tell, at most for an hour; nothing of them is lost, and somebody who uses the output's name shows in them. Not thread-safe.
 */
final class OwnDeliveries {
    private static final long MOST_KEPT_MS = TimeUnit.HOURS.toMillis(1);

    /** An output has a few kinds: one for each operation and address. What is beyond is told like anything else. */
    private static final int MOST = 64;

    private record Kept(long count, long fromMs, long untilMs) {
        Kept and(DecisionCount more) {
            return new Kept(count + more.count(), Math.min(fromMs, more.fromMs()), more.untilMs());
        }
    }

    private final Predicate<Decision> own;
    private final Map<Decision, Kept> kept = new LinkedHashMap<>();
    private long keptSinceMs;

    /** @param own whether an allowed decision is about a delivery */
    OwnDeliveries(Predicate<Decision> own) {
        this.own = own;
    }

    /** Keeps a count if it is one of deliveries. @return false if it has to be told */
    boolean keeps(SecurityEvent event) {
        if (!(event instanceof DecisionCount count)
                || count.like().verdict() != Decision.Verdict.ALLOWED
                || !count.widened().isEmpty()
                || (kept.size() >= MOST && !kept.containsKey(count.like()))
                || !own.test(count.like())) {
            return false;
        }
        if (kept.isEmpty()) {
            keptSinceMs = count.fromMs();
        }
        kept.merge(
                count.like(),
                new Kept(count.count(), count.fromMs(), count.untilMs()),
                (before, now) -> before.and(count));
        return true;
    }

    /**
     * Ends a window.
     *
     * @param others whether there was anything else to tell in it
     * @param records takes what is kept no longer
     */
    void endWindow(boolean others, long nowMs, Consumer<SecurityEvent> records) {
        long keptMs = nowMs - keptSinceMs;
        if (kept.isEmpty() || (!others && keptMs >= 0 && keptMs < MOST_KEPT_MS)) {
            return;
        }
        kept.forEach((like, sum) -> records.accept(new DecisionCount(like, sum.count, sum.fromMs, sum.untilMs, "")));
        kept.clear();
    }
}
