/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import io.mojaloop.kafka.security.audit.event.SecurityEvent;

/** What a line tells. */
sealed interface Finding {
    /** Something that happened. */
    record Happened(SecurityEvent event) implements Finding {}

    /**
     * What the next line of this thread leaves out.
     *
     * @param name that was claimed; empty if the line has none
     * @param from where the client is; unknown if the line has none
     * @param reason empty if the line has none
     */
    record Clue(String name, ClientAddress from, String reason) implements Finding {
        static final Clue NONE = new Clue("", ClientAddress.UNKNOWN, "");

        /** Both, what is newer first. */
        Clue and(Clue older) {
            return new Clue(
                    name.isEmpty() ? older.name : name,
                    from.address() == null ? older.from : from,
                    reason.isEmpty() ? older.reason : reason);
        }
    }
}
