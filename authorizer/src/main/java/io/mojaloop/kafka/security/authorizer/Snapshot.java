/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

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

/**
 * All that decisions depend on, at one moment. Immutable: a batch that holds one snapshot is judged by one state.
 *
 * @param acls the stored ACLs
 * @param superUsers who may do everything
 * @param everyoneIfNoAcl whether a resource of which no ACL speaks is open to all
 * @param load whether the ACLs are all there
 */
record Snapshot(AclSet acls, SuperUsers superUsers, boolean everyoneIfNoAcl, LoadState load) {
    /** The name that Kafka's own authorizeByResourceType tries first; whoever may use it is allowed at once. */
    private static final String PROBE = "hardcode";

    static final Snapshot INITIAL = new Snapshot(AclSet.empty(false), SuperUsers.parse(""), false, LoadState.LOADING);

    boolean isSuperUser(KafkaPrincipal principal) {
        return superUsers.contains(principal);
    }

    PrincipalRules rulesOf(KafkaPrincipal principal) {
        return acls.index().principal(principal.getPrincipalType(), principal.getName());
    }

    /** Decides by the rules, for a principal that is no super user. */
    DecisionKind decide(
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

    /** Decides whether the operation is allowed on any resource of a type, for a principal that is no super user. */
    DecisionKind decideAny(PrincipalRules own, ResourceType resourceType, AclOperation operation, InetAddress client) {
        DecisionKind probe = decide(own, resourceType, PROBE, operation, client);
        if (probe == DecisionKind.ALLOWED_BY_RULE || probe == DecisionKind.ALLOWED_BY_DEFAULT) {
            return probe;
        }
        return switch (acls.index().onAnyResource(own, resourceType.code(), operation.code(), client)) {
            case ALLOW -> DecisionKind.ALLOWED_BY_RULE;
            case DENY -> DecisionKind.DENIED_BY_RULE;
            case NONE -> DecisionKind.DENIED_BY_DEFAULT;
        };
    }

    /** The rules that a decision rests on. Not for the hot path. */
    List<Rule> deciding(
            PrincipalRules own, ResourceType resourceType, String name, AclOperation operation, InetAddress client) {
        RuleIndex index = acls.index();
        return index.deciding(own, resourceType.code(), name, operation.code(), client);
    }

    Snapshot with(AclSet newAcls) {
        return new Snapshot(newAcls, superUsers, everyoneIfNoAcl, load);
    }

    Snapshot with(LoadState newLoad) {
        return new Snapshot(acls, superUsers, everyoneIfNoAcl, newLoad);
    }

    Snapshot with(SuperUsers newSuperUsers) {
        return new Snapshot(acls, newSuperUsers, everyoneIfNoAcl, load);
    }
}
