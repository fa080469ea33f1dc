/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the broker wrote down about it. */
record EvidenceSteps(Patience patience, AuthorizerMetrics metrics, BrokerLogs logs) {
    private static final List<String> MUST_COUNT = List.of(
            "AllowedByRule",
            "AllowedAsSuperUser",
            "AllowedInMonitorMode",
            "DeniedByGuardrail",
            "DeniedByRule",
            "DeniedByDefault",
            "PolicyRefusals");
    private static final String MUST_BE_ZERO = "DeniedByError";

    List<Step> steps() {
        return List.of(
                log(
                        "log-names-rogue",
                        "The log names the rogue",
                        Cast.ROGUE,
                        "a line with principal, resource and rule",
                        line -> line.contains(Cast.PREPARE) && line.contains("rule DefaultDeny")),
                log(
                        "log-names-deny",
                        "The log names the deny of kafka-acls",
                        Cast.PREPARE_HANDLER,
                        "a line that names the prefixed deny",
                        line -> line.contains("DENY") && line.contains("PREFIXED")),
                log(
                        "log-names-policy-line",
                        "The log names the line of the policy",
                        Cast.OPERATOR,
                        "a line that names file, line and role",
                        line -> line.contains(Pack.FILE + ":") && line.contains("role=no-payment-data")),
                log(
                        "log-names-guardrail",
                        "The log names the guardrail",
                        "ANONYMOUS",
                        "a line that names the transport",
                        line -> line.contains("Guardrail(transports")),
                new Step(
                        "metrics",
                        "JMX counts it",
                        "read the counters of " + AuthorizerMetrics.NAME,
                        Expectation.success("allows, denies and refused files are counted, no errors"),
                        this::counters));
    }

    private Step log(String id, String title, String who, String expected, Predicate<String> wanted) {
        String denied = "Principal = " + Cast.principal(who) + " is Denied";
        return new Step(
                id,
                title,
                "look for " + Cast.principal(who) + " in kafka.authorizer.logger",
                Expectation.success(expected),
                () -> patience.until(
                        Expectation.success("a line"),
                        () -> logs.decision(line -> line.contains(denied) && wanted.test(line))));
    }

    private String counters() throws Exception {
        String[] names = Stream.concat(
                        MUST_COUNT.stream(), Stream.of(MUST_BE_ZERO, "AclCount", "PolicyVersion", "LoadState"))
                .toArray(String[]::new);
        Map<String, Object> values = metrics.values(names);
        boolean counted = MUST_COUNT.stream().allMatch(name -> count(values, name) > 0);
        if (!counted || count(values, MUST_BE_ZERO) != 0 || !"READY".equals(values.get("LoadState"))) {
            throw new Unmet(AuthorizerMetrics.inWords(values));
        }
        return AuthorizerMetrics.inWords(values);
    }

    private static long count(Map<String, Object> values, String name) {
        return values.get(name) instanceof Number number ? number.longValue() : -1;
    }
}
