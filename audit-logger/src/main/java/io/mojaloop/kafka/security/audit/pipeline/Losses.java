/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events that were lost and are not told yet. From any thread. */
final class Losses {
    /** Reasons are the trail's own words, with names of classes at most; more are told as one. */
    private static final int MOST_REASONS = 16;

    private static final class Loss {
        private final Map<EventClass, Long> numbers = new EnumMap<>(EventClass.class);
        private long fromMs = Long.MAX_VALUE;
    }

    private final Map<String, Loss> byReason = new TreeMap<>();
    private volatile boolean any;

    /** Whether there is something to tell. */
    boolean any() {
        return any;
    }

    synchronized void add(EventClass eventClass, long number, long fromMs, String reason) {
        Loss loss = byReason.computeIfAbsent(
                byReason.size() < MOST_REASONS ? reason : "several reasons, see the server log", unused -> new Loss());
        loss.numbers.merge(eventClass, number, Long::sum);
        loss.fromMs = Math.min(loss.fromMs, fromMs);
        any = true;
    }

    /** Puts back what could not be told. */
    void add(TrailEvent.Lost lost) {
        lost.lost().forEach((eventClass, number) -> add(eventClass, number, lost.fromMs(), lost.reason()));
    }

    /** Takes all there is, an event per reason. */
    synchronized List<TrailEvent.Lost> take(long nowMs, Reporter reporter) {
        List<TrailEvent.Lost> events = new ArrayList<>();
        byReason.forEach((reason, loss) ->
                events.add(new TrailEvent.Lost(nowMs, reporter, loss.numbers, Math.min(loss.fromMs, nowMs), reason)));
        byReason.clear();
        any = false;
        return events;
    }
}
