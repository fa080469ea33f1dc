/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

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
    DENIED_BY_ERROR(AuthorizationResult.DENIED, "Error");

    private final AuthorizationResult result;
    private final String rule;

    DecisionKind(AuthorizationResult result, String rule) {
        this.result = result;
        this.rule = rule;
    }

    boolean isAllowed() {
        return result == AuthorizationResult.ALLOWED;
    }

    AuthorizationResult result() {
        return result;
    }

    /** The rule as StandardAuthorizer's log lines call it; empty if it is one of the stored rules. */
    String rule() {
        return rule;
    }
}
