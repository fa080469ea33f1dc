/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Warns of bindings to everyone that open or close everything. */
final class BroadBindings {
    private final Problems problems;

    BroadBindings(Problems problems) {
        this.problems = problems;
    }

    void report(Policy policy) {
        Map<String, Optional<RoleRule>> broadest = new HashMap<>();
        for (Binding binding : policy.bindings()) {
            Role role = policy.roles().get(binding.role());
            if (role != null && binding.to().contains(Principal.EVERYONE)) {
                if (policy.mode() == PolicyMode.ENFORCE && policy.modeOf(binding) == PolicyMode.MONITOR) {
                    problems.add(
                            ProblemCode.MONITORED_EVERYONE,
                            binding.at(),
                            binding.role(),
                            "while this binding is in monitor mode, everyone, clients that did not authenticate"
                                    + " included, may use every topic, group and transactional id");
                }
                broadest.computeIfAbsent(role.name(), name -> broadRule(role)).ifPresent(rule -> report(binding, rule));
            }
        }
    }

    private static Optional<RoleRule> broadRule(Role role) {
        return role.rules().stream()
                .filter(rule -> rule.names().contains(NamePattern.ALL))
                .filter(rule -> !rule.allows() || rule.operations().contains(Operation.ALL))
                .findFirst();
    }

    private void report(Binding binding, RoleRule rule) {
        String what = rule.resourceType().key() + " in line " + rule.at().line();
        problems.add(
                rule.allows() ? ProblemCode.FULL_ACCESS : ProblemCode.DENY_EVERYONE,
                binding.at(),
                binding.role(),
                rule.allows()
                        ? "everyone, clients that did not authenticate included, may do everything to every " + what
                        : "nobody but super users is left for every " + what);
    }
}
