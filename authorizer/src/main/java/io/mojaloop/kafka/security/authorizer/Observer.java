/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.SecurityEvent;
import io.mojaloop.kafka.security.authorizer.compiled.Violation;
import io.mojaloop.kafka.security.authorizer.rules.PrincipalRules;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.jspecify.annotations.Nullable;

/** Counts what monitor mode lets pass, and tells the audit trail of each kind when it is first seen. */
final class Observer {
    private final WouldDenies counts;
    private final AuditTrail audit;
    private final String node;

    Observer(WouldDenies counts, AuditTrail audit, String node) {
        this.counts = counts;
        this.audit = audit;
        this.node = node;
    }

    /**
     * Takes note of a request that was allowed in monitor mode, unless it was a probe: then the client asked for nothing.
     *
     * @return whether it is the first of its kind
     */
    boolean note(
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation violation,
            AuthorizableRequestContext context,
            Action action) {
        if (!action.logIfDenied() && !isAskedAgainByTopic(action)) {
            return false;
        }
        Object rule = Reasons.wouldDeny(now, own, violation, context, action);
        WouldDenies.Key key = new WouldDenies.Key(
                context.principal().getPrincipalType(),
                context.principal().getName(),
                action.operation(),
                action.resourcePattern().resourceType(),
                action.resourcePattern().name(),
                rule);
        boolean first = counts.count(key);
        if (first) {
            audit.record(new SecurityEvent.WouldDeny(
                    node,
                    key.principalType() + ":" + key.principalName(),
                    context.clientAddress().getHostAddress(),
                    key.operation().name(),
                    key.resourceType().name(),
                    key.resource(),
                    rule.toString()));
        }
        return first;
    }

    /**
     * Whether somebody may create or delete any topic at all: Kafka asks that first and without logging, and for each topic
     * if the answer is no. So what rules would deny is to be denied here and observed there, or it would never be told;
     * what a guardrail would deny is told here, since rules that allow it may speak of all topics only.
     */
    static boolean isAskedAgainByTopic(Action action) {
        return !action.logIfDenied()
                && (action.operation() == AclOperation.CREATE || action.operation() == AclOperation.DELETE)
                && action.resourcePattern().resourceType() == ResourceType.CLUSTER;
    }
}
