/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import io.mojaloop.kafka.security.policy.Subject;
import io.mojaloop.kafka.security.policy.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
    private final PolicyReading reading = PolicyFixtures.read(PolicyFixtures.EVERY_KEY);
    private final Policy policy = reading.policy().orElseThrow();

    @Test
    void documentWithEveryKey_hasNoProblems() {
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void guardrails_areRead() {
        Guardrails guardrails = policy.guardrails();
        assertThat(guardrails.mode()).isEqualTo(PolicyMode.MONITOR);
        assertThat(guardrails.transports()).containsExactlyInAnyOrder(Transport.SSL, Transport.SASL_SSL);
        assertThat(guardrails.anonymousDenied()).isTrue();
        assertThat(guardrails.listeners().get("INTERNAL").only()).containsExactly(new Principal("User", "broker"));
        Guardrails.Administration administration = guardrails.administration().orElseThrow();
        assertThat(administration.from())
                .singleElement()
                .hasToString("Cidr[v6=false, high=726205439913492480," + " low=0, length=16, text=10.20.0.0/16]");
        assertThat(administration.operations()).containsExactlyInAnyOrder(Operation.ALTER, Operation.DELETE);
    }

    @Test
    void rolesAndGroups_areRead() {
        assertThat(policy.groups().get("operators"))
                .containsExactly(new Principal("User", "alice"), new Principal("User", "CN=bob,OU=ops,O=hub"));
        assertThat(policy.roles().keySet()).containsExactly("settlement-operator", "transfer-prepare-handler");
        assertThat(policy.roles().get("settlement-operator").rules())
                .extracting(RoleRule::names)
                .containsExactly(
                        List.of(NamePattern.ALL),
                        List.of(NamePattern.literal("kafka-cluster")),
                        List.of(NamePattern.prefix("odd*")),
                        List.of(NamePattern.ALL),
                        List.of(NamePattern.literal("User:alice")));
        assertThat(policy.roles().get("transfer-prepare-handler").rules())
                .contains(new RoleRule(
                        false,
                        Set.of(Operation.DELETE),
                        ResourceType.TOPIC,
                        List.of(NamePattern.prefix("topic-")),
                        new Position("f", 23, 7)));
    }

    @Test
    void bindings_areRead() {
        Binding first = policy.bindings().get(0);
        assertThat(first.until()).contains(Instant.parse("2027-06-30T00:00:00Z"));
        assertThat(first.from()).extracting(host -> host.text()).containsExactly("10.0.0.0/8", "0:0:0:0:0:0:0:1");
        assertThat(first.at()).isEqualTo(new Position("f", 25, 5));
        Binding second = policy.bindings().get(1);
        assertThat(second.to()).containsExactly(new Subject.GroupReference("operators"));
        assertThat(second.mode()).contains(PolicyMode.MONITOR);
    }

    @Test
    void quotas_areRead() {
        Quotas quotas = policy.quotas();
        assertThat(quotas.unlisted())
                .isEqualTo(new Quotas.Limits(
                        OptionalDouble.of(65536),
                        OptionalDouble.of(64000),
                        OptionalDouble.of(5),
                        OptionalDouble.of(0.5)));
        assertThat(quotas.tenants().get("ingress").weight()).isEqualTo(3);
        assertThat(quotas.tenants().get("ingress").borrow()).isTrue();
        assertThat(quotas.tenants().get("ingress").scope()).isEqualTo(Quotas.Scope.CLUSTER);
        assertThat(quotas.tenants().get("other").weight()).isEqualTo(1);
        assertThat(quotas.tenants().get("other").clientIds()).isEmpty();
        assertThat(quotas.tenants().get("loaders").clientIds())
                .containsExactly(
                        NamePattern.literal("loader"), NamePattern.prefix("batch-"), NamePattern.literal("odd*"));
        assertThat(quotas.mode()).contains(PolicyMode.MONITOR);
        assertThat(quotas.storage()).contains(new Quotas.StorageGuard(80, 95.5, 20 << 20));
    }

    @Test
    void absentKeysOfQuotas_haveTheirDefaults() {
        Quotas quotas = PolicyFixtures.read("version: 1\nquotas: {storage: {soft: 80%, hard: 95%}}\n")
                .policy()
                .orElseThrow()
                .quotas();
        assertThat(quotas.mode()).isEmpty();
        assertThat(quotas.storage()).contains(new Quotas.StorageGuard(80, 95, Quotas.StorageGuard.DEFAULT_UNLIMITED));
        assertThat(quotas.isEmpty()).isFalse();
    }

    @Test
    void quotasOfNobody_areEmpty() {
        Quotas quotas = PolicyFixtures.read("version: 1\nquotas: {mode: monitor}\n")
                .policy()
                .orElseThrow()
                .quotas();
        assertThat(quotas.mode()).contains(PolicyMode.MONITOR);
        assertThat(quotas.isEmpty()).isTrue();
    }

    @Test
    void absentKeys_haveTheirDefaults() {
        PolicyReading smallest = PolicyFixtures.read("version: 1\n");
        assertThat(smallest.policy()).contains(Policy.NONE);
        assertThat(smallest.problems()).extracting(Problem::code).containsExactly("no-bindings");
    }

    @Test
    void byteOrderMark_isSkipped() {
        PolicyReading marked = PolicyFixtures.read("\uFEFFversion: 2\n");
        assertThat(marked.problems())
                .singleElement()
                .hasToString("f:1:10: error: '2' is not a known version;"
                        + " this release reads version 1 [unsupported-version]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
    void utf16_isRefusedByName(String charset) throws Exception {
        PolicyReading utf16 = PolicyReader.read("f", "\uFEFFversion: 1".getBytes(charset));
        assertThat(utf16.problems())
                .singleElement()
                .hasToString("f:1:1: error: the file is UTF-16; save it as UTF-8 in your editor [not-utf8]");
    }

    @Test
    void brokenUtf8_isRefusedWithItsByteAndPlace() {
        byte[] latin1 = "version: 1\n# \u00e9\u00fc".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(PolicyReader.read("f", latin1).problems())
                .singleElement()
                .hasToString(
                        "f:2:3: error: byte 13 (0xe9) is not UTF-8; save the file as UTF-8 in your editor [not-utf8]");
        byte[] truncated = {'a', (byte) 0xe2, (byte) 0x82};
        assertThat(PolicyReader.read("f", truncated).problems())
                .extracting(Problem::code)
                .containsExactly("not-utf8");
    }

    @Test
    void manyErrorsAtOnce_areAllReported_inTheOrderOfTheFile() {
        PolicyReading many = PolicyFixtures.read("""
                version: 1
                mod: monitor
                guardrails: {transports: [TLS]}
                groups: {g: [alice]}
                roles:
                  r:
                    - {allow: [read], topic: a b}
                    - {deny: Write, group: c}
                bindings:
                  - {role: q, to: "group:h", from: 10.0.0.1/8, until: soon}
                quotas:
                  storage: {soft: 95%, hard: 80%}
                  tenants: {t: {members: User:a, produce: 64}}
                """);
        assertThat(many.policy()).isEmpty();
        assertThat(many.problems())
                .extracting(one -> one.at().line() + " " + one.code())
                .containsExactly(
                        "2 unknown-key",
                        "3 unknown-value",
                        "4 not-a-principal",
                        "7 unknown-operation",
                        "7 bad-name",
                        "8 operation-not-applicable",
                        "10 dangling-role",
                        "10 dangling-group",
                        "10 host-bits",
                        "10 bad-instant",
                        "12 storage-order",
                        "13 bad-rate");
    }

    @Test
    void expiredBinding_isAnErrorForItsAuthor_butNotForABroker() {
        byte[] document = """
                version: 1
                roles: {r: [{allow: Read, topic: t}]}
                bindings: [{role: r, to: User:a, until: 2026-01-01T00:00:00Z}]
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(PolicyReader.read("f", document).policy()).isPresent();
        Instant until = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(PolicyReader.read("f", document, until.minusNanos(1)).policy())
                .isPresent();
        assertThat(PolicyReader.read("f", document, until).problems())
                .extracting(Problem::code)
                .containsExactly("expired-binding");
    }
}
