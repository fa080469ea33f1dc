/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * A client is being slowed down.
 *
 * @param phase begins, goes on, ended
 * @param actor who is
 * @param tenant whose budget; empty if the client has one of its own
 * @param quota {@code produce}, {@code consume}, {@code request} or {@code mutations}
 * @param limit in bytes per second, percent or mutations per second
 * @param observed in the same unit
 * @param durationMs since it began
 */
public record Throttling(
        long timeMs,
        Reporter reporter,
        Phase phase,
        Actor actor,
        String tenant,
        String quota,
        double limit,
        double observed,
        long durationMs)
        implements SecurityEvent {
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
