/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * Somebody proved to be somebody, or failed to.
 *
 * @param actor on failure the name is what was claimed; empty if not even that can be known
 * @param outcome success or failure
 * @param reason of a failure, in the server's words
 * @param tls protocol version, cipher suite and the like; empty without TLS
 */
public record Authentication(long timeMs, Reporter reporter, Actor actor, Outcome outcome, String reason, String tls)
        implements SecurityEvent {
    @Override
    public EventClass eventClass() {
        return EventClass.AUTHENTICATION;
    }
}
