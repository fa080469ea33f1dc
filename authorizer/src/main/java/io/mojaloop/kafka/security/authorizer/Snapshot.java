/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.compiled.CompiledPolicy;
import io.mojaloop.kafka.security.authorizer.compiled.PolicyRule;
import io.mojaloop.kafka.security.authorizer.compiled.Violation;
import io.mojaloop.kafka.security.authorizer.compiled.Watch;
import io.mojaloop.kafka.security.authorizer.rules.Operations;
import io.mojaloop.kafka.security.authorizer.rules.PrincipalRules;
import io.mojaloop.kafka.security.authorizer.rules.Rule;
import io.mojaloop.kafka.security.authorizer.rules.RuleIndex;
import io.mojaloop.kafka.security.authorizer.rules.Verdict;
import java.net.InetAddress;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * All that decisions depend on, at one moment. Immutable: a batch that holds one snapshot is judged by one state.
 *
 * @param acls the stored ACLs, and the index of them and of the policy's rules
 * @param policy what else the policy says
 * @param superUsers who may do everything
 * @param everyoneIfNoAcl whether a resource of which no rule speaks is open to all
 * @param load whether the ACLs are all there
 */
record Snapshot(AclSet acls, CompiledPolicy policy, SuperUsers superUsers, boolean everyoneIfNoAcl, LoadState load) {
    /** The name that Kafka's own authorizeByResourceType tries first; whoever may use it is allowed at once. */
    private static final String PROBE = "hardcode";

    static final Snapshot INITIAL =
            new Snapshot(AclSet.empty(false), CompiledPolicy.NONE, SuperUsers.parse(""), false, LoadState.LOADING);

    boolean isSuperUser(KafkaPrincipal principal) {
        return superUsers.contains(principal);
    }

    PrincipalRules rulesOf(KafkaPrincipal principal) {
        return acls.index().principal(principal.getPrincipalType(), principal.getName());
    }

    /** Looks at the guardrail on operations, if there is one and none other was violated. */
    Violation violation(Violation onConnection, KafkaPrincipal principal, AclOperation operation, InetAddress client) {
        return onConnection != Violation.NONE || !policy.guards().onOperations()
                ? onConnection
                : policy.guards()
                        .onOperation(operation.code(), principal.getPrincipalType(), principal.getName(), client);
    }

    /** Decides, guardrails first. @param own null for a super user */
    DecisionKind decide(
            @Nullable PrincipalRules own,
            Violation violation,
            KafkaPrincipal principal,
            ResourceType resourceType,
            String name,
            AclOperation operation,
            InetAddress client) {
        if (violation != Violation.NONE && policy.guards().enforced()) {
            return DecisionKind.DENIED_BY_GUARDRAIL;
        }
        DecisionKind kind = own == null
                ? DecisionKind.ALLOWED_AS_SUPER_USER
                : observed(
                        decide(own, resourceType, name, operation, client),
                        own,
                        principal,
                        resourceType,
                        name,
                        operation,
                        client);
        return violation != Violation.NONE && kind.isAllowed() ? DecisionKind.ALLOWED_IN_MONITOR_MODE : kind;
    }

    /** What the rules say, monitor mode apart. */
    private DecisionKind decide(
            PrincipalRules own, ResourceType resourceType, String name, AclOperation operation, InetAddress client) {
        long bits = acls.index().bits(own, resourceType.code(), name, client);
        Verdict verdict = Operations.verdict(bits, operation.code());
        if (verdict == Verdict.ALLOW) {
            return DecisionKind.ALLOWED_BY_RULE;
        }
        if (verdict == Verdict.DENY) {
            return DecisionKind.DENIED_BY_RULE;
        }
        return everyoneIfNoAcl && !acls.index().mentions(resourceType.code(), name)
                ? DecisionKind.ALLOWED_BY_DEFAULT
                : DecisionKind.DENIED_BY_DEFAULT;
    }

