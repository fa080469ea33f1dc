/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.quota.allocation.Allocation;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class TenantMetricsTest {
    private final ThrottleWatch watch = new ThrottleWatch((phase, budget, atMs, durationMs) -> {});

    private static Allocation allocation(List<String> tenants, double guaranteed, double limit) {
        Map<String, Quotas.Tenant> byName = new LinkedHashMap<>();
        Limits limits = new Limits(
                OptionalDouble.of(5000), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        for (String name : tenants) {
            byName.put(
                    name,
                    new Quotas.Tenant(
                            List.of(new Principal("User", "alice")),
                            List.of(),
                            limits,
                            Quotas.Scope.CLUSTER,
                            1,
                            true,
                            new Position("policy.yaml", 1, 1)));
        }
        Quotas quotas = new Quotas(Optional.of(PolicyMode.ENFORCE), Limits.NONE, List.of(), byName, Optional.empty());
        Policy policy = new Policy(PolicyMode.ENFORCE, Guardrails.NONE, Map.of(), Map.of(), List.of(), quotas);
        double[][] given = new double[tenants.size()][4];
        Arrays.stream(given).forEach(row -> Arrays.fill(row, limit));
        return new Allocation(CompiledQuotas.of(policy, Set.of()), given, Allocation.Slowing.NONE);
    }

    private static double[][] shares(int tenants, double share) {
        double[][] shares = new double[tenants][4];
        Arrays.stream(shares).forEach(row -> Arrays.fill(row, share));
        return shares;
    }

    private static Set<ObjectName> registered() throws Exception {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("io.mojaloop.kafka.security:type=QuotaTenant,node=99,*"), null);
    }

    @Test
    void names_ofAllKinds_areTold() throws Exception {
        List<String> names = List.of("plain-1", "with space", "a,b=c:*?\"\\\n");
        try (TenantMetrics metrics = new TenantMetrics("99")) {
            metrics.take(allocation(names, 0, 4000), shares(3, 2500), List.of(), watch);
            assertThat(registered())
                    .extracting(name -> name.getKeyProperty("tenant").startsWith("\"")
                            ? ObjectName.unquote(name.getKeyProperty("tenant"))
                            : name.getKeyProperty("tenant"))
                    .containsExactlyInAnyOrderElementsOf(names);
            for (ObjectName name : registered()) {
                var server = ManagementFactory.getPlatformMBeanServer();
                assertThat(server.getAttribute(name, "Guaranteed")).isEqualTo(2500.0);
                assertThat(server.getAttribute(name, "Limit")).isEqualTo(4000.0);
                assertThat(server.getAttribute(name, "Borrowed")).isEqualTo(1500.0);
                assertThat(server.getAttribute(name, "Scope")).isEqualTo("cluster");
            }
        }
        assertThat(registered()).isEmpty();
    }

    @Test
    void moreThanTheMost_areCounted_andReloadsGiveBackTheirPlace() throws Exception {
        List<String> many = IntStream.range(0, TenantMetrics.MOST + 7)
                .mapToObj(i -> "tenant-" + i)
                .toList();
        try (TenantMetrics metrics = new TenantMetrics("99")) {
            metrics.take(allocation(many, 0, 1), shares(many.size(), 1), List.of(), watch);
            assertThat(registered()).hasSize(TenantMetrics.MOST);
            assertThat(metrics.without()).isEqualTo(7);
            List<String> last = many.subList(many.size() - 3, many.size());
            metrics.take(allocation(last, 0, 1), shares(3, 1), List.of(), watch);
            assertThat(registered()).hasSize(3);
            assertThat(metrics.without()).isZero();
        }
    }
}
