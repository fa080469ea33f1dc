/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.compiled;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which topics a policy lets the members of a tenant write and read: there they use their budget. Only to divide it, so
 * what is rare is left out: denies, and that bindings end, hold for some addresses or are only observed.
 */
final class MemberTopics {
    /** Of a tenant with more names and prefixes all topics count: they would tell hardly more, at a price. */
    static final int MOST_PATTERNS = 200;

    private final Policy policy;
    private final Map<Principal, Set<String>> roles = new HashMap<>();
    private final Map<Set<String>, Topics> known = new HashMap<>();

    /** Empty for all topics: if the policy allows all, allows none (ACLs may), or names too many. */
    record Topics(List<NamePattern> writes, List<NamePattern> reads) {}

    MemberTopics(Policy policy) {
        this.policy = policy;
        for (Binding binding : policy.bindings()) {
            for (Principal principal : policy.principals(binding.to())) {
                roles.computeIfAbsent(principal, any -> new LinkedHashSet<>()).add(binding.role());
            }
        }
    }

    Topics of(Collection<Principal> members) {
        Set<String> of = new LinkedHashSet<>(roles.getOrDefault(Principal.EVERYONE, Set.of()));
        members.forEach(member -> of.addAll(roles.getOrDefault(member, Set.of())));
        return known.computeIfAbsent(
                of, these -> new Topics(names(these, Operation.WRITE), names(these, Operation.READ)));
    }

    private List<NamePattern> names(Set<String> ofRoles, Operation operation) {
        Set<NamePattern> names = new LinkedHashSet<>();
        for (String name : ofRoles) {
            Role role = policy.roles().get(name);
            if (role != null) {
                role.rules().stream()
                        .filter(rule -> allows(rule, operation))
                        .forEach(rule -> names.addAll(rule.names()));
            }
        }
        return names.contains(NamePattern.ALL) || names.size() > MOST_PATTERNS ? List.of() : List.copyOf(names);
    }

    private static boolean allows(RoleRule rule, Operation operation) {
        return rule.allows()
                && rule.resourceType() == ResourceType.TOPIC
                && (rule.operations().contains(operation) || rule.operations().contains(Operation.ALL));
    }
}
