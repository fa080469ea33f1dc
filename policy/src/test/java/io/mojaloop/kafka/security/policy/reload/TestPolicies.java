/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.document.PolicyReading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A language for policies that is easy to get wrong on purpose. Lines: {@code name x}, {@code until 2030-01-01T00:00:00Z}
 * (a binding), {@code bad x} (an error), {@code odd x} (a warning), {@code throw}; {@code whole} makes {@code end}
 * obligatory. Anything else is a comment.
 */
final class TestPolicies {
    private TestPolicies() {}

    static PolicyReading read(String file, byte[] content) {
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        List<Problem> problems = new ArrayList<>();
        List<Binding> bindings = new ArrayList<>();
        String name = "";
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ", 2);
            Position at = new Position(file, i + 1, 1);
            switch (words[0]) {
                case "name" -> name = words[1];
                case "until" -> bindings.add(until(Instant.parse(words[1]), at));
                case "bad" -> problems.add(problem(Problem.Severity.ERROR, at, words[1]));
                case "odd" -> problems.add(problem(Problem.Severity.WARNING, at, words[1]));
                case "throw" -> throw new IllegalStateException("A defect of the reader");
                default -> {}
            }
        }
        if (lines.get(0).equals("whole") && !lines.get(lines.size() - 1).equals("end")) {
            problems.add(problem(Problem.Severity.ERROR, new Position(file, lines.size(), 1), "no end"));
        }
        boolean valid = problems.stream().noneMatch(Problem::isError);
        return new PolicyReading(valid ? Optional.of(policy(name, bindings)) : Optional.empty(), problems);
    }

    static String nameOf(LoadedPolicy loaded) {
        return String.join(",", loaded.policy().groups().keySet());
    }

    static Problem problem(Problem.Severity severity, Position at, String text) {
        return new Problem(severity, "test", at, text, "it says " + text, Optional.empty());
    }

    private static Policy policy(String name, List<Binding> bindings) {
        return new Policy(
                PolicyMode.ENFORCE, Guardrails.NONE, Map.of(name, List.of()), Map.of(), bindings, Quotas.NONE);
    }

    private static Binding until(Instant end, Position at) {
        return new Binding(
                "role",
                List.of(new Principal("User", "a")),
                List.<HostPattern>of(),
                Optional.of(end),
                Optional.empty(),
                at);
    }
}
