/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static io.mojaloop.kafka.security.policy.document.PolicyFixtures.NOWHERE;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import io.mojaloop.kafka.security.policy.Subject;
import io.mojaloop.kafka.security.policy.Transport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Valid policies with nasty names. */
final class GeneratedPolicies {
    private static final String[] NASTY = {
        "a",
        "b-c",
        "#",
        ": ",
        ":",
        "'",
        "\"",
        "\\",
        "\n",
        "\t",
        "*",
        "&",
        "!",
        "{",
        "}",
        "[",
        "]",
        ",",
        " ",
        "~",
        "null",
        "1",
        "\u00fc",
        "\uD83D\uDE00",
        "\u202e",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "\u00a0",
        "\u0000",
        "\u007f",
        "%",
        "@",
        "|",
        "-",
        "?",
    };

    private final Random random;
    private int counter;

    private GeneratedPolicies(Random random) {
        this.random = random;
    }

    static Arbitrary<Policy> policies() {
        return Arbitraries.randomValue(random -> new GeneratedPolicies(random).policy());
    }

    private Policy policy() {
        Map<String, List<Principal>> groups = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            groups.put(ownName(), some(this::principal));
        }
        Map<String, Role> roles = new LinkedHashMap<>();
        List<Binding> bindings = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = ownName();
            roles.put(name, new Role(name, some(this::rule), NOWHERE));
            bindings.add(binding(name, groups));
        }
        return new Policy(one(PolicyMode.values()), guardrails(groups), groups, roles, bindings, quotas(groups));
    }

    private Binding binding(String role, Map<String, List<Principal>> groups) {
        return new Binding(
                role,
                subjects(groups),
                hosts(),
                maybe(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))),
                maybe(one(PolicyMode.values())),
                NOWHERE);
    }

    /** No two names cover each other. */
    private RoleRule rule() {
        ResourceType type = one(ResourceType.values());
        Set<Operation> all = EnumSet.copyOf(type.operations());
        all.remove(Operation.ALL);
        Set<Operation> some = EnumSet.noneOf(Operation.class);
        all.forEach(operation -> {
            if (some.isEmpty() || random.nextBoolean()) {
                some.add(operation);
            }
        });
        List<NamePattern> names = some(() -> {
            String unique = ++counter + ".";
            String name = type == ResourceType.TOPIC ? unique + "_-x" : unique + nasty();
            return random.nextBoolean() ? NamePattern.literal(name) : NamePattern.prefix(name);
        });
        if (type == ResourceType.CLUSTER) {
            return new RoleRule(true, Set.of(Operation.ALL), ResourceType.USER, names, NOWHERE);
        }
        return new RoleRule(random.nextBoolean(), some, type, names, NOWHERE);
    }

    private Guardrails guardrails(Map<String, List<Principal>> groups) {
        Set<Transport> transports = new LinkedHashSet<>();
        for (Transport transport : Transport.values()) {
            if (random.nextBoolean()) {
                transports.add(transport);
            }
        }
        Map<String, Guardrails.ListenerRule> listeners = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            listeners.put(ownName(), new Guardrails.ListenerRule(subjects(groups), NOWHERE));
        }
        Guardrails.Administration administration = new Guardrails.Administration(
                List.of(HostPattern.parse("10.0.0.0/8")),
                subjects(groups),
                random.nextBoolean() ? Guardrails.Administration.DEFAULT_OPERATIONS : Set.of(one(Operation.values())),
                NOWHERE);
        return new Guardrails(
                one(PolicyMode.values()), transports, random.nextBoolean(), listeners, maybe(administration));
    }

    private Quotas quotas(Map<String, List<Principal>> groups) {
        Map<String, Quotas.Tenant> tenants = new LinkedHashMap<>();
        Principal inMany = principal();
        for (int i = random.nextInt(4); i > 0; i--) {
            List<NamePattern> clientIds = random.nextBoolean() ? List.of() : some(this::clientId);
            List<Subject> members = new ArrayList<>(some(this::principal));
            if (!clientIds.isEmpty()) {
                members.add(inMany);
            }
            tenants.put(
                    ownName(),
                    new Quotas.Tenant(
                            members,
                            clientIds,
                            limits(),
                            one(Quotas.Scope.values()),
                            1 + random.nextInt(1000),
                            random.nextBoolean(),
                            NOWHERE));
        }
        double soft = 1 + random.nextInt(90) + random.nextDouble();
        double unlimited = random.nextBoolean() ? Quotas.StorageGuard.DEFAULT_UNLIMITED : 1024 + random.nextInt();
        return new Quotas(
                maybe(one(PolicyMode.values())),
                random.nextBoolean() ? limits() : Quotas.Limits.NONE,
                random.nextBoolean() ? subjects(groups) : List.of(),
                tenants,
                maybe(new Quotas.StorageGuard(soft, 95, Math.max(1024, unlimited))));
    }

    /** Never the same twice. */
    private NamePattern clientId() {
        String name = ++counter + nasty();
        return random.nextBoolean() ? NamePattern.literal(name) : NamePattern.prefix(name);
    }

    private Quotas.Limits limits() {
        return new Quotas.Limits(
                OptionalDouble.of(1024 + Math.floor(random.nextDouble() * (1L << random.nextInt(50)))),
                random.nextBoolean()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(1024 * (1 + random.nextDouble() * 1000)),
                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(0.001 + random.nextDouble() * 1000),
                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(0.0001 + random.nextDouble()));
    }

    private List<HostPattern> hosts() {
        return switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(HostPattern.parse("10.0.0.0/8"), HostPattern.parse("192.168.1.1"));
            case 2 -> List.of(HostPattern.parse("2001:db8::/32"), HostPattern.parse("0:0:0:0:0:0:0:1"));
            default -> List.of(HostPattern.parse("0.0.0.0/0"), HostPattern.parse("::/0"));
        };
    }

    private List<Subject> subjects(Map<String, List<Principal>> groups) {
        List<Subject> subjects = new ArrayList<>(some(this::principal));
        groups.keySet().stream()
                .filter(group -> random.nextBoolean())
                .map(Subject.GroupReference::new)
                .forEach(subjects::add);
        return subjects;
    }

    private Principal principal() {
        return new Principal(random.nextInt(5) > 0 ? "User" : "ServiceAccount", ++counter + nasty());
    }

    private String ownName() {
        return nasty().replaceAll("[\\x00-\\x1f\\x7f-\\x9f]", "") + ++counter;
    }

    private String nasty() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(one(NASTY));
        }
        return text.toString();
    }

    private <T> List<T> some(Supplier<T> supplier) {
        List<T> some = new ArrayList<>();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 20 : 4); i >= 0; i--) {
            some.add(supplier.get());
        }
        return some;
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
