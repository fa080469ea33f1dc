/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.compiled.PolicyRule;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.authorizer.explain.Reason;
import io.mojaloop.kafka.security.authorizer.explain.Right;
import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * An ACL or a line of a policy, for explanations.
 *
 * @param right what it says
 * @param holds whether it does at the moment of the question
 */
record ExplainedRule(Right right, boolean holds) {

    /** Empty for what a later Kafka added and no question can be about; a deny of it denies all, as in the index. */
    static Optional<ExplainedRule> of(AclRule rule) {
        Optional<Operation> known = Arrays.stream(Operation.values())
                .filter(one -> one.code() == rule.operation())
                .findFirst();
        Optional<ResourceType> knownType = Arrays.stream(ResourceType.values())
                .filter(one -> one.code() == rule.resourceType())
                .findFirst();
        if (knownType.isEmpty() || known.isEmpty() && rule.allows()) {
            return Optional.empty();
        }
        ResourceType type = knownType.get();
        Operation operation = known.orElse(Operation.ALL);
        NamePattern name = new NamePattern(rule.resourceName(), rule.prefixed());
        String text = (rule.allows() ? "allow " : "deny ") + operation + " on " + type + ":" + name + " to "
                + rule.acl().principal() + " from " + rule.host().text();
        Principal principal = Principal.parse(rule.acl().principal()).orElse(new Principal("?", "?"));
        return Optional.of(new ExplainedRule(
                new Right(
                        principal,
                        rule.allows(),
                        operation,
                        type,
                        name,
                        rule.host(),
                        Optional.empty(),
                        PolicyMode.ENFORCE,
                        new Reason("acl", rule.allows(), text, Optional.empty())),
                true));
    }

    static ExplainedRule of(Policy policy, PolicyRule rule, Instant at) {
        Binding binding = rule.binding();
        String text = (rule.allows() ? "allow " : "deny ") + rule.named() + " on "
                + rule.line().resourceType() + ":" + rule.pattern() + " by role " + binding.role() + " to "
                + rule.principal() + " from " + rule.host().text()
                + binding.until().map(until -> " until " + until).orElse("")
                + " (bound at line " + binding.at().line() + ")";
        return new ExplainedRule(
                new Right(
                        rule.principal(),
                        rule.allows(),
                        rule.named(),
                        rule.line().resourceType(),
                        rule.pattern(),
                        rule.host(),
                        binding.until(),
                        policy.modeOf(binding),
                        new Reason(
                                "policy",
                                rule.allows(),
                                text,
                                Optional.of(rule.line().at()))),
                binding.holdsAt(at));
    }

    boolean allows() {
        return right.allows();
    }

    /** Whether a denial by it is more than an observation. */
    boolean refuses() {
        return right.mode() == PolicyMode.ENFORCE;
    }

    Reason reason() {
        return right.reason();
    }

    boolean speaksOf(Question question) {
        return speaksOfPrincipal(question)
                && speaksOfOperation(question)
                && speaksOfResource(question)
                && speaksOfHost(question);
    }

    boolean speaksOfPrincipal(Question question) {
        return right.principal().isEveryone() || right.principal().equals(question.principal());
    }

    boolean speaksOfType(Question question) {
        return right.resourceType() == question.resourceType();
    }

    boolean speaksOfResource(Question question) {
        return speaksOfType(question) && right.name().matches(question.resource());
    }

    boolean speaksOfHost(Question question) {
        return right.from().matches(question.from());
    }

    boolean speaksOfOperation(Question question) {
        return right.allows()
                ? right.operation().implies(question.operation())
                : right.operation() == Operation.ALL || right.operation() == question.operation();
    }
}
