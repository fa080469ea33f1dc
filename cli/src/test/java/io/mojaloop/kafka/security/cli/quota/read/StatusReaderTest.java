/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.policy.Quotas.StorageGuard;
import io.mojaloop.kafka.security.quota.status.BudgetStatus;
import io.mojaloop.kafka.security.quota.status.NodeStatus;
import io.mojaloop.kafka.security.quota.status.PolicyStatus;
import io.mojaloop.kafka.security.quota.status.StatusJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.server.quota.ClientQuotaType;

class StatusReaderTest {
    /** The writer is in the broker, the reader in the tool: each is the other's oracle. */
    @Property(tries = 300)
    void whatANodeWrites_isReadAgain(@ForAll("statuses") NodeStatus status) {
        assertThat(StatusReader.read(StatusJson.of(status))).contains(status);
    }

    @Example
    void whatIsNoStatus_orOfALaterVersion_isPassedOver() {
        assertThat(read("")).isEmpty();
        assertThat(read("{")).isEmpty();
        assertThat(read("[1]")).isEmpty();
        assertThat(read("{\"version\":2,\"node\":\"1\"}")).isEmpty();
        assertThat(read("{\"version\":1,\"budgets\":[{\"type\":\"sideways\"}]}"))
                .isEmpty();
    }

    private static Optional<NodeStatus> read(String text) {
        return StatusReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<NodeStatus> statuses() {
        Arbitrary<PolicyStatus> policies = Combinators.combine(
                        Arbitraries.of(true, false),
                        limits(),
                        Arbitraries.just(new StorageGuard(80.5, 95, 5e7)).optional(),
                        tenants().list().ofMaxSize(3),
                        Arbitraries.integers().between(0, 9))
                .as(PolicyStatus::new);
        return Combinators.combine(
                        names(),
                        Arbitraries.of("broker", "controller"),
                        Arbitraries.longs().between(0, 1L << 50),
                        policies.optional(),
                        number(),
                        budgets().list().ofMaxSize(4))
                .as((node, roles, time, policy, percent, budgets) -> new NodeStatus(
                        node,
                        roles,
                        time,
                        1000,
                        policy,
                        new NodeStatus.Split("even", 3),
                        new NodeStatus.Storage(0.25, percent),
                        budgets,
                        2));
    }

    private static Arbitrary<BudgetStatus> budgets() {
        return Combinators.combine(
                        Arbitraries.of(ClientQuotaType.class),
                        Arbitraries.maps(names(), names()).ofMaxSize(3),
                        names().optional(),
                        number(),
                        Arbitraries.of(true, false),
                        Arbitraries.doubles().between(0, 1e12),
                        Arbitraries.of(0.0, 1.5, 40_000.0),
                        names().list().ofMaxSize(3))
                .as(BudgetStatus::new);
    }

    private static Arbitrary<PolicyStatus.Tenant> tenants() {
        return Combinators.combine(names(), Arbitraries.of(Scope.class), limits(), limits())
                .as((name, scope, limits, here) -> new PolicyStatus.Tenant(name, scope, 3, true, limits, here));
    }

    private static Arbitrary<Limits> limits() {
        return Combinators.combine(number(), number(), number(), number()).as(Limits::new);
    }

    private static Arbitrary<OptionalDouble> number() {
        return Arbitraries.doubles()
                .between(0.01, 1e15)
                .optional()
                .map(value -> value.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings().ofMaxLength(30);
    }
}
