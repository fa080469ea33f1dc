/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

import java.util.List;

/**
 * A client is being slowed down.
 *
 * @param phase begins, goes on, ended
 * @param actor who is; of several that share a budget the one seen last
 * @param others names of other principals that used the same budget lately and are slowed down with it: some, not all
 * @param tenant whose budget; empty if the client has one of its own
 * @param quota {@code produce}, {@code consume}, {@code request} or {@code mutations}
 * @param limit in bytes per second, percent or mutations per second
 * @param observed in the same unit
 * @param durationMs since it began
 * @param enforced false in monitor mode: nobody is slowed down, but would be
 */
public record Throttling(
        long timeMs,
        Reporter reporter,
        Phase phase,
        Actor actor,
        List<String> others,
        String tenant,
        String quota,
        double limit,
        double observed,
        long durationMs,
        boolean enforced)
        implements SecurityEvent {
    public Throttling {
        others = List.copyOf(others);
    }

    /** Of a client that shares its budget with nobody, and that is slowed down in fact. */
    public Throttling(
            long timeMs,
            Reporter reporter,
            Phase phase,
            Actor actor,
            String tenant,
            String quota,
            double limit,
            double observed,
            long durationMs) {
        this(timeMs, reporter, phase, actor, List.of(), tenant, quota, limit, observed, durationMs, true);
    }

    /** Where in its course. */
    public enum Phase {
        STARTED,
        CONTINUES,
        ENDED
    }

    @Override
    public EventClass eventClass() {
        return EventClass.THROTTLE;
    }
}
