/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * A policy took effect. Who changed the file is not known to a broker.
 *
 * @param file as configured
 * @param previousSha256 of the version before; empty at the start
 * @param sha256 of this version
 * @param version counted by this process, from 1
 * @param mode {@code enforce} or {@code monitor}
 */
public record PolicyAccepted(
        long timeMs, Reporter reporter, String file, String previousSha256, String sha256, long version, String mode)
        implements SecurityEvent {
    @Override
    public EventClass eventClass() {
        return EventClass.POLICY;
    }
}
