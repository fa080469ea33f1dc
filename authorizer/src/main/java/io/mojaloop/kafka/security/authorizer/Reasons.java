/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.compiled.Violation;
import io.mojaloop.kafka.security.authorizer.rules.PrincipalRules;
import io.mojaloop.kafka.security.authorizer.rules.Rule;
import java.util.List;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.jspecify.annotations.Nullable;

/** What a decision rests on, as text. Not for the hot path. */
final class Reasons {
    private Reasons() {}

    /** @param own null for a super user */
    static String of(
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation violation,
            DecisionKind kind,
            AuthorizableRequestContext context,
            Action action) {
        return switch (kind) {
            case DENIED_BY_GUARDRAIL -> guardrail(violation);
            case ALLOWED_IN_MONITOR_MODE -> "WouldDeny(" + wouldDeny(now, own, violation, context, action) + ")";
            case ALLOWED_BY_RULE, DENIED_BY_RULE -> first(deciding(now, own, context, action), kind.name());
            default -> kind.rule();
        };
    }

    /**
     * What a decision rests on, for whom it is text only later.
     *
     * @param own null for a super user
     * @return a {@link Rule} or a text; an empty one if the kind says it all
     */
    static Object ruleOf(
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation violation,
            DecisionKind kind,
            AuthorizableRequestContext context,
            Action action) {
        return switch (kind) {
            case DENIED_BY_GUARDRAIL -> guardrail(violation);
            case ALLOWED_IN_MONITOR_MODE -> wouldDeny(now, own, violation, context, action);
            case ALLOWED_BY_RULE, DENIED_BY_RULE -> {
                List<Rule> rules = deciding(now, own, context, action);
                yield rules.isEmpty() ? "" : rules.get(0);
            }
            default -> "";
        };
    }

    /**
     * What would deny it, were it not for monitor mode.
     *
     * @return a {@link Rule}, or a text
     */
    static Object wouldDeny(
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation violation,
            AuthorizableRequestContext context,
            Action action) {
        if (violation != Violation.NONE) {
            return guardrail(violation);
        }
        ResourcePattern resource = action.resourcePattern();
        List<Rule> observed = now.observedDenies(
                context.principal(),
                resource.resourceType(),
                resource.name(),
                action.operation(),
                context.clientAddress());
        List<Rule> denying = observed.isEmpty()
                ? deciding(now, own, context, action).stream()
                        .filter(rule -> !rule.allows())
                        .toList()
                : observed;
        return denying.isEmpty() ? DecisionKind.DENIED_BY_DEFAULT.rule() : denying.get(0);
    }

    private static List<Rule> deciding(
            Snapshot now, @Nullable PrincipalRules own, AuthorizableRequestContext context, Action action) {
        ResourcePattern resource = action.resourcePattern();
        return own == null
                ? List.of()
                : now.deciding(
                        own, resource.resourceType(), resource.name(), action.operation(), context.clientAddress());
    }

    private static String guardrail(Violation violation) {
        return "Guardrail(" + violation.text() + ")";
    }

    private static String first(List<Rule> rules, String otherwise) {
        return rules.isEmpty() ? otherwise : rules.get(0).toString();
    }
}
