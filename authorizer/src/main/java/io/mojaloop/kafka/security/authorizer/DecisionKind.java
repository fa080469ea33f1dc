/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import java.util.Locale;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** What a decision rests on. */
enum DecisionKind {
    ALLOWED_BY_RULE(AuthorizationResult.ALLOWED, ""),
    ALLOWED_AS_SUPER_USER(AuthorizationResult.ALLOWED, "SuperUser"),
    ALLOWED_BY_DEFAULT(AuthorizationResult.ALLOWED, "DefaultAllow"),
    /** Would be denied, were it not for the monitor mode of the policy, of a binding or of the guardrails. */
    ALLOWED_IN_MONITOR_MODE(AuthorizationResult.ALLOWED, ""),
    /** The same for a question that Kafka does not want to be logged: the client did not ask to do anything. */
    PROBE_IN_MONITOR_MODE(AuthorizationResult.ALLOWED, "WouldDeny"),
    /** A guardrail of the policy denies it, whoever asks. */
    DENIED_BY_GUARDRAIL(AuthorizationResult.DENIED, ""),
    DENIED_BY_RULE(AuthorizationResult.DENIED, ""),
    DENIED_BY_DEFAULT(AuthorizationResult.DENIED, "DefaultDeny"),
    /** The decision could not be made; any doubt denies. */
    DENIED_BY_ERROR(AuthorizationResult.DENIED, "Error"),
    /** It would be allowed, but the audit trail could not take it and is configured to fail closed. */
    DENIED_BY_AUDIT(AuthorizationResult.DENIED, "Audit");

    private final AuthorizationResult result;
    private final String rule;
    private final String reason;

    DecisionKind(AuthorizationResult result, String rule) {
        this.result = result;
        this.rule = rule;
        this.reason = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isAllowed() {
        return result == AuthorizationResult.ALLOWED;
    }

    /** Whether it is allowed by what holds, not by monitor mode. */
    boolean isPlainlyAllowed() {
        return this == ALLOWED_BY_RULE || this == ALLOWED_AS_SUPER_USER || this == ALLOWED_BY_DEFAULT;
    }

    AuthorizationResult result() {
        return result;
    }

    /** For the audit trail, for example {@code denied-by-default}. */
    String reason() {
        return reason;
    }

    /** The rule as StandardAuthorizer's log lines call it; empty if it is one of the stored rules. */
    String rule() {
        return rule;
    }
}
