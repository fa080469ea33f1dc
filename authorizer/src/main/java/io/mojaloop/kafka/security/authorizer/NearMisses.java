/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.compiled.Violation;
import io.mojaloop.kafka.security.authorizer.explain.NearMiss;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.authorizer.explain.Reason;
import io.mojaloop.kafka.security.authorizer.explain.Right;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.document.DidYouMean;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Finds the smallest change that would turn a denial into an allow, trying the likeliest mistakes first: a guardrail, a
 * deny beside an allow, a binding that has ended, another host, another operation, another name, another principal.
 *
 * @param allows decides the changed question: a change that something else would deny is no near miss
 * @param allowsByRights the same, guardrails apart
 */
record NearMisses(List<ExplainedRule> rules, Predicate<Question> allows, Predicate<Question> allowsByRights) {
    private static final int LONGEST = 256;

    Optional<NearMiss> nearest(Question question, Violation violation) {
        if (violation != Violation.NONE) {
            return Optional.of(new NearMiss(
                    (allowsByRights.test(question)
                                    ? "would be allowed if it did not run into guardrails."
                                    : "would be denied by its rights, too, if it did not run into guardrails.")
                            + violation.text(),
                    new Reason("guardrail", false, violation.text(), Optional.empty())));
        }
        Predicate<ExplainedRule> allowing = ExplainedRule::allows;
        Predicate<ExplainedRule> holding = allowing.and(ExplainedRule::holds);
        Predicate<ExplainedRule> own = rule -> rule.speaksOfPrincipal(question);
        Predicate<ExplainedRule> operation = rule -> rule.speaksOfOperation(question);
        Predicate<ExplainedRule> resource = rule -> rule.speaksOfResource(question);
        Predicate<ExplainedRule> host = rule -> rule.speaksOfHost(question);
        return first(
                        holding.and(own).and(operation).and(resource).and(host),
                        rule -> "would be allowed if it were not denied")
                .or(() -> first(
                        allowing.and(rule -> !rule.holds())
                                .and(own)
                                .and(operation)
                                .and(resource)
                                .and(host),
                        rule -> "would have been allowed before "
                                + rule.right().until().map(Object::toString).orElse("")))
                .or(() -> first(
                        holding.and(own)
                                .and(operation)
                                .and(resource)
                                .and(rule -> addressIn(rule.right().from())
                                        .filter(address -> allows.test(from(question, address)))
                                        .isPresent()),
                        rule -> "would be allowed from " + rule.right().from().text()))
                .or(() -> first(
                        holding.and(own)
                                .and(resource)
                                .and(host)
                                .and(rule -> allows.test(
                                        operation(question, rule.right().operation()))),
                        rule -> "would be allowed for " + rule.right().operation()))
                .or(() -> closest(
                        holding.and(own)
                                .and(operation)
                                .and(rule -> rule.speaksOfType(question))
                                .and(host),
                        rule -> distance(rule.right().name().name(), question.resource()),
                        rule -> allows.test(
                                resource(question, rule.right().name().name())),
                        rule -> "would be allowed on " + rule.right().resourceType() + ":"
                                + rule.right().name()))
                .or(() -> closest(
                        holding.and(operation).and(resource).and(host),
                        rule -> distance(rule.right().principal(), question.principal()),
                        rule -> allows.test(principal(question, rule.right())),
                        rule -> "would be allowed for " + rule.right().principal()));
    }

    private Optional<NearMiss> first(Predicate<ExplainedRule> condition, Function<ExplainedRule, String> change) {
        return rules.stream()
                .filter(condition)
                .findFirst()
                .map(rule -> new NearMiss(change.apply(rule), rule.reason()));
    }

    private Optional<NearMiss> closest(
            Predicate<ExplainedRule> condition,
            ToIntFunction<ExplainedRule> distance,
            Predicate<ExplainedRule> helps,
            Function<ExplainedRule, String> change) {
        record Candidate(ExplainedRule rule, int distance) {}
        return rules.stream()
                .filter(condition)
                .map(rule -> new Candidate(rule, distance.applyAsInt(rule)))
                .sorted(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::rule)
                .filter(helps)
                .findFirst()
                .map(rule -> new NearMiss(change.apply(rule), rule.reason()));
    }

    /** One of the addresses that are meant. */
    private static Optional<InetAddress> addressIn(HostPattern hosts) {
        if (hosts instanceof HostPattern.Exact exact) {
            return Optional.of(exact.address());
        }
        if (!(hosts instanceof HostPattern.Cidr block)) {
            return Optional.empty();
        }
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(block.high())
                .putLong(block.low())
                .array();
        try {
            return Optional.of(InetAddress.getByAddress(block.v6() ? bytes : Arrays.copyOf(bytes, 4)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Question from(Question asked, InetAddress from) {
        return new Question(
                asked.principal(),
                asked.operation(),
                asked.resourceType(),
                asked.resource(),
                from,
                asked.transport(),
                asked.listener());
    }

    private static Question operation(Question asked, Operation operation) {
        return new Question(
                asked.principal(),
                operation,
                asked.resourceType(),
                asked.resource(),
                asked.from(),
                asked.transport(),
                asked.listener());
    }

    private static Question resource(Question asked, String resource) {
        return new Question(
                asked.principal(),
                asked.operation(),
                asked.resourceType(),
                resource,
                asked.from(),
                asked.transport(),
                asked.listener());
    }

    private static Question principal(Question asked, Right right) {
        return new Question(
                right.principal(),
                asked.operation(),
                asked.resourceType(),
                asked.resource(),
                asked.from(),
                asked.transport(),
                asked.listener());
    }

    private static int distance(Principal one, Principal other) {
        return distance(one.toString(), other.toString());
    }

    /** Between names in lower case: a wrong case is the nearest mistake of all. */
    private static int distance(String one, String other) {
        return DidYouMean.distance(comparable(one), comparable(other));
    }

    /** Nobody mistakes names by what comes after so many characters. */
    private static String comparable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.length() <= LONGEST ? lower : lower.substring(0, LONGEST);
    }
}
