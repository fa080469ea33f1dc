/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.cli.policy.acls.Expressible;
import io.mojaloop.kafka.security.cli.policy.acls.Grant;
import io.mojaloop.kafka.security.cli.policy.acls.PolicyOfGrants;
import io.mojaloop.kafka.security.cli.policy.diff.Blocks;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The least policy that allows what was seen.
 *
 * @param policy the policy
 * @param rights how many it gives
 * @param unsayable what was seen and no policy can say, sentences
 */
public record Learning(Policy policy, int rights, List<String> unsayable) {

    /**
     * How to write it.
     *
     * @param prefixes beginnings under which names are put together, whatever their type
     * @param hosts whether the addresses that were seen become conditions
     * @param v4Bits how many bits of them count
     * @param v6Bits how many bits of them count
     * @param shareRoles whether principals with the same rights share a role
     */
    public record Choices(List<String> prefixes, boolean hosts, int v4Bits, int v6Bits, boolean shareRoles) {
        public Choices {
            // The shortest first: of two that lie in each other, the one that gives all that was asked for.
            prefixes = prefixes.stream()
                    .sorted(Comparator.comparingInt(String::length))
                    .toList();
        }
    }

    private record Resource(ResourceType type, NamePattern name) {}

    public static Learning of(Seen seen, Choices choices) {
        PolicyOfGrants policy = new PolicyOfGrants(choices.shareRoles);
        Expressible expressible = new Expressible();
        List<String> unsayable = new ArrayList<>();
        int rights = 0;
        for (Map.Entry<Principal, Map<Seen.Use, Set<String>>> entry :
                seen.hosts().entrySet()) {
            Principal principal = entry.getKey();
            Optional<String> problem = expressible.problem(principal);
            if (problem.isPresent() || principal.isEveryone()) {
                unsayable.add(principal + ": " + problem.orElse("nobody is called so"));
                continue;
            }
            Set<HostPattern> from = hosts(entry.getValue(), choices, expressible, principal, unsayable);
            for (Grant grant : grants(principal, entry.getValue().keySet(), choices, expressible, unsayable)) {
                rights++;
                from.forEach(host -> policy.add(principal, grant, host));
            }
        }
        return new Learning(policy.policy(), rights, unsayable);
    }

    private static Set<HostPattern> hosts(
            Map<Seen.Use, Set<String>> uses,
            Choices choices,
            Expressible expressible,
            Principal principal,
            List<String> unsayable) {
        if (!choices.hosts) {
            return Set.of(HostPattern.ANY);
        }
        Map<String, HostPattern> hosts = new TreeMap<>();
        Set<String> texts = new TreeSet<>();
        uses.values().forEach(texts::addAll);
        for (String text : texts) {
            HostPattern host = HostPattern.parse(text);
            Optional<String> problem = expressible.problem(host);
            if (problem.isPresent()) {
                unsayable.add(principal + " from " + text + ": " + problem.get());
            } else {
                HostPattern wide = Blocks.widened(host, choices.v4Bits, choices.v6Bits);
                hosts.put(wide.text(), wide);
            }
        }
        return Set.copyOf(hosts.values());
    }

    private static List<Grant> grants(
            Principal principal, Set<Seen.Use> uses, Choices choices, Expressible expressible, List<String> unsayable) {
        Map<Resource, Set<Operation>> operations = new LinkedHashMap<>();
        for (Seen.Use use : uses) {
            Optional<String> problem = problem(use, expressible);
            if (problem.isPresent()) {
                unsayable.add(principal + " " + use.operation() + " on "
                        + use.type().key() + " '" + use.name() + "': " + problem.get());
            } else {
                operations
                        .computeIfAbsent(
                                new Resource(use.type(), pattern(use, choices)), one -> EnumSet.noneOf(Operation.class))
                        .add(use.operation());
            }
        }
        List<Grant> grants = new ArrayList<>();
        operations.forEach((resource, named) -> named.stream()
                .filter(one -> named.stream().noneMatch(other -> other != one && other.implies(one)))
                .forEach(one -> grants.add(new Grant(true, one, resource.type, resource.name))));
        return grants;
    }

    private static Optional<String> problem(Seen.Use use, Expressible expressible) {
        if (use.name().equals("*")) {
            return Optional.of("* would mean all of them");
        }
        if (!use.type().operations().contains(use.operation())) {
            return Optional.of(
                    use.operation() + " does not exist on a " + use.type().key());
        }
        return expressible.problem(use.type(), NamePattern.literal(use.name()));
    }

    private static NamePattern pattern(Seen.Use use, Choices choices) {
        return choices.prefixes.stream()
                .filter(prefix ->
                        use.type() != ResourceType.CLUSTER && use.name().startsWith(prefix))
                .findFirst()
                .map(NamePattern::prefix)
                .orElse(NamePattern.literal(use.name()));
    }
}
