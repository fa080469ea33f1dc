/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.policy.document.PolicyReading;
import io.mojaloop.kafka.security.policy.document.PolicyWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a policy file can say something: by writing it into one and reading it again, so that the answer is always the
 * reader's own. Remembers its answers.
 */
public final class Expressible {
    private static final Position NOWHERE = new Position("", 1, 1);
    private static final Principal SOMEBODY = new Principal("User", "somebody");

    private final Map<Object, Optional<String>> answers = new HashMap<>();

    /** What is wrong with a principal; empty if nothing is. */
    public Optional<String> problem(Principal principal) {
        return answers.computeIfAbsent(
                principal,
                one -> ask(
                        policy(principal, ResourceType.GROUP, NamePattern.ALL, HostPattern.ANY),
                        policy -> policy.bindings().get(0).to().equals(List.of(principal))));
    }

    /** What is wrong with the name of a resource; empty if nothing is. */
    public Optional<String> problem(ResourceType type, NamePattern name) {
        return answers.computeIfAbsent(
                List.of(type, name),
                one -> ask(
                        policy(SOMEBODY, type, name, HostPattern.ANY),
                        policy -> policy.roles()
                                .values()
                                .iterator()
                                .next()
                                .rules()
                                .get(0)
                                .names()
                                .equals(List.of(name))));
    }

    /** What is wrong with an address; empty if nothing is. */
    public Optional<String> problem(HostPattern host) {
        return answers.computeIfAbsent(
                host,
                one -> host instanceof HostPattern.Inert inert
                        ? Optional.of("no client is meant by the host '" + inert.text() + "': " + inert.remedy())
                        : ask(
                                policy(SOMEBODY, ResourceType.GROUP, NamePattern.ALL, host),
                                policy -> policy.bindings().get(0).hosts().equals(List.of(host))));
    }

    private static Policy policy(Principal principal, ResourceType type, NamePattern name, HostPattern host) {
        Operation operation = Operation.DESCRIBE;
        Set<Operation> operations =
                Set.of(type.operations().contains(operation) ? operation : Operation.DESCRIBE_TOKENS);
        RoleRule rule = new RoleRule(true, operations, type, List.of(name), NOWHERE);
        Binding binding = new Binding(
                "role",
                List.of(principal),
                host.equals(HostPattern.ANY) ? List.of() : List.of(host),
                Optional.empty(),
                Optional.empty(),
                NOWHERE);
        return new Policy(
                PolicyMode.ENFORCE,
                Guardrails.NONE,
                Map.of(),
                Map.of("role", new Role("role", List.of(rule), NOWHERE)),
                List.of(binding),
                Quotas.NONE);
    }

    private static Optional<String> ask(Policy policy, Predicate<Policy> same) {
        PolicyReading reading = PolicyReader.read("", PolicyWriter.write(policy).getBytes(StandardCharsets.UTF_8));
        if (reading.policy().isPresent()) {
            return same.test(reading.policy().get())
                    ? Optional.empty()
                    : Optional.of("a policy would say something else");
        }
        return reading.problems().stream()
                .filter(Problem::isError)
                .map(problem -> problem.message()
                        + problem.suggestion().map(text -> "; " + text).orElse(""))
                .findFirst();
    }
}
