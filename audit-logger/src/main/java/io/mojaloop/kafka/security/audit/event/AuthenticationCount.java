/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * How often an authentication failed in the same way within a window, besides those failures that have records of their
 * own: somebody tries passwords faster than anybody would read about it.
 *
 * @param like the first of them; what differs between them (time, port, connection) is that one's
 * @param count exact, at least 1
 * @param fromMs start of the window
 * @param untilMs end of the window
 * @param widened empty, or what of {@code like} does not hold for all of them, because too many different ones would have
 *     had to be counted apart: {@code principal}, {@code reason}, {@code address}, comma-separated
 */
public record AuthenticationCount(Authentication like, long count, long fromMs, long untilMs, String widened)
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
