/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.quota.allocation.Allocation;
import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.usage.Usage;
import io.mojaloop.kafka.security.quota.watch.MeasuredBudget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;

class StatusSelectionTest {
    private static final ClientQuotaType TYPE = ClientQuotaType.PRODUCE;

    private static MeasuredBudget user(String name, double rate, double throttleTimeMs) {
        return new MeasuredBudget(
                new Usage(TYPE, Map.of("user", name, "client-id", ""), rate, throttleTimeMs),
                Optional.empty(),
                OptionalDouble.empty(),
                true,
                List.of());
    }

    private static MeasuredBudget tenant(String name, double rate) {
        return new MeasuredBudget(
                new Usage(TYPE, Map.of("tenant", name), rate, 0),
                Optional.of(name),
                OptionalDouble.of(1e9),
                true,
                Collections.nCopies(9, new MeasuredBudget.Client(new Principal("User", "a"), "id")));
    }

    private static NodeStatus of(List<MeasuredBudget> measured) {
        return StatusSelection.of(
                "1", "broker", 0, 1000, Allocation.NONE, Leadership.even(3), OptionalDouble.empty(), measured);
    }

    @Test
    void thousandsOfUsers_leaveRoomForTheSlowed_forTenants_andForTheLargest() {
        List<MeasuredBudget> measured = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            measured.add(user("u" + i, i + 1, 0));
        }
        measured.add(user("slowed", 0.5, 20));
        measured.add(tenant("small", 0.1));
        Collections.shuffle(measured, new Random(1));

        NodeStatus status = of(measured);

        assertThat(status.budgets()).hasSize(StatusSelection.MOST_OTHERS + 2);
        assertThat(status.leftOut()).isEqualTo(4800);
        assertThat(status.budgets().get(0).tags()).containsEntry("user", "slowed");
        assertThat(status.budgets().get(1).tenant()).contains("small");
        assertThat(status.budgets().get(2).use()).isEqualTo(5000);
        assertThat(status.budgets().get(201).use()).isEqualTo(4801);
    }

    @Test
    void whatNobodyUses_isNotTold() {
        assertThat(of(List.of(user("idle", 0, 0), tenant("idle", 0))).budgets()).isEmpty();
    }

    @Test
    void clients_areAFew() {
        assertThat(of(List.of(tenant("t", 1))).budgets().get(0).clients())
                .hasSize(5)
                .containsOnly("User:a id");
    }

    @Test
    void withoutAPolicy_noneIsTold() {
        NodeStatus status = of(List.of());

        assertThat(status.policy()).isEmpty();
        assertThat(status.split()).isEqualTo(new NodeStatus.Split("even", 3));
        assertThat(status.storage().factor()).isEqualTo(1);
    }
}
