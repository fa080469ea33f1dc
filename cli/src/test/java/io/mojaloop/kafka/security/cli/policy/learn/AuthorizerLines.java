/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.util.Locale;

/** Lines as the authorizers write them; the formats are copied from their sources. */
final class AuthorizerLines {
    enum Kind {
        STANDARD_3(
                "operation",
                " based on rule MatchingAcl(acl=StandardAcl(resourceType=%s, resourceName=%s, patternType=LITERAL,"
                        + " principal=%s, host=*, operation=%s, permissionType=%s))"),
        STANDARD_4(
                "operation",
                " based on rule MatchingAcl(acl=StandardAcl[resourceType=%s, resourceName=%s,"
                        + " patternType=LITERAL, principal=%s, host=*, operation=%s, permissionType=%s])"),
        ACL_3("Operation", ""),
        PLUG_IN(
                "operation",
                " based on rule Policy(p.yaml:3:7, role=r, %5$s %4$s on %1$s:%2$s, to=%3$s, from=*, binding=line 9)"),
        PLUG_IN_ZOOKEEPER(
                "Operation",
                " based on rule MatchingAcl(acl=StandardAcl(resourceType=%s, resourceName=%s,"
                        + " patternType=LITERAL, principal=%s, host=*, operation=%s, permissionType=%s))");

        private final String operation;
        private final String rule;

        Kind(String operation, String rule) {
            this.operation = operation;
            this.rule = rule;
        }

        boolean escapes() {
            return this == PLUG_IN || this == PLUG_IN_ZOOKEEPER;
        }
    }

    private AuthorizerLines() {}

    static String line(
            Kind kind,
            String principal,
            boolean allowed,
            Operation operation,
            ResourceType type,
            String name,
            String host) {
        String constant =
                operation.text().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        String written = kind.operation.equals("Operation") ? operation.text() : constant;
        String permission = kind == Kind.PLUG_IN ? (allowed ? "allow" : "deny") : allowed ? "ALLOW" : "DENY";
        String rule = kind.rule.isEmpty()
                ? ""
                : String.format(kind.rule, type.text().toUpperCase(Locale.ROOT), "x", principal, constant, permission);
        return "[2026-11-23 12:00:01,234] " + (allowed ? "DEBUG" : "INFO") + " Principal = " + escape(kind, principal)
                + " is " + (allowed ? "Allowed" : "Denied") + " " + kind.operation + " = " + written
                + " from host = " + host + " on resource = " + type.text() + ":LITERAL:" + escape(kind, name)
                + " for request = Fetch with resourceRefCount = 1" + escape(kind, rule)
                + " (kafka.authorizer.logger)";
    }

    private static String escape(Kind kind, String text) {
        return kind.escapes() ? LogText.escape(text) : text;
    }
}
