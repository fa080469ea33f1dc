/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * Bindings ended, or hold again because the clock was set.
 *
 * @param sha256 of the version in force
 * @param ended how many of its bindings hold no more
 */
public record BindingsEnded(long timeMs, Reporter reporter, String sha256, int ended) implements SecurityEvent {
    @Override
    public EventClass eventClass() {
        return EventClass.POLICY;
    }
}