    private DecisionKind observed(
            DecisionKind kind,
            PrincipalRules own,
            KafkaPrincipal principal,
            ResourceType resourceType,
            String name,
            AclOperation operation,
            InetAddress client) {
        if (kind.isAllowed()) {
            RuleIndex denies = policy.observed();
            return denies != null && denies(denies, principal, resourceType, name, operation, client)
                    ? DecisionKind.ALLOWED_IN_MONITOR_MODE
                    : kind;
        }
        Watch watch = policy.watch();
        if (!watch.everObserves()
                || !watch.observes(principal.getPrincipalType(), principal.getName(), resourceType.code(), client)) {
            return kind;
        }
        boolean byRule = kind == DecisionKind.DENIED_BY_RULE;
        boolean refused = byRule
                && (!watch.observesByDefault()
                        || deciding(own, resourceType, name, operation, client).stream()
                                .anyMatch(PolicyRule.class::isInstance));
        return refused ? kind : DecisionKind.ALLOWED_IN_MONITOR_MODE;
    }

    private static boolean denies(
            RuleIndex index,
            KafkaPrincipal principal,
            ResourceType resourceType,
            String name,
            AclOperation operation,
            InetAddress client) {
        PrincipalRules rules = index.principal(principal.getPrincipalType(), principal.getName());
        long bits = index.bits(rules, resourceType.code(), name, client);
        return Operations.verdict(bits, operation.code()) == Verdict.DENY;
    }

    /** Decides whether the operation is allowed on any resource of a type. @param own null for a super user */
    DecisionKind decideAny(
            @Nullable PrincipalRules own,
            Violation violation,
            KafkaPrincipal principal,
            ResourceType resourceType,
            AclOperation operation,
            InetAddress client) {
        if (violation != Violation.NONE && policy.guards().enforced()) {
            return DecisionKind.DENIED_BY_GUARDRAIL;
        }
        if (own == null) {
            return DecisionKind.ALLOWED_AS_SUPER_USER;
        }
        DecisionKind probe = decide(own, resourceType, PROBE, operation, client);
        if (probe == DecisionKind.ALLOWED_BY_RULE || probe == DecisionKind.ALLOWED_BY_DEFAULT) {
            return probe;
        }
        DecisionKind kind = switch (acls.index().onAnyResource(own, resourceType.code(), operation.code(), client)) {
            case ALLOW -> DecisionKind.ALLOWED_BY_RULE;
            case DENY -> DecisionKind.DENIED_BY_RULE;
            case NONE -> DecisionKind.DENIED_BY_DEFAULT;
        };
        boolean observed = !kind.isAllowed()
                && (kind == DecisionKind.DENIED_BY_DEFAULT || policy.watch().observesByDefault())
                && policy.watch()
                        .observes(principal.getPrincipalType(), principal.getName(), resourceType.code(), client);
        return observed ? DecisionKind.ALLOWED_IN_MONITOR_MODE : kind;
    }

    /** The rules that a decision rests on. Not for the hot path. */
    List<Rule> deciding(
            PrincipalRules own, ResourceType resourceType, String name, AclOperation operation, InetAddress client) {
        return acls.index().deciding(own, resourceType.code(), name, operation.code(), client);
    }

    /** The rules of bindings in monitor mode that would deny. Not for the hot path. */
    List<Rule> observedDenies(
            KafkaPrincipal principal,
            ResourceType resourceType,
            String name,
            AclOperation operation,
            InetAddress client) {
        RuleIndex denies = policy.observed();
        return denies == null
                ? List.of()
                : denies.deciding(
                        denies.principal(principal.getPrincipalType(), principal.getName()),
                        resourceType.code(),
                        name,
                        operation.code(),
                        client);
    }

    Snapshot with(AclSet newAcls) {
        return new Snapshot(newAcls, policy, superUsers, everyoneIfNoAcl, load);
    }

    /** With another policy, or with the same at another moment. */
    Snapshot with(CompiledPolicy newPolicy) {
        return new Snapshot(acls.withPolicy(newPolicy.rules()), newPolicy, superUsers, everyoneIfNoAcl, load);
    }

    Snapshot with(LoadState newLoad) {
        return new Snapshot(acls, policy, superUsers, everyoneIfNoAcl, newLoad);
    }

    Snapshot with(SuperUsers newSuperUsers) {
        return new Snapshot(acls, policy, newSuperUsers, everyoneIfNoAcl, load);
    }

    Snapshot withEveryoneIfNoAcl(boolean everyone) {
        return new Snapshot(acls, policy, superUsers, everyone, load);
    }
}
