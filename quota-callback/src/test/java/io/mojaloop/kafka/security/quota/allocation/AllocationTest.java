/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.quota.allocation.Allocation.Slowing;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.LimitFloor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static final Limits ONLY_PRODUCE =
            new Limits(OptionalDouble.of(1e6), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    private static final Slowing HALF = new Slowing(0.5, 1e7, 16_384);

    private static CompiledQuotas policy(PolicyMode mode, Limits unlisted, Limits... tenants) {
        Map<String, Quotas.Tenant> named = new LinkedHashMap<>();
        for (Limits limits : tenants) {
            named.put(
                    "t" + named.size(),
                    new Quotas.Tenant(
                            List.of(new Principal("User", "u" + named.size())),
                            List.of(),
                            limits,
                            Quotas.Scope.BROKER,
                            1,
                            false,
                            new Position("test", 1, 1)));
        }
        Quotas quotas = new Quotas(Optional.empty(), unlisted, List.of(), named, Optional.empty());
        return CompiledQuotas.of(new Policy(mode, Guardrails.NONE, Map.of(), Map.of(), List.of(), quotas), Set.of());
    }

    private static CompiledQuotas policy(Limits unlisted, Limits... tenants) {
        return policy(PolicyMode.ENFORCE, unlisted, tenants);
    }

    private static double[][] all(double limit, int tenants) {
        double[][] limits = new double[tenants][ClientQuotaType.values().length];
        for (double[] of : limits) {
            java.util.Arrays.fill(of, limit);
        }
        return limits;
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                -1,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                1e-9
            })
    void limits_whateverWasAllotted_areNumbersThatKafkaCanWorkWith(double allotted) {
        Limits every =
                new Limits(OptionalDouble.of(1e6), OptionalDouble.of(1e6), OptionalDouble.of(50), OptionalDouble.of(2));
        for (Slowing slowing : List.of(Slowing.NONE, HALF, new Slowing(Double.MIN_VALUE, Double.MAX_VALUE, 1))) {
            Allocation allocation = new Allocation(policy(every, every), all(allotted, 1), slowing);
            for (ClientQuotaType type : ClientQuotaType.values()) {
                assertThat(allocation.ofTenant(type, "t0")).isBetween(LimitFloor.of(type), LimitFloor.CEILING);
                assertThat(allocation.ofUnlisted(type)).isBetween(LimitFloor.of(type), LimitFloor.CEILING);
            }
        }
    }

    @Test
    void tenant_thatIsGone_getsTheLeast() {
        Allocation allocation = new Allocation(policy(Limits.NONE, ONLY_PRODUCE), all(1e6, 1), Slowing.NONE);
        for (ClientQuotaType type : ClientQuotaType.values()) {
            assertThat(allocation.ofTenant(type, "gone")).isEqualTo(LimitFloor.of(type));
            assertThat(Allocation.NONE.ofTenant(type, "t0")).isEqualTo(LimitFloor.of(type));
        }
    }

    @Test
    void tenant_withoutALimitOfTheType_getsTheLeast_forNobodyHasSuchTags() {
        Allocation allocation = new Allocation(policy(Limits.NONE, ONLY_PRODUCE), all(1e6, 1), Slowing.NONE);
        assertThat(allocation.ofTenant(ClientQuotaType.PRODUCE, "t0")).isEqualTo(1e6);
        assertThat(allocation.ofTenant(ClientQuotaType.FETCH, "t0")).isEqualTo(LimitFloor.BYTES);
    }

    @Test
    void slowing_isForProducingOnly() {
        Limits both = new Limits(
                OptionalDouble.of(1e6), OptionalDouble.of(1e6), OptionalDouble.empty(), OptionalDouble.empty());
        Allocation allocation = new Allocation(policy(both, both), all(1e6, 1), HALF);
        assertThat(allocation.ofTenant(ClientQuotaType.PRODUCE, "t0")).isEqualTo(5e5);
        assertThat(allocation.ofTenant(ClientQuotaType.FETCH, "t0")).isEqualTo(1e6);
        assertThat(allocation.ofUnlisted(ClientQuotaType.PRODUCE)).isEqualTo(5e5);
        assertThat(allocation.ofUnlisted(ClientQuotaType.FETCH)).isEqualTo(1e6);
        assertThat(allocation.ofUnlisted(ClientQuotaType.REQUEST)).isNull();
        assertThat(allocation.ofStock(ClientQuotaType.PRODUCE, 1e6)).isEqualTo(5e5);
        assertThat(allocation.ofStock(ClientQuotaType.PRODUCE, null)).isEqualTo(5e6);
        // Kafka's own text for "unlimited"
        assertThat(allocation.ofStock(ClientQuotaType.PRODUCE, (double) Long.MAX_VALUE))
                .isEqualTo(5e6);
        assertThat(allocation.ofStock(ClientQuotaType.FETCH, 1e6)).isEqualTo(1e6);
        assertThat(allocation.ofStock(ClientQuotaType.FETCH, null)).isNull();
        assertThat(allocation.tenantLimit(allocation.policy().tenants().get(0), ClientQuotaType.PRODUCE))
                .isEqualTo(1e6);
    }

    @Test
    void slowing_inMonitorMode_leavesKafkasOwnQuotas() {
        Allocation allocation =
                new Allocation(policy(PolicyMode.MONITOR, ONLY_PRODUCE, ONLY_PRODUCE), all(1e6, 1), HALF);
        assertThat(allocation.ofStock(ClientQuotaType.PRODUCE, 1e6)).isEqualTo(1e6);
        assertThat(allocation.ofStock(ClientQuotaType.PRODUCE, null)).isNull();
        // What would be is told nevertheless.
        assertThat(allocation.ofTenant(ClientQuotaType.PRODUCE, "t0")).isEqualTo(5e5);
    }

    @Test
    void slowing_none_leavesEverything() {
        assertThat(Slowing.NONE.apply(null)).isNull();
        assertThat(Slowing.NONE.apply(5.0)).isEqualTo(5.0);
        assertThat(Allocation.NONE.ofStock(ClientQuotaType.PRODUCE, 5.0)).isEqualTo(5.0);
    }

    /** Of all magnitudes: the parameters are powers of ten. */
    @Property
    void slowed_isNeverMoreThanBefore_norLessThanTheLeast_norUnusable(
            @ForAll @DoubleRange(min = -6, max = 0) double factorPower,
            @ForAll @DoubleRange(min = 0, max = 10) double unlimitedPower,
            @ForAll @DoubleRange(min = 0, max = 8) double leastPower,
            @ForAll @DoubleRange(min = -3, max = 15) double limitPower) {
        double factor = Math.pow(10, factorPower);
        double unlimited = Math.pow(10, unlimitedPower);
        double least = Math.pow(10, leastPower);
        double limit = Math.pow(10, limitPower);
        Slowing slowing = new Slowing(factor, unlimited, least);
        double slowed = slowing.apply(limit);
        assertThat(slowed).isPositive().isFinite().isLessThanOrEqualTo(limit);
        assertThat(slowed).isGreaterThanOrEqualTo(Math.min(limit, Math.max(LimitFloor.BYTES, factor * 1e3)));
        if (factor < 1 && limit >= least && limit < LimitFloor.CEILING) {
            assertThat(slowed).isGreaterThanOrEqualTo(Math.min(limit, least));
            assertThat(slowing.apply(null)).isBetween(LimitFloor.BYTES, Math.max(LimitFloor.BYTES, unlimited));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {2e4, 1e6, 1e9, 1e12, 1e15, (1L << 53) - 1})
    void slowed_byTheLeastFactor_isTheLeast_howeverLargeTheLimit(double limit) {
        Slowing slowing = new Slowing(Slowing.LEAST_FACTOR, limit, 16_384);
        assertThat(slowing.apply(limit)).isCloseTo(16_384, within(1.0));
        assertThat(slowing.apply(null)).isCloseTo(16_384, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e9, 1e12})
    void slowed_stepByStep_neverFallsToLessThanAFifth(double limit) {
        double before = limit;
        for (double factor = 0.5; factor >= Slowing.LEAST_FACTOR; factor /= 2) {
            double now = new Slowing(factor, 1e6, 16_384).apply(limit);
            assertThat(now).isBetween(before / 5, before);
            before = now;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -5, Double.NaN, Double.NEGATIVE_INFINITY})
    void slowed_aKafkaQuotaThatMeansUnlimited_becomesALimit(double limit) {
        assertThat(HALF.apply(limit)).isEqualTo(LimitFloor.BYTES);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.01, Double.NaN})
    void slowing_factorOutOfRange_isRefused(double factor) {
        assertThatThrownBy(() -> new Slowing(factor, 1e6, 1e3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void limits_ofAnother_areTheSame_withinAPercent() {
        CompiledQuotas policy = policy(Limits.NONE, ONLY_PRODUCE);
        Allocation before = new Allocation(policy, all(1e6, 1), Slowing.NONE);
        assertThat(new Allocation(policy, all(1.009e6, 1), Slowing.NONE).hasLimitsOf(before))
                .isTrue();
        assertThat(new Allocation(policy, all(1.011e6, 1), Slowing.NONE).hasLimitsOf(before))
                .isFalse();
        assertThat(new Allocation(policy, all(Double.NaN, 1), Slowing.NONE).hasLimitsOf(before))
                .isFalse();
        assertThat(new Allocation(policy, all(1e6, 1), HALF).hasLimitsOf(before))
                .isFalse();
        assertThat(new Allocation(policy(Limits.NONE, ONLY_PRODUCE), all(1e6, 1), Slowing.NONE).hasLimitsOf(before))
                .isFalse();
    }
}
