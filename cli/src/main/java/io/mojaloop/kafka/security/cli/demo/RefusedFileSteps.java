/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The last good version stays in force, and the log says what to correct, and where. */
record RefusedFileSteps(Clients clients, LivePolicy policy, AuthorizerMetrics metrics, BrokerLogs logs) {
    private static final Expectation NOTHING_CHANGED =
            Expectation.success("refused as a whole, with line and column; the version before stays in force");

    List<Step> steps() {
        return List.of(
                new Step(
                        "broken-file",
                        "A slip of the pen",
                        "'Raed' for Read in the role of " + Cast.PREPARE_HANDLER,
                        NOTHING_CHANGED,
                        () -> refusal(PolicyText::misspelt, "unknown-operation")),
                new Step(
                        "lockout",
                        "A policy that would cut off the brokers",
                        "a valid file that allows SASL_SSL only, where brokers talk to each other by SSL",
                        NOTHING_CHANGED,
                        () -> refusal(PolicyText::withPasswordsOnly, "lockout-transport")));
    }

    private String refusal(UnaryOperator<PolicyText> change, String code) throws Exception {
        String before = metrics.text("PolicySha256");
        policy.change(change.apply(policy.document()));
        String line = policy.patience().until(NOTHING_CHANGED, () -> logs.policyProblem(code));
        Map<String, Object> values = metrics.values("PolicyOutcome", "PolicySha256");
        if (!"REFUSED".equals(values.get("PolicyOutcome")) || !before.equals(values.get("PolicySha256"))) {
            throw new Unmet(values + " after: " + line);
        }
        clients.read(Cast.credentials(Cast.PREPARE_HANDLER), Cast.PREPARE, 1);
        return line + "; PolicyOutcome=REFUSED, and " + Cast.PREPARE_HANDLER + " goes on reading";
    }
}
