/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * How often the same was decided within a window, besides those decisions that have records of their own.
 *
 * @param like the first of them; what differs between them (time, port, correlation id, client id) is that one's
 * @param count exact, at least 1
 * @param fromMs start of the window
 * @param untilMs end of the window
 * @param widened empty, or what of {@code like} does not hold for all of them, because too many different ones would have
 *     had to be counted apart: {@code resource}, {@code address}, {@code principal}, comma-separated
 */
public record DecisionCount(Decision like, long count, long fromMs, long untilMs, String widened)
        implements SecurityEvent {
    @Override
    public long timeMs() {
        return untilMs;
    }

    @Override
    public Reporter reporter() {
        return like.reporter();
    }

    @Override
    public EventClass eventClass() {
        return like.eventClass();
    }
}
