/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static io.mojaloop.kafka.security.policy.PolicyMode.ENFORCE;
import static io.mojaloop.kafka.security.policy.PolicyMode.MONITOR;
import static io.mojaloop.kafka.security.policy.ResourceType.GROUP;
import static io.mojaloop.kafka.security.policy.ResourceType.TOPIC;
import static io.mojaloop.kafka.security.policy.ResourceType.TRANSACTIONAL_ID;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The oracle: what a policy document means, read line by line, as plainly as it can be said. */
record NaivePolicy(Policy policy, List<NaiveAcl> acls, List<Principal> superUsers, boolean everyone, Instant now) {
    enum Answer {
        ALLOW,
        WOULD_DENY,
        DENY
    }

    private record Line(RoleRule rule, boolean refuses) {}

    Answer decide(NaiveRequest request) {
        boolean violated = violates(request);
        if (violated && policy.guardrails().mode() == ENFORCE) {
            return Answer.DENY;
        }
        Answer answer = superUsers.contains(request.principal()) ? Answer.ALLOW : byRights(request);
        return violated && answer == Answer.ALLOW ? Answer.WOULD_DENY : answer;
    }

    private Answer byRights(NaiveRequest request) {
        List<Binding> mine =
                policy.bindings().stream().filter(one -> names(one, request)).toList();
        List<Line> lines = mine.stream().flatMap(one -> lines(one, request)).toList();
        List<NaiveAcl> spoken =
                acls.stream().filter(acl -> acl.speaksOf(request)).toList();
        Predicate<Operation> denies = named -> named == Operation.ALL || named == request.operation();
        boolean aclDenies = spoken.stream().anyMatch(acl -> !acl.allows() && denies.test(acl.operation()));
        boolean policyDenies = denies(lines.stream().filter(Line::refuses), denies);
        boolean observedDenies = denies(lines.stream().filter(line -> !line.refuses()), denies);
        boolean allows = spoken.stream()
                        .anyMatch(acl -> acl.allows() && acl.operation().implies(request.operation()))
                || lines.stream()
                        .anyMatch(line -> line.rule().allows()
                                && line.rule().operations().stream().anyMatch(one -> one.implies(request.operation())))
                || everyone && nobodySpeaksOf(request);
        if (allows && !aclDenies && !policyDenies) {
            return observedDenies ? Answer.WOULD_DENY : Answer.ALLOW;
        }
        boolean enforcedOnce =
                policy.bindings().stream().anyMatch(one -> policy.modeOf(one) == ENFORCE && isFor(one, request));
        boolean data = Set.of(TOPIC, GROUP, TRANSACTIONAL_ID).contains(request.type());
        boolean observed = mine.stream().anyMatch(one -> policy.modeOf(one) == MONITOR)
                ? policy.mode() == MONITOR || data
                : !enforcedOnce && policy.mode() == MONITOR;
        boolean mustRefuse = policyDenies || aclDenies && policy.mode() == ENFORCE;
        return observed && !mustRefuse ? Answer.WOULD_DENY : Answer.DENY;
    }

    private static boolean denies(Stream<Line> lines, Predicate<Operation> named) {
        return lines.anyMatch(line ->
                !line.rule().allows() && line.rule().operations().stream().anyMatch(named));
    }

    private boolean names(Binding binding, NaiveRequest request) {
        return (binding.until().isEmpty() || now.isBefore(binding.until().get())) && isFor(binding, request);
    }

    private boolean isFor(Binding binding, NaiveRequest request) {
        return policy.principals(binding.to()).stream().anyMatch(request::isBy)
                && (binding.from().isEmpty() || binding.from().stream().anyMatch(from -> from.matches(request.from())));
    }

    private Stream<Line> lines(Binding binding, NaiveRequest request) {
        return policy.roles().get(binding.role()).rules().stream()
                .filter(rule -> rule.resourceType() == request.type()
                        && rule.names().stream().anyMatch(name -> name.matches(request.name())))
                .map(rule -> new Line(rule, policy.modeOf(binding) == ENFORCE));
    }

    /** For allow.everyone.if.no.acl.found: every rule counts, whoever it names and even if it has ended. */
    private boolean nobodySpeaksOf(NaiveRequest request) {
        return acls.stream()
                        .noneMatch(acl ->
                                acl.type() == request.type() && acl.name().matches(request.name()))
                && policy.bindings().stream()
                        .filter(one -> policy.mode() == MONITOR || policy.modeOf(one) == ENFORCE)
                        .allMatch(one -> lines(one, request).findAny().isEmpty());
    }

    private boolean violates(NaiveRequest request) {
        Guardrails rails = policy.guardrails();
        Guardrails.ListenerRule listener = rails.listeners().get(request.listener());
        boolean administrative = rails.administration()
                .filter(one -> (one.operations().contains(request.operation())
                                || one.operations().contains(Operation.ALL))
                        && one.from().stream().noneMatch(from -> from.matches(request.from()))
                        && policy.principals(one.except()).stream().noneMatch(request::isBy))
                .isPresent();
        return !rails.transports().isEmpty() && !rails.transports().contains(request.transport())
                || rails.anonymousDenied() && request.principal().equals(Principal.ANONYMOUS)
                || listener != null
                        && policy.principals(listener.only()).stream().noneMatch(request::isBy)
                || administrative;
    }
}
