/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import io.mojaloop.kafka.security.audit.event.Outcome;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What ECS {@code event} says from {@code provider} to {@code reason}, as it was made the last time: almost all records have
 * one of a few combinations. Not thread-safe.
 */
final class EventCache {
    private static final int PLACES = 256;

    /** Longer reasons are seldom the same. */
    private static final int MOST_CHARS = 64;

    private final @Nullable Known[] places = new @Nullable Known[PLACES];

    /**
     * A combination.
     *
     * @param provider the very array that it was made with
     * @param members without a comma in front
     * @param reasonFrom where the reason's text begins in the members
     * @param reasonUntil where it ends; the same if there is none
     */
    record Known(
            byte[] provider,
            EventAction action,
            Outcome outcome,
            String reason,
            byte[] members,
            int reasonFrom,
            int reasonUntil) {}

    @Nullable
    Known find(byte[] provider, EventAction action, Outcome outcome, String reason) {
        @Nullable Known known = places[place(action, outcome, reason)];
        return known != null
                        && known.provider == provider
                        && known.action == action
                        && known.outcome == outcome
                        && known.reason.equals(reason)
                ? known
                : null;
    }

    /** Remembers one that stands in a line. */
    void remember(
            byte[] provider,
            EventAction action,
            Outcome outcome,
            String reason,
            LineBuffer line,
            int from,
            int reasonFrom,
            int reasonUntil) {
        if (reason.length() <= MOST_CHARS) {
            byte[] members = Arrays.copyOfRange(line.bytes(), from, line.length());
            places[place(action, outcome, reason)] =
                    new Known(provider, action, outcome, reason, members, reasonFrom - from, reasonUntil - from);
        }
    }

    private static int place(EventAction action, Outcome outcome, String reason) {
        int hash = reason.hashCode() + 3 * action.ordinal() + outcome.ordinal();
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
