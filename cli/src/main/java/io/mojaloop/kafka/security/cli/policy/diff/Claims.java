/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a policy says from a moment on, by principal. Denials that are only observed say nothing. */
final class Claims {
    /** That a binding names a principal; monitor mode depends on it. */
    record Naming(Block from, Optional<Instant> until, boolean observed) {}

    private static final Set<ResourceType> DATA =
            EnumSet.of(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.TRANSACTIONAL_ID);

    private final boolean observesByDefault;
    private final boolean everObserves;
    private final Map<Principal, List<Claim>> claims = new HashMap<>();
    private final Map<Principal, List<Naming>> namings = new HashMap<>();

    private Claims(Policy policy, Instant now) {
        observesByDefault = policy.mode() == PolicyMode.MONITOR;
        // An enforced binding goes on naming its principals when it has ended.
        List<Binding> naming = policy.bindings().stream()
                .filter(one -> one.holdsAt(now) || policy.modeOf(one) == PolicyMode.ENFORCE)
                .toList();
        everObserves = observesByDefault || naming.stream().anyMatch(one -> policy.modeOf(one) == PolicyMode.MONITOR);
        naming.forEach(binding -> add(policy, binding, binding.holdsAt(now)));
    }

    static Claims of(Policy policy, Instant now) {
        return new Claims(policy, now);
    }

    private void add(Policy policy, Binding binding, boolean holds) {
        boolean observed = policy.modeOf(binding) == PolicyMode.MONITOR;
        List<RoleRule> lines =
                Objects.requireNonNull(policy.roles().get(binding.role())).rules();
        for (Principal principal : policy.principals(binding.to())) {
            for (HostPattern host : binding.hosts()) {
                Block from = Block.of(host);
                namings.computeIfAbsent(principal, one -> new ArrayList<>())
                        .add(new Naming(from, binding.until(), observed));
                for (RoleRule line : lines) {
                    if (holds && (line.allows() || !observed)) {
                        add(principal, line, from, binding.until());
                    }
                }
            }
        }
    }

    private void add(Principal principal, RoleRule line, Block from, Optional<Instant> until) {
        int bits = Claim.bits(line.operations(), line.allows(), line.resourceType());
        List<Claim> own = claims.computeIfAbsent(principal, one -> new ArrayList<>());
        for (NamePattern name : line.names()) {
            own.add(new Claim(line.allows(), bits, line.resourceType(), name, from, until, line.at()));
        }
    }

    /** Those that name a principal itself. */
    List<Claim> of(Principal principal) {
        return claims.getOrDefault(principal, List.of());
    }

    List<Naming> namings(Principal principal) {
        return namings.getOrDefault(principal, List.of());
    }

    /** Everybody who is named. */
    Set<Principal> principals() {
        return new TreeSet<>(namings.keySet());
    }

    boolean everObserves() {
        return everObserves;
    }

    /** Whether a policy says the same about a principal, wherever it says it. */
    boolean sameAs(Claims other, Principal principal) {
        return texts(principal).equals(other.texts(principal))
                && ((!everObserves && !other.everObserves)
                        || (observesByDefault == other.observesByDefault
                                && new HashSet<>(namings(principal)).equals(new HashSet<>(other.namings(principal)))));
    }

    private Set<Claim> texts(Principal principal) {
        Set<Claim> texts = new HashSet<>();
        of(principal).forEach(claim -> texts.add(claim.anywhere()));
        return texts;
    }

    /** Whether what nothing allows is let through. As the authorizer's {@code Watch}. */
    boolean observes(Principal principal, ResourceType type, Block from, Span.Slots slots, int slot) {
        if (!everObserves || (!observesByDefault && !DATA.contains(type))) {
            return false;
        }
        boolean named = false;
        for (Principal one : List.of(principal, Principal.EVERYONE)) {
            for (Naming naming : namings(one)) {
                if (naming.from.covers(from)) {
                    if (naming.observed && slots.holds(naming.until, slot)) {
                        return true;
                    }
                    named |= !naming.observed;
                }
            }
        }
        return !named && observesByDefault;
    }
}
