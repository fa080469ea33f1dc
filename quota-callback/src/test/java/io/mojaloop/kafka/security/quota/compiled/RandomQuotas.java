/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.compiled;

import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Quotas.Tenant;
import io.mojaloop.kafka.security.policy.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** Quotas of few principals and few client ids, so that all is met often; nobody is in two tenants in the same way. */
final class RandomQuotas {
    static final List<Principal> PRINCIPALS = List.of(
            new Principal("User", "a"), new Principal("User", "b"), new Principal("Group", "a"), Principal.ANONYMOUS);
    static final List<String> CLIENT_IDS = List.of("", "a", "b", "ab", "abb", "aba", "abc*", "*", "b*");

    private final Random random;
    private final Set<String> used = new HashSet<>();

    private RandomQuotas(Random random) {
        this.random = random;
    }

    static Policy policy(Random random) {
        return new RandomQuotas(random).policy();
    }

    private Policy policy() {
        Map<String, List<Principal>> groups = Map.of("g", List.of(PRINCIPALS.get(0), PRINCIPALS.get(2)));
        Map<String, Tenant> tenants = new LinkedHashMap<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            List<NamePattern> clientIds = new ArrayList<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                String name = CLIENT_IDS.get(1 + random.nextInt(CLIENT_IDS.size() - 1));
                clientIds.add(
                        random.nextBoolean() || name.equals("*")
                                ? NamePattern.prefix(name)
                                : NamePattern.literal(name));
            }
            List<Subject> members = new ArrayList<>();
            PRINCIPALS.stream().filter(any -> random.nextInt(3) == 0).forEach(members::add);
            if (random.nextInt(4) == 0) {
                members.add(new Subject.GroupReference("g"));
            }
            Tenant tenant =
                    new Tenant(members, clientIds, limits(), Quotas.Scope.BROKER, 1, false, new Position("", i + 1, 1));
            if (isDifferent(tenant, groups)) {
                tenants.put("t" + i, tenant);
            }
        }
        Quotas quotas = new Quotas(
                Optional.empty(),
                limits(),
                random.nextInt(3) == 0 ? List.of(PRINCIPALS.get(random.nextInt(4))) : List.of(),
                tenants,
                Optional.empty());
        return new Policy(PolicyMode.ENFORCE, Guardrails.NONE, groups, Map.of(), List.of(), quotas);
    }

    private boolean isDifferent(Tenant tenant, Map<String, List<Principal>> groups) {
        Policy withGroups = new Policy(PolicyMode.ENFORCE, Guardrails.NONE, groups, Map.of(), List.of(), Quotas.NONE);
        Set<String> ways = new HashSet<>();
        for (Principal principal : withGroups.principals(tenant.members())) {
            if (tenant.clientIds().isEmpty()) {
                ways.add(principal + " any");
            }
            tenant.clientIds().forEach(id -> ways.add(principal + " " + id.prefixed() + " " + id.name()));
        }
        return ways.stream().noneMatch(used::contains) && used.addAll(ways);
    }

    private Limits limits() {
        return new Limits(limit(), limit(), limit(), limit());
    }

    private OptionalDouble limit() {
        return random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(1024 + random.nextInt(1000));
    }
}
