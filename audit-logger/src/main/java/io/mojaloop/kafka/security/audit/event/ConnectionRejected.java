/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * A connection that the server closed before anybody could authenticate.
 *
 * @param actor its address at most
 * @param reason in the server's words
 */
public record ConnectionRejected(long timeMs, Reporter reporter, Actor actor, String reason) implements SecurityEvent {
    @Override
    public EventClass eventClass() {
        return EventClass.AUTHENTICATION;
    }
}
