/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

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
import io.mojaloop.kafka.security.policy.Subject;
import io.mojaloop.kafka.security.policy.Transport;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Small policies, ACLs and requests that often meet each other; the same for the same seed. */
final class RandomPolicies {
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final List<Principal> PRINCIPALS = List.of(
            new Principal("User", "a"),
            new Principal("User", "b"),
            new Principal("User", "CN=b,O=hub"),
            new Principal("Service", "a"),
            Principal.ANONYMOUS);
    private static final List<String> NAMES = List.of("t", "to", "top", "topic", "x", "#x", "kafka-cluster");
    private static final List<String> HOSTS =
            List.of("*", "*", "10.0.0.1", "10.0.0.0/30", "10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32");
    private static final List<InetAddress> CLIENTS = List.of(
            Contexts.address("10.0.0.1"),
            Contexts.address("10.0.0.9"),
            Contexts.address("192.168.0.1"),
            Contexts.address("2001:db8::1"));
    private static final List<ResourceType> TYPES =
            List.of(ResourceType.TOPIC, ResourceType.TOPIC, ResourceType.GROUP, ResourceType.CLUSTER);
    private static final List<String> LISTENERS = List.of("CLIENT", "INTERNAL");

    private final Random random;

    RandomPolicies(long seed) {
        random = new Random(seed);
    }

    Policy policy() {
        Map<String, List<Principal>> groups = Map.of("g", List.copyOf(Set.copyOf(some(2, () -> pick(PRINCIPALS)))));
        Map<String, Role> roles = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            String name = "r" + i;
            roles.put(name, new Role(name, some(3, this::rule), at()));
        }
        List<Binding> bindings = some(4, this::binding);
        return new Policy(
                oneIn(4) ? PolicyMode.MONITOR : PolicyMode.ENFORCE, guardrails(), groups, roles, bindings, Quotas.NONE);
    }

    private Role.RoleRule rule() {
        ResourceType type = pick(TYPES);
        return new Role.RoleRule(
                !oneIn(3), Set.copyOf(some(2, () -> operation(type))), type, some(2, this::pattern), at());
    }

    private Binding binding() {
        return new Binding(
                "r" + random.nextInt(3),
                some(2, this::subject),
                oneIn(2) ? List.of() : some(2, () -> HostPattern.parse(pick(HOSTS))),
                oneIn(3) ? Optional.of(NOW.plusSeconds(random.nextInt(3) - 1)) : Optional.empty(),
                oneIn(4) ? Optional.of(pick(List.of(PolicyMode.values()))) : Optional.empty(),
                at());
    }

    private Guardrails guardrails() {
        if (oneIn(2)) {
            return Guardrails.NONE;
        }
        Guardrails.ListenerRule only = new Guardrails.ListenerRule(some(2, this::subject), at());
        Guardrails.Administration administration = new Guardrails.Administration(
                some(2, () -> HostPattern.parse(pick(HOSTS))),
                oneIn(2) ? List.of() : some(1, this::subject),
                oneIn(2) ? Guardrails.Administration.DEFAULT_OPERATIONS : Set.of(operation(ResourceType.CLUSTER)),
                at());
        return new Guardrails(
                oneIn(3) ? PolicyMode.MONITOR : PolicyMode.ENFORCE,
                oneIn(2) ? Set.of() : Set.of(Transport.SSL, Transport.SASL_SSL),
                oneIn(2),
                oneIn(2) ? Map.of() : Map.of("INTERNAL", only),
                oneIn(2) ? Optional.empty() : Optional.of(administration));
    }

    List<NaiveAcl> acls() {
        return some(4, () -> {
            ResourceType type = pick(TYPES);
            return new NaiveAcl(
                    oneIn(5) ? Principal.EVERYONE : pick(PRINCIPALS),
                    !oneIn(4),
                    operation(type),
                    type,
                    pattern(),
                    pick(HOSTS));
        });
    }

    List<Principal> superUsers() {
        return oneIn(3) ? List.of(pick(PRINCIPALS)) : List.of();
    }

    NaiveRequest request() {
        ResourceType type = pick(TYPES);
        return new NaiveRequest(
                pick(PRINCIPALS),
                operation(type),
                type,
                pick(NAMES),
                pick(CLIENTS),
                pick(List.of(Transport.values())),
                pick(LISTENERS));
    }

    boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    private Subject subject() {
        return switch (random.nextInt(6)) {
            case 0 -> new Subject.GroupReference("g");
            case 1 -> Principal.EVERYONE;
            default -> pick(PRINCIPALS);
        };
    }

    private NamePattern pattern() {
        return oneIn(6) ? NamePattern.ALL : new NamePattern(pick(NAMES), oneIn(2));
    }

    private Operation operation(ResourceType type) {
        return pick(List.copyOf(type.operations()));
    }

    private static Position at() {
        return new Position("policy.yaml", 1, 1);
    }

    private <T> List<T> some(int most, Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            all.add(one.get());
        }
        return all;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
