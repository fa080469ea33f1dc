/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import io.mojaloop.kafka.security.policy.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Small policies whose rules touch each other often: few names, few hosts, few principals. */
public final class RandomPolicies {
    public static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    public static final List<Principal> PRINCIPALS =
            List.of(new Principal("User", "a"), new Principal("User", "b"), new Principal("User", "c"));
    public static final List<String> NAMES = List.of("a", "ab", "abc", "abd", "b", "c");
    public static final List<String> ADDRESSES =
            List.of("10.0.0.1", "10.0.0.2", "10.128.0.1", "192.168.0.1", "2001:db8:0:0:0:0:0:1");

    private static final List<String> HOSTS = List.of(
            "10.0.0.1",
            "10.0.0.0/8",
            "10.0.0.0/9",
            "10.128.0.0/9",
            "0.0.0.0/0",
            "2001:db8::/32",
            "::/0",
            "0.0.0.0/1",
            "128.0.0.0/1");
    private static final List<ResourceType> TYPES =
            List.of(ResourceType.TOPIC, ResourceType.TOPIC, ResourceType.GROUP, ResourceType.CLUSTER);

    private final Random random;
    private int line;

    public RandomPolicies(Random random) {
        this.random = random;
    }

    public Policy next(boolean withModes) {
        Map<String, List<Principal>> groups = Map.of("g", List.of(PRINCIPALS.get(0), PRINCIPALS.get(1)));
        Map<String, Role> roles = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            roles.put("r" + i, new Role("r" + i, rules(), at()));
        }
        List<Binding> bindings = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            bindings.add(binding(List.copyOf(roles.keySet()), withModes));
        }
        return new Policy(
                withModes && random.nextInt(4) == 0 ? PolicyMode.MONITOR : PolicyMode.ENFORCE,
                Guardrails.NONE,
                groups,
                roles,
                bindings,
                Quotas.NONE);
    }

    private Binding binding(List<String> roles, boolean withModes) {
        Set<HostPattern> from = new LinkedHashSet<>();
        for (int i = Math.max(0, random.nextInt(5) - 2); i > 0; i--) {
            from.add(HostPattern.parse(one(HOSTS)));
        }
        Optional<Instant> until = random.nextInt(4) == 0
                ? Optional.of(NOW.plusSeconds(random.nextInt(4) * 1000L - 1000))
                : Optional.empty();
        Optional<PolicyMode> mode =
                withModes && random.nextInt(3) == 0 ? Optional.of(one(List.of(PolicyMode.values()))) : Optional.empty();
        return new Binding(one(roles), subjects(), List.copyOf(from), until, mode, at());
    }

    private List<Subject> subjects() {
        return switch (random.nextInt(8)) {
            case 0 -> List.of(Principal.EVERYONE);
            case 1 -> List.of(new Subject.GroupReference("g"));
            default -> List.of(one(PRINCIPALS));
        };
    }

    private List<RoleRule> rules() {
        List<RoleRule> rules = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            ResourceType type = one(TYPES);
            Set<NamePattern> names = new LinkedHashSet<>();
            for (int j = random.nextInt(3); j >= 0; j--) {
                names.add(type == ResourceType.CLUSTER ? NamePattern.literal("kafka-cluster") : name());
            }
            rules.add(new RoleRule(random.nextInt(4) > 0, operations(type), type, List.copyOf(names), at()));
        }
        return rules;
    }

    private NamePattern name() {
        return random.nextInt(8) == 0 ? NamePattern.ALL : new NamePattern(one(NAMES), random.nextBoolean());
    }

    private Set<Operation> operations(ResourceType type) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (int i = random.nextInt(3); i >= 0; i--) {
            operations.add(operation(type, true));
        }
        return operations;
    }

    public Operation operation(ResourceType type, boolean all) {
        List<Operation> possible = type.operations().stream()
                .filter(one -> all || one != Operation.ALL)
                .sorted()
                .toList();
        return one(possible);
    }

    public <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private Position at() {
        return new Position("p.yaml", ++line, 1);
    }
}
