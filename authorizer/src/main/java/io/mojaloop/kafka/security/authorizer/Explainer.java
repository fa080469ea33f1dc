/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.compiled.CompiledPolicy;
import io.mojaloop.kafka.security.authorizer.compiled.Violation;
import io.mojaloop.kafka.security.authorizer.explain.Explanation;
import io.mojaloop.kafka.security.authorizer.explain.NearMiss;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.authorizer.explain.Reason;
import io.mojaloop.kafka.security.authorizer.explain.Right;
import io.mojaloop.kafka.security.authorizer.rules.PrincipalRules;
import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.metadata.authorizer.StandardAcl;

/**
 * Answers what {@link PolicyAuthorizer} would decide, and why, by the same code, without a broker. Immutable; for tools, not
 * for request threads.
 */
public final class Explainer {
    private final Snapshot snapshot;
    private final List<ExplainedRule> rules;

    private Explainer(Snapshot snapshot, List<ExplainedRule> rules) {
        this.snapshot = snapshot;
        this.rules = rules;
    }

    /**
     * For a cluster with this policy and these ACLs.
     *
     * @param policy {@link Policy#NONE} for none
     * @param acls as the cluster has them
     * @param superUsers as {@code super.users} in server.properties
     * @param everyoneIfNoAcl {@code allow.everyone.if.no.acl.found}
     * @param at the moment of the decision, for bindings that end
     * @throws ConfigException if {@code superUsers} holds what is no principal
     */
    public static Explainer of(
            Policy policy, Collection<AclBinding> acls, String superUsers, boolean everyoneIfNoAcl, Instant at) {
        Map<Uuid, StandardAcl> byId = new HashMap<>();
        List<ExplainedRule> rules = new ArrayList<>();
        long id = 0;
        for (AclBinding acl : acls) {
            StandardAcl stored = StandardAcl.fromAclBinding(acl);
            Uuid uuid = new Uuid(0, ++id);
            byId.put(uuid, stored);
            ExplainedRule.of(new AclRule(uuid, stored)).ifPresent(rules::add);
        }
        for (Binding binding : policy.bindings()) {
            CompiledPolicy.rulesOf(policy, binding).forEach(rule -> rules.add(ExplainedRule.of(policy, rule, at)));
        }
        Snapshot snapshot = Snapshot.INITIAL
                .with(AclSet.empty(everyoneIfNoAcl).replacedBy(byId, inert -> {}))
                .withEveryoneIfNoAcl(everyoneIfNoAcl)
                .with(SuperUsers.parse(superUsers))
                .with(CompiledPolicy.of(policy, at))
                .with(LoadState.READY);
        return new Explainer(snapshot, rules);
    }

    /** The decision alone, without looking for reasons: fast enough for millions of questions. */
    public boolean allows(Question question) {
        return decide(question, violation(question)).isAllowed();
    }

    /** The decision, what it rests on, and what would change it. */
    public Explanation explain(Question question) {
        Violation violation = violation(question);
        DecisionKind kind = decide(question, violation);
        List<Reason> matching = matching(question).map(ExplainedRule::reason).toList();
        return new Explanation(
                question,
                kind.isAllowed(),
                kind == DecisionKind.ALLOWED_IN_MONITOR_MODE,
                kind.name(),
                because(question, kind, violation),
                matching,
                kind.isAllowed() && kind != DecisionKind.ALLOWED_IN_MONITOR_MODE
                        ? Optional.empty()
                        : nearMiss(question, kind, violation));
    }

    /** Everything that rules say about a principal, those for everyone included; whether it holds now or not. */
    public List<Right> rightsOf(Principal principal) {
        return rules.stream()
                .map(ExplainedRule::right)
                .filter(right ->
                        right.principal().equals(principal) || right.principal().isEveryone())
                .toList();
    }

    /** All rights of everybody. */
    public List<Right> rights() {
        return rules.stream().map(ExplainedRule::right).toList();
    }

    /** Whether {@code super.users} names a principal. */
    public boolean isSuperUser(Principal principal) {
        return snapshot.superUsers().contains(principal);
    }

    /** A guardrail that only observes does not stand in the way. */
    private Optional<NearMiss> nearMiss(Question question, DecisionKind kind, Violation violation) {
        boolean guarded = kind == DecisionKind.DENIED_BY_GUARDRAIL
                || kind == DecisionKind.ALLOWED_IN_MONITOR_MODE && violation != Violation.NONE;
        return new NearMisses(rules, this::permits, changed -> permits(decide(changed, Violation.NONE)))
                .nearest(question, guarded ? violation : Violation.NONE);
    }

    private boolean permits(Question question) {
        boolean guarded = snapshot.policy().guards().enforced();
        return permits(decide(question, guarded ? violation(question) : Violation.NONE));
    }

    private static boolean permits(DecisionKind kind) {
        return kind.isAllowed() && kind != DecisionKind.ALLOWED_IN_MONITOR_MODE;
    }

    private DecisionKind decide(Question question, Violation violation) {
        KafkaPrincipal principal = new KafkaPrincipal(
                question.principal().type(), question.principal().name());
        PrincipalRules own = snapshot.isSuperUser(principal) ? null : snapshot.rulesOf(principal);
        return snapshot.decide(
                own,
                violation,
                principal,
                ResourceType.fromCode((byte) question.resourceType().code()),
                question.resource(),
                AclOperation.fromCode((byte) question.operation().code()),
                question.from());
    }

    private Violation violation(Question question) {
        Principal principal = question.principal();
        Violation onConnection = snapshot.policy()
                .guards()
                .onConnection(
                        principal.type(),
                        principal.name(),
                        question.transport().map(Enum::ordinal).orElse(-1),
                        question.listener().orElse(null));
        return snapshot.violation(
                onConnection,
                new KafkaPrincipal(principal.type(), principal.name()),
                AclOperation.fromCode((byte) question.operation().code()),
                question.from());
    }

    /** The rules that speak of it and hold, denying ones first. */
    private Stream<ExplainedRule> matching(Question question) {
        return Stream.concat(
                rules.stream().filter(rule -> !rule.allows() && rule.holds() && rule.speaksOf(question)),
                rules.stream().filter(rule -> rule.allows() && rule.holds() && rule.speaksOf(question)));
    }

    private Reason because(Question question, DecisionKind kind, Violation violation) {
        return switch (kind) {
            case ALLOWED_BY_RULE, DENIED_BY_RULE ->
                matching(question)
                        .filter(rule -> rule.allows() == kind.isAllowed() && (kind.isAllowed() || rule.refuses()))
                        .map(ExplainedRule::reason)
                        .findFirst()
                        .orElseThrow();
            case ALLOWED_IN_MONITOR_MODE ->
                violation != Violation.NONE
                        ? guardrail(violation)
                        : matching(question)
                                .filter(rule -> !rule.allows())
                                .map(ExplainedRule::reason)
                                .findFirst()
                                .orElseGet(() -> standard("default", false, "no rule allows it"));
            case DENIED_BY_GUARDRAIL -> guardrail(violation);
            case ALLOWED_AS_SUPER_USER -> standard("super.users", true, "super.users names " + question.principal());
            case ALLOWED_BY_DEFAULT ->
                standard("default", true, "no rule speaks of the resource, and allow.everyone.if.no.acl.found is true");
            default -> standard("default", false, "no rule allows it");
        };
    }

    private static Reason guardrail(Violation violation) {
        return standard("guardrail", false, violation.text());
    }

    private static Reason standard(String source, boolean allows, String text) {
        return new Reason(source, allows, text, Optional.empty());
    }
}
