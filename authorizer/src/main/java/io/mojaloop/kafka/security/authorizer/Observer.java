/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.compiled.Violation;
import io.mojaloop.kafka.security.authorizer.rules.PrincipalRules;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.jspecify.annotations.Nullable;

/** Counts what monitor mode lets pass. */
final class Observer {
    private final WouldDenies counts;

    Observer(WouldDenies counts) {
        this.counts = counts;
    }

    /**
     * Takes note of a request that was allowed in monitor mode.
     *
     * @return whether it is the first of its kind
     */
    boolean note(
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation violation,
            AuthorizableRequestContext context,
            Action action) {
        Object rule = Reasons.wouldDeny(now, own, violation, context, action);
        WouldDenies.Key key = new WouldDenies.Key(
                context.principal().getPrincipalType(),
                context.principal().getName(),
                action.operation(),
                action.resourcePattern().resourceType(),
                action.resourcePattern().name(),
                rule);
        return counts.count(key);
    }

    /**
     * What becomes of a request that only monitor mode allows.
     *
     * <p>One that Kafka does not want to be logged is no access but a question. About the cluster it is the first of two:
     * may the client create (delete, describe, alter) anything at all, and if not, may it do so to this topic or group? What
     * rules would deny is denied here and observed there, or it would never be told; a guardrail, which no second question
     * would run into again if rules allow the first, is told here. Any other question is answered and not told.
     */
    DecisionKind kindOf(Action action, Violation violation) {
        if (action.logIfDenied()) {
            return DecisionKind.ALLOWED_IN_MONITOR_MODE;
        }
        if (action.resourcePattern().resourceType() == ResourceType.CLUSTER) {
            return violation == Violation.NONE ? DecisionKind.DENIED_BY_DEFAULT : DecisionKind.ALLOWED_IN_MONITOR_MODE;
        }
        return DecisionKind.PROBE_IN_MONITOR_MODE;
    }
}
