/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;

/** What is read from it again: see StatusReaderTest of the command. */
class StatusJsonTest {
    private static BudgetStatus budget(String user, String client) {
        return new BudgetStatus(
                ClientQuotaType.FETCH,
                Map.of("user", user, "client-id", client),
                Optional.empty(),
                OptionalDouble.empty(),
                false,
                Double.NaN,
                0,
                List.of(client, client, client, client, client));
    }

    private static NodeStatus status(List<BudgetStatus> budgets, List<PolicyStatus.Tenant> tenants) {
        return new NodeStatus(
                "1",
                "broker",
                1,
                1000,
                Optional.of(new PolicyStatus(true, Limits.NONE, Optional.empty(), tenants, 0)),
                new NodeStatus.Split("told", 3),
                NodeStatus.Storage.UNKNOWN,
                budgets,
                4);
    }

    private static String json(NodeStatus status) {
        return new String(StatusJson.of(status), StandardCharsets.US_ASCII);
    }

    @Test
    void namesOfClients_cannotLeaveTheirStrings_norSteerAnything() {
        String json = json(status(List.of(budget("a\",\"x\":\"", "\u202e\n\u0000\\\ud83d")), List.of()));

        assertThat(json)
                .contains("a\\\",\\\"x\\\":\\\"", "\\u202e\\u000a\\u0000\\\\\\ud83d")
                .matches("[\\x20-\\x7e]*");
    }

    @Test
    void whatIsNoNumber_becomesZero() {
        assertThat(json(status(List.of(budget("a", "b")), List.of()))).contains("\"use\":0");
    }

    @Test
    void longNames_areCut_andStayTwo() {
        String one = StatusJson.clip("x".repeat(300) + "1");

        assertThat(one).hasSizeLessThanOrEqualTo(256).isNotEqualTo(StatusJson.clip("x".repeat(300) + "2"));
        assertThat(StatusJson.clip("x".repeat(256))).isEqualTo("x".repeat(256));
    }

    @Test
    void record_isNeverTooLarge_andTellsHowManyAreLeftOut() {
        String worst = "\u00e9".repeat(256);
        List<BudgetStatus> budgets =
                IntStream.range(0, 2000).mapToObj(i -> budget(worst + i, worst)).toList();
        List<PolicyStatus.Tenant> tenants = IntStream.range(0, 5000)
                .mapToObj(i -> new PolicyStatus.Tenant(worst + i, Scope.CLUSTER, 1, true, Limits.NONE, Limits.NONE))
                .toList();

        String json = json(status(budgets, tenants));

        assertThat(json).hasSizeLessThanOrEqualTo(StatusJson.MOST_BYTES).hasSizeGreaterThan(500_000);
        long told = json.split("\"type\":", -1).length - 1;
        long toldTenants = json.split("\"scope\":", -1).length - 1;
        assertThat(json).endsWith("\"leftOut\":" + (2004 - told) + "}").contains("\"leftOut\":" + (5000 - toldTenants));
    }
}
