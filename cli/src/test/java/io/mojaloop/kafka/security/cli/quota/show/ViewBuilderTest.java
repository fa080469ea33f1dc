/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.cli.quota.read.KafkaQuota;
import io.mojaloop.kafka.security.cli.quota.read.NodeReport;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.quota.status.BudgetStatus;
import io.mojaloop.kafka.security.quota.status.NodeStatus;
import io.mojaloop.kafka.security.quota.status.PolicyStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;

class ViewBuilderTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final ClientQuotaType PRODUCE = ClientQuotaType.PRODUCE;
    private static final double MIB = 1024 * 1024;
    private static final PolicyStatus POLICY = new PolicyStatus(
            true,
            produce(MIB),
            Optional.empty(),
            List.of(new PolicyStatus.Tenant("payments", Scope.CLUSTER, 6, true, produce(10 * MIB), produce(4 * MIB))),
            0);

    private static Limits produce(double limit) {
        return new Limits(
                OptionalDouble.of(limit), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static BudgetStatus budget(Map<String, String> tags, OptionalDouble limit, double use, double delayMs) {
        return new BudgetStatus(
                PRODUCE, tags, Optional.ofNullable(tags.get("tenant")), limit, true, use, delayMs, List.of("User:a x"));
    }

    private static NodeReport node(String number, long ageMs, long intervalMs, BudgetStatus... budgets) {
        return new NodeReport(
                new NodeStatus(
                        number,
                        "broker",
                        NOW - ageMs,
                        intervalMs,
                        intervalMs > 0 ? Optional.of(POLICY) : Optional.empty(),
                        new NodeStatus.Split("told", 3),
                        new NodeStatus.Storage(0.5, OptionalDouble.of(91)),
                        List.of(budgets),
                        0),
                intervalMs > 0 ? "topic" : "host:9999");
    }

    private static List<BudgetUse> build(List<NodeReport> nodes) {
        return new ViewBuilder(List.of(), Optional.of(POLICY), true, NOW).budgets(nodes);
    }

    private static Map<String, String> tenant() {
        return Map.of("tenant", "payments");
    }

    private static Map<String, String> user(String name) {
        return Map.of("user", name, "client-id", "");
    }

    @Test
    void tenantOnThreeNodes_isSummed_againstTheClustersLimit() {
        List<BudgetUse> uses = build(List.of(
                node("1", 0, 1000, budget(tenant(), OptionalDouble.of(4 * MIB), 4 * MIB, 120)),
                node("2", 0, 1000, budget(tenant(), OptionalDouble.of(4 * MIB), MIB, 0)),
                node("3", 3500, 1000, budget(tenant(), OptionalDouble.of(2 * MIB), 9 * MIB, 0))));

        assertThat(uses).hasSize(1);
        assertThat(uses.get(0).use()).as("without the stale node").isEqualTo(5 * MIB);
        assertThat(uses.get(0).limit()).hasValue(10 * MIB);
        assertThat(uses.get(0).part()).hasValue(0.5);
        assertThat(uses.get(0).throttleTimeMs()).isEqualTo(120);
        assertThat(uses.get(0).isThrottled()).isTrue();
    }

    @Test
    void budgetOfEachBroker_isAsFullAsWhereItIsFullest() {
        List<BudgetUse> uses = build(List.of(
                node("1", 0, 1000, budget(user("a"), OptionalDouble.of(MIB), 0.5 * MIB, 0)),
                node("2", 0, 1000, budget(user("a"), OptionalDouble.of(MIB), 0.75 * MIB, 0))));

        assertThat(uses.get(0).part()).hasValue(0.75);
        assertThat(uses.get(0).isOver()).isFalse();
    }

    @Test
    void theSlowedComeFirst_thenTheFullest() {
        List<BudgetUse> uses = build(List.of(node(
                "1",
                0,
                1000,
                budget(user("small"), OptionalDouble.of(10), 1, 0),
                budget(user("full"), OptionalDouble.of(10), 9, 0),
                budget(user("free"), OptionalDouble.empty(), 1e9, 0),
                budget(user("slowed"), OptionalDouble.of(10), 2, 1))));

        assertThat(uses)
                .extracting(use -> use.budget().name())
                .containsExactly("User:slowed", "User:full", "User:small", "User:free");
    }

    @Test
    void nodesThatTellLimits_areBelieved_evenThatThereIsNone() {
        assertThat(build(List.of(node("1", 0, 1000, budget(user("a"), OptionalDouble.empty(), 5, 0))))
                        .get(0)
                        .limit())
                .isEmpty();
    }

    @Test
    void metricsTellNoLimits_soThePolicysCount() {
        assertThat(build(List.of(node("1", 0, 0, budget(user("a"), OptionalDouble.empty(), 5, 0))))
                        .get(0)
                        .limit())
                .hasValue(MIB);
    }

    @Test
    void stockBrokers_knowNothingOfThePolicy() {
        List<BudgetUse> uses = new ViewBuilder(List.of(), Optional.of(POLICY), false, NOW)
                .budgets(List.of(node("1", 0, 0, budget(user("a"), OptionalDouble.empty(), 5, 0))));

        assertThat(uses.get(0).limit()).isEmpty();
    }

    @Test
    void text_showsWhoIsSlowed_whatIsStale_andNothingThatSteersATerminal() {
        String text = text(view(List.of(
                node("1", 0, 1000, budget(Map.of("tenant", "payments"), OptionalDouble.of(4 * MIB), 4 * MIB, 120)),
                node("2", 9000, 1000, budget(user("\u202e\033[2J"), OptionalDouble.empty(), 1, 0)),
                node("3", 0, 1000, budget(user("\u202e\033[2J"), OptionalDouble.empty(), 1, 0)))));

        assertThat(text)
                .contains("1 slowed", "tenant payments", "10 MiB/s cluster", "40%", "120 ms", "SLOWED")
                .contains("STALE: not counted", "by leaders", "91% producers keep 50%", "User:a x")
                .contains("any other user", "2 MiB/s", "connection_creation_rate=5.0")
                .doesNotContain("\033", "\u202e");
    }

    @Test
    void json_isExact_andHasNamesAsTheyAre() {
        String json = Json.line(ViewTree.of(view(
                List.of(node("1", 0, 1000, budget(tenant(), OptionalDouble.of(4 * MIB), 4194303.5, 120))))));

        assertThat(json)
                .doesNotContain("\n")
                .contains("\"format\":\"kafka-security-quota-status\",\"version\":1")
                .contains("\"use\":4194303.5", "\"limit\":1.048576E7", "\"throttled\":true")
                .contains("{\"entity\":{\"user\":{\"default\":true}},\"limits\":{\"producer_byte_rate\":2097152.0}}")
                .contains("\"mode\":\"enforce\"", "\"scope\":\"cluster\"");
    }

    private static QuotaView view(List<NodeReport> nodes) {
        java.util.HashMap<String, String> anyUser = new java.util.HashMap<>();
        anyUser.put("user", null);
        return new QuotaView(
                Instant.ofEpochMilli(NOW),
                "kafka-1:9092",
                Optional.empty(),
                List.of(
                        KafkaQuota.of(new ClientQuotaEntity(anyUser), Map.of("producer_byte_rate", 2 * MIB)),
                        KafkaQuota.of(
                                new ClientQuotaEntity(Map.of("ip", "10.0.0.1")),
                                Map.of("connection_creation_rate", 5.0))),
                Optional.of(POLICY),
                "as node 1 has it",
                List.of(),
                nodes,
                build(nodes),
                List.of());
    }

    private static String text(QuotaView view) {
        StringWriter out = new StringWriter();
        new ViewText(new PrintWriter(out), new Style(false)).write(view);
        return out.toString();
    }
}
