/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.management.Attribute;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** What the broker wrote down about it. */
record EvidenceSteps(Clients clients) {
    private static final int NODE = 1;
    /** A decision is written before the client has its answer. */
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(2));

    private static final ObjectName METRICS = metrics();
    private static final List<String> MUST_COUNT =
            List.of("AllowedByRule", "AllowedAsSuperUser", "DeniedByRule", "DeniedByDefault");
    private static final String MUST_BE_ZERO = "DeniedByError";

    List<Step> steps() {
        return List.of(
                new Step(
                        "log-names-rogue",
                        "The log names the rogue",
                        "look for User:rogue in kafka.authorizer.logger",
                        Expectation.success("a line with principal, resource and rule"),
                        () -> find(line -> line.contains("Principal = User:rogue is Denied")
                                && line.contains(Cast.PREPARE)
                                && line.contains("rule DefaultDeny"))),
                new Step(
                        "log-names-deny",
                        "The log names the deny rule",
                        "look for User:auditor in kafka.authorizer.logger",
                        Expectation.success("a line that names the prefixed deny"),
                        () -> find(line -> line.contains("Principal = User:auditor is Denied")
                                && line.contains("DENY")
                                && line.contains("PREFIXED"))),
                new Step(
                        "metrics",
                        "JMX counts it",
                        "read the counters of " + METRICS,
                        Expectation.success("allows and denies are counted, no errors"),
                        this::counters));
    }

    private String find(Predicate<String> wanted) throws Exception {
        return PATIENCE.until(
                Expectation.success("a line"),
                () -> log().lines()
                        .filter(wanted)
                        .findFirst()
                        .map(line ->
                                line.substring(line.indexOf("Principal = ")).replace(" (kafka.authorizer.logger)", ""))
                        .orElseThrow(() ->
                                new Unmet("no such line among " + log().lines().count())));
    }

    private String log() {
        try {
            return Files.readString(clients.cluster().authorizerLog(NODE), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Unmet("no log: " + e);
        }
    }

    private String counters() throws Exception {
        Map<String, Object> values = new TreeMap<>();
        String[] names = {
            "AllowedByRule",
            "AllowedAsSuperUser",
            "DeniedByRule",
            "DeniedByDefault",
            MUST_BE_ZERO,
            "AclCount",
            "LoadState"
        };
        for (Attribute attribute :
                clients.cluster().jmx(NODE).getAttributes(METRICS, names).asList()) {
            values.put(attribute.getName(), attribute.getValue());
        }
        String text = values.toString();
        boolean counted = MUST_COUNT.stream().allMatch(name -> count(values, name) > 0);
        if (!counted || count(values, MUST_BE_ZERO) != 0 || !"READY".equals(values.get("LoadState"))) {
            throw new Unmet(text);
        }
        return text.substring(1, text.length() - 1);
    }

    private static long count(Map<String, Object> values, String name) {
        return values.get(name) instanceof Number number ? number.longValue() : -1;
    }

    private static ObjectName metrics() {
        try {
            return new ObjectName("io.mojaloop.kafka.security:type=PolicyAuthorizer,role=broker,node=" + NODE);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }
}
