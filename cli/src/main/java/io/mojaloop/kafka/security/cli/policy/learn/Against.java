/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.authorizer.Explainer;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.authorizer.explain.Right;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was seen, beside what a policy allows.
 *
 * @param unused what it gives and nobody used
 * @param missing what was seen and it does not allow
 */
public record Against(List<Unused> unused, List<Missing> missing) {
    /**
     * A right that nobody used as a whole.
     *
     * @param right what the policy gives
     * @param usedFor the operations that are implied and were used
     */
    public record Unused(Right right, Set<Operation> usedFor) {}

    /**
     * An access that the policy denies.
     *
     * @param principal who
     * @param operation what
     * @param resourceType on what
     * @param name its name
     * @param hosts from where
     */
    public record Missing(
            Principal principal, String operation, String resourceType, String name, List<String> hosts) {}

    /** Compares rights and accesses.
     *
     * @param now bindings that have ended by then give nothing */
    public static Against of(Policy policy, Seen seen, Instant now) {
        Explainer explainer = Explainer.of(policy, List.of(), "", false, now);
        List<Unused> unused = new ArrayList<>();
        for (Right right : explainer.rights()) {
            boolean holds = right.until().map(now::isBefore).orElse(true);
            if (right.allows() && holds) {
                Set<Operation> used = used(right, seen);
                if (!used.contains(right.operation()) && !(right.operation() == Operation.ALL && !used.isEmpty())) {
                    unused.add(new Unused(right, used));
                }
            }
        }
        unused.sort(Comparator.comparing(one -> one.right().principal()));
        return new Against(unused, missing(explainer, seen));
    }

    private static Set<Operation> used(Right right, Seen seen) {
        Set<Operation> used = new TreeSet<>();
        if (right.principal().isEveryone()) {
            seen.hosts().values().forEach(uses -> used(right, uses, used));
        } else {
            used(right, seen.hosts().getOrDefault(right.principal(), Map.of()), used);
        }
        return used;
    }

    private static void used(Right right, Map<Seen.Use, Set<String>> uses, Set<Operation> used) {
        uses.forEach((use, hosts) -> {
            if (use.type() == right.resourceType()
                    && right.operation().implies(use.operation())
                    && right.name().matches(use.name())
                    && hosts.stream()
                            .anyMatch(host ->
                                    address(host).map(right.from()::matches).orElse(false))) {
                used.add(use.operation());
            }
        });
    }

    private static List<Missing> missing(Explainer explainer, Seen seen) {
        List<Missing> missing = new ArrayList<>();
        seen.hosts()
                .forEach((principal, uses) -> uses.forEach((use, hosts) -> {
                    List<String> denied = hosts.stream()
                            .filter(host -> address(host)
                                    .map(from -> !explainer.allows(new Question(
                                            principal,
                                            use.operation(),
                                            use.type(),
                                            use.name(),
                                            from,
                                            Optional.empty(),
                                            Optional.empty())))
                                    .orElse(true))
                            .toList();
                    if (!denied.isEmpty()) {
                        missing.add(new Missing(
                                principal, use.operation().text(), use.type().key(), use.name(), denied));
                    }
                }));
        return missing;
    }

    /** The parser took only what is an address, so that no name service is asked. */
    private static Optional<InetAddress> address(String host) {
        int zone = host.indexOf('%');
        String text = zone < 0 ? host : host.substring(0, zone);
        boolean literal = text.indexOf(':') >= 0 || text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        try {
            return literal ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    public boolean isEmpty() {
        return unused.isEmpty() && missing.isEmpty();
    }

    /** For a script. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("unused", unused.stream().map(Against::tree).toList());
        tree.put(
                "notAllowed",
                missing.stream()
                        .map(one -> Map.of(
                                "principal", one.principal.toString(),
                                "operation", one.operation,
                                "resourceType", one.resourceType,
                                "name", one.name,
                                "hosts", one.hosts))
                        .toList());
        return tree;
    }

    private static Map<String, Object> tree(Unused one) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Right right = one.right;
        tree.put("principal", right.principal().toString());
        tree.put("operation", right.operation().text());
        tree.put("resourceType", right.resourceType().key());
        tree.put("name", right.name().name());
        tree.put("prefixed", right.name().prefixed());
        tree.put("from", right.from().text());
        tree.put("at", right.reason().at().map(Object::toString).orElse(""));
        tree.put("usedFor", one.usedFor.stream().map(Operation::text).toList());
        return tree;
    }
}
