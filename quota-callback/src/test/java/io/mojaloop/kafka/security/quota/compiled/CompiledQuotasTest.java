/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.policy.document.PolicyReading;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;

class CompiledQuotasTest {
    private static final String POLICY = """
            version: 1
            groups: {traders: ["User:bid", "User:ask"]}
            roles:
              writer: [{allow: [Write, Describe], topic: [orders, "orders-*"]}, {deny: Write, topic: orders-audit}]
              reader: [{allow: Read, topic: "quotes-*"}, {allow: Read, group: app}, {allow: Write, transactionalId: tx}]
              owner: [{allow: All, topic: house}]
              all: [{allow: Write, topic: "*"}]
              everyone: [{allow: Read, topic: menu}]
            bindings:
              - {role: writer, to: "group:traders", from: 10.0.0.0/8}
              - {role: reader, to: "User:bid", until: 2001-01-01T00:00:00Z}
              - {role: owner, to: ["User:ask", "User:lone", "User:root"]}
              - {role: all, to: "User:root", mode: monitor}
              - {role: everyone, to: "User:*"}
            quotas:
              unlisted: {produce: 64KiB/s, request: 5%}
              exempt: ["User:broker"]
              tenants:
                market: {members: "group:traders", produce: 1MiB/s, consume: 2MiB/s}
                lone: {members: ["User:lone", "ServiceAccount:lone"], produce: 1MiB/s}
                rest: {members: ["User:root", "User:acls"], produce: 1MiB/s, mutations: 1/s}
            """;

    private final CompiledQuotas quotas = compile(POLICY);

    private static CompiledQuotas compile(String document) {
        return CompiledQuotas.of(read(document), Set.of(new Principal("User", "admin")));
    }

    private static Policy read(String document) {
        PolicyReading reading = PolicyReader.read("f", document.getBytes(StandardCharsets.UTF_8));
        return reading.policy()
                .orElseThrow(() -> new AssertionError(reading.problems().toString()));
    }

    @Test
    void topicsOfATenant_areThoseThatAnyMemberMayUse() {
        CompiledTenant market = quotas.tenants().get(0);
        assertThat(market.writes())
                .containsExactlyInAnyOrder(
                        NamePattern.literal("orders"), NamePattern.prefix("orders-"), NamePattern.literal("house"));
        assertThat(market.reads())
                .containsExactlyInAnyOrder(
                        NamePattern.prefix("quotes-"), NamePattern.literal("house"), NamePattern.literal("menu"));
    }

    @Test
    void topicsOfATenant_areAll_ifThePolicySaysSo_orSaysNothing() {
        CompiledTenant rest = quotas.tenants().get(2);
        assertThat(rest.writes()).as("all").isEmpty();
        assertThat(rest.reads()).containsExactlyInAnyOrder(NamePattern.literal("menu"), NamePattern.literal("house"));
        CompiledTenant unsaid = compile("version: 1\nquotas: {tenants: {t: {members: User:acls, produce: 1MB/s}}}\n")
                .tenants()
                .get(0);
        assertThat(unsaid.writes()).isEmpty();
        assertThat(unsaid.reads()).isEmpty();
    }

    @Test
    void moreNamesThanAreWorthwhile_areAllTopics() {
        assertThat(writesWith(MemberTopics.MOST_PATTERNS)).hasSize(MemberTopics.MOST_PATTERNS);
        assertThat(writesWith(MemberTopics.MOST_PATTERNS + 1)).isEmpty();
    }

    private static List<NamePattern> writesWith(int names) {
        String topics = IntStream.range(0, names).mapToObj(i -> "t" + i).collect(Collectors.joining(", "));
        return compile(
                        "version: 1\nroles: {r: [{allow: Write, topic: [" + topics + "]}]}\n"
                                + "bindings: [{role: r, to: User:a}]\nquotas: {tenants: {t: {members: User:a, produce: 1MB/s}}}\n")
                .tenants()
                .get(0)
                .writes();
    }

    @Test
    void exempt_areThoseOfThePolicy_andThoseWhomTheNodeAdds() {
        assertThat(quotas.isExempt("User", "broker")).isTrue();
        assertThat(quotas.isExempt("User", "admin")).isTrue();
        assertThat(quotas.isExempt("Group", "broker")).isFalse();
        assertThat(quotas.isExempt("User", "bid")).isFalse();
    }

    @Test
    void mode_isThatOfQuotas_orThePolicys() {
        assertThat(quotas.isEnforced()).isTrue();
        String monitored = POLICY.replace("version: 1", "version: 1\nmode: monitor");
        assertThat(compile(monitored).isEnforced()).isFalse();
        assertThat(compile(monitored.replace("quotas:", "quotas:\n  mode: enforce"))
                        .isEnforced())
                .isTrue();
        assertThat(compile(POLICY.replace("quotas:", "quotas:\n  mode: monitor"))
                        .isEnforced())
                .isFalse();
    }

    @Test
    void emptyQuotas_areEmpty() {
        assertThat(CompiledQuotas.NONE.isEmpty()).isTrue();
        assertThat(compile("version: 1\nquotas: {mode: monitor}\n").isEmpty()).isTrue();
        assertThat(compile("version: 1\nquotas: {exempt: User:a}\n").isEmpty()).isFalse();
        assertThat(quotas.isEmpty()).isFalse();
    }

    @Test
    void asking_allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        int found = ask(10); // loads classes
        long before = threads.getThreadAllocatedBytes(self);
        found += ask(10_000);
        long allocated = threads.getThreadAllocatedBytes(self) - before;
        assertThat(found).isEqualTo(10_000 * 8 + 10 * 8);
        assertThat(allocated).as("bytes by 240,000 calls").isLessThan(10_000);
    }

    private static final ClientQuotaType[] TYPES = ClientQuotaType.values();
    private static final String[] NAMES = {"bid", "ask", "lone", "root", "broker", "nobody"};

    private int ask(int times) {
        int found = 0;
        for (int i = 0; i < times; i++) {
            for (String name : NAMES) {
                for (ClientQuotaType type : TYPES) {
                    found += quotas.tenantOf(type, "User", name, "c") == null ? 0 : 1;
                    found += quotas.isExempt("User", name) && type == ClientQuotaType.FETCH ? 1 : 0;
                    found += quotas.unlisted(type).isPresent() && name.isEmpty() ? 1 : 0;
                }
            }
        }
        return found;
    }
}
