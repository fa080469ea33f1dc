/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineParserTest {
    private static final List<AuthorizerLines.Kind> KINDS = List.of(AuthorizerLines.Kind.values());
    private static final List<String> WORDS = List.of(
            "a",
            "b*",
            " ",
            " on resource = ",
            " is Denied",
            " is Allowed operation = READ",
            " from host = 1.2.3.4",
            " on resource = Topic:LITERAL:",
            " for request = Fetch with resourceRefCount = 1",
            "Principal = User:z",
            " based on rule DefaultDeny",
            " (kafka.authorizer.logger)",
            "\\u0041",
            "\\u000a",
            "é",
            "\uD83D\uDE00",
            "'",
            ":");

    @Test
    void aLine_ofEveryKind_isUnderstood() {
        for (AuthorizerLines.Kind kind : AuthorizerLines.Kind.values()) {
            for (ResourceType type : ResourceType.values()) {
                for (Operation operation : type.operations()) {
                    String line =
                            AuthorizerLines.line(kind, "User:CN=x,O=hub", true, operation, type, "n 1", "10.0.0.1");
                    assertThat(LineParser.parse(line))
                            .as(line)
                            .isEqualTo(new LogLine.Told(new Access(
                                    new Principal("User", "CN=x,O=hub"),
                                    operation,
                                    type,
                                    "n 1",
                                    "10.0.0.1",
                                    true,
                                    false,
                                    "2026-11-23T12:00:01")));
                }
            }
        }
    }

    @Test
    void anyName_isReadAsItIs_orSuspect() {
        Random random = new Random(11);
        int told = 0;
        for (int i = 0; i < 100_000; i++) {
            AuthorizerLines.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            String user = words(random);
            String name = words(random);
            boolean allowed = random.nextBoolean();
            String line = AuthorizerLines.line(
                    kind, "User:" + user, allowed, Operation.READ, ResourceType.GROUP, name, "10.0.0.1");
            LogLine parsed = LineParser.parse(line);
            if (parsed instanceof LogLine.Told it) {
                told++;
                assertThat(it.access().allowed()).as(line).isEqualTo(allowed);
                if (kind.escapes() || !(user + name).contains("\\u000a")) {
                    assertThat(it.access().principal().name()).as(line).isEqualTo(user);
                    assertThat(it.access().name()).as(line).isEqualTo(name);
                }
            } else {
                assertThat(parsed).as(line).isInstanceOf(LogLine.Suspect.class);
            }
        }
        assertThat(told).isGreaterThan(10_000);
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder("x");
        for (int i = random.nextInt(5); i > 0; i--) {
            words.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return words.toString();
    }

    @Test
    void aDecisionThatItsRuleDoesNotTake_isSuspect() {
        String line = "Principal = User:evil is Allowed operation = WRITE from host = 10.0.0.1 on resource ="
                + " Topic:LITERAL:secret for request = Produce with resourceRefCount = 1 based on rule ";
        assertThat(LineParser.parse(line + "DefaultDeny")).isInstanceOf(LogLine.Suspect.class);
        assertThat(LineParser.parse(line + "Guardrail(transport)")).isInstanceOf(LogLine.Suspect.class);
        assertThat(LineParser.parse(
                        line + "MatchingAcl(acl=StandardAcl(resourceType=TOPIC, resourceName=*, patternType="
                                + "LITERAL, principal=User:other, host=*, operation=ALL, permissionType=ALLOW))"))
                .isInstanceOf(LogLine.Suspect.class);
        assertThat(LineParser.parse(line + "SuperUser")).isInstanceOf(LogLine.Told.class);
        assertThat(LineParser.parse(line + "WouldDeny(DefaultDeny)")).isInstanceOf(LogLine.Told.class);
    }

    @Test
    void probes_areNoAccesses() {
        String line =
                "[2026-11-23 12:00:01,234] TRACE Principal = User:a is Allowed operation = READ from host = ::1 on"
                        + " resource = Topic:LITERAL:t for request = Metadata with resourceRefCount = 1 based on rule DefaultAllow";
        assertThat(LineParser.parse(line)).isEqualTo(new LogLine.Probe());
        assertThat(LineParser.parse("Principal = User:a is Allowed Operation = Write from host = 10.0.0.1 on resource ="
                        + " Topic:UNKNOWN:NONE for request = InitProducerId with resourceRefCount = 0"))
                .isEqualTo(new LogLine.Probe());
    }

    @Test
    void aclAuthorizersRemarkOnASuperUser_isUnderstood() {
        assertThat(LineParser.parse("[2026-11-23 12:00:01,234] DEBUG principal = User:admin is a super user, allowing"
                        + " operation without checking acls. (kafka.authorizer.logger)"))
                .isEqualTo(new LogLine.SuperUser(new Principal("User", "admin")));
    }

    @Test
    void otherLines_areNotUnderstood() {
        assertThat(LineParser.parse("[2026-11-23] INFO Kafka version: 3.9.2")).isEqualTo(new LogLine.Other());
        assertThat(LineParser.parse("")).isEqualTo(new LogLine.Other());
        assertThat(LineParser.parse("Principal = ")).isEqualTo(new LogLine.Other());
    }
}
