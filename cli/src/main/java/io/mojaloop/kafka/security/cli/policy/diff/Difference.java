/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changes from one policy to another from a moment on: by meaning, so that other names of roles or another order of
 * lines are no change.
 *
 * @param changes of rights, by principal
 * @param modes who is observed or enforced now
 * @param guardrails sentences without a subject, of what holds for everybody
 * @param quotas sentences about limits
 */
public record Difference(List<Change> changes, List<ModeChange> modes, List<String> guardrails, List<String> quotas) {
    public Difference {
        changes = List.copyOf(changes);
        modes = List.copyOf(modes);
        guardrails = List.copyOf(guardrails);
        quotas = List.copyOf(quotas);
    }

    /** Compares by meaning.
     *
     * @param now bindings that have ended by then are left out of account */
    public static Difference between(Policy older, Policy newer, Instant now) {
        Claims before = Claims.of(older, now);
        Claims after = Claims.of(newer, now);
        Set<Principal> principals = new TreeSet<>(before.principals());
        principals.addAll(after.principals());
        principals.add(Principal.EVERYONE);
        boolean everyoneSame = before.sameAs(after, Principal.EVERYONE);
        List<Change> changes = new ArrayList<>();
        List<ModeChange> modes = new ArrayList<>();
        for (Principal principal : principals) {
            if (!everyoneSame || !before.sameAs(after, principal)) {
                changes.addAll(Comparison.compare(principal, false, before, after, now));
                changes.addAll(Comparison.compare(principal, true, after, before, now));
                modes.addAll(ModeChange.compare(principal, false, before, after, now));
                modes.addAll(ModeChange.compare(principal, true, after, before, now));
            }
        }
        return new Difference(
                changes, modes, GuardrailChanges.between(older, newer), QuotaChanges.between(older, newer));
    }

    /** Whether both policies mean the same. */
    public boolean isEmpty() {
        return changes.isEmpty() && modes.isEmpty() && guardrails.isEmpty() && quotas.isEmpty();
    }
}
