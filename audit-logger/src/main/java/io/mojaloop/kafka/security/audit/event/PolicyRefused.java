/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

import java.util.List;

/**
 * A changed policy file was not accepted; the version before stays in force.
 *
 * @param file as configured
 * @param sha256 of the refused content; empty if it could not be read
 * @param inForceSha256 of the version that stays
 * @param problems at least one, each a line with its place
 */
public record PolicyRefused(
        long timeMs, Reporter reporter, String file, String sha256, String inForceSha256, List<String> problems)
        implements SecurityEvent {
    public PolicyRefused {
        problems = List.copyOf(problems);
    }

    @Override
    public EventClass eventClass() {
        return EventClass.POLICY;
    }
}
