/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A policy document, valid as a whole: references resolve, operations apply, nothing is there twice. Immutable.
 *
 * @param mode of all bindings that have none of their own
 * @param guardrails what holds for everybody
 * @param groups principals by the name of a group
 * @param roles by name, in the order of the file
 * @param bindings in the order of the file
 * @param quotas for the quota call-back
 */
public record Policy(
        PolicyMode mode,
        Guardrails guardrails,
        Map<String, List<Principal>> groups,
        Map<String, Role> roles,
        List<Binding> bindings,
        Quotas quotas) {
    /** Says nothing: what a cluster without a policy file has. */
    public static final Policy NONE =
            new Policy(PolicyMode.ENFORCE, Guardrails.NONE, Map.of(), Map.of(), List.of(), Quotas.NONE);

    public Policy {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
        bindings = List.copyOf(bindings);
    }

    /** The principals that are meant, groups written out, each once. */
    public Set<Principal> principals(Collection<? extends Subject> subjects) {
        Set<Principal> principals = new LinkedHashSet<>();
        for (Subject subject : subjects) {
            if (subject instanceof Principal principal) {
                principals.add(principal);
            } else if (subject instanceof Subject.GroupReference reference) {
                principals.addAll(groups.getOrDefault(reference.group(), List.of()));
            }
        }
        return principals;
    }

    /** The mode of a binding: its own, or that of the policy. */
    public PolicyMode modeOf(Binding binding) {
        return binding.mode().orElse(mode);
    }

    /** When the next binding ends, after a moment. */
    public Optional<Instant> nextExpiry(Instant moment) {
        return bindings.stream()
                .flatMap(binding -> binding.until().stream())
                .filter(moment::isBefore)
                .min(Instant::compareTo);
    }
}
