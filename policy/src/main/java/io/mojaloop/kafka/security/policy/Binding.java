/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Gives a role to somebody.
 *
 * @param role the name of a role of the same policy
 * @param to at least one
 * @param from the client addresses for which it holds; empty for all
 * @param until when it ends: at this instant it holds no more
 * @param mode other than the policy's; see docs/policy.md
 * @param at where the binding begins
 */
public record Binding(
        String role,
        List<Subject> to,
        List<HostPattern> from,
        Optional<Instant> until,
        Optional<PolicyMode> mode,
        Position at) {
    public Binding {
        to = List.copyOf(to);
        from = List.copyOf(from);
    }

    /** Whether it still holds at a moment. */
    public boolean holdsAt(Instant moment) {
        return until.isEmpty() || moment.isBefore(until.get());
    }

    /** {@link #from}, written out. */
    public List<HostPattern> hosts() {
        return from.isEmpty() ? List.of(HostPattern.ANY) : from;
    }
}
