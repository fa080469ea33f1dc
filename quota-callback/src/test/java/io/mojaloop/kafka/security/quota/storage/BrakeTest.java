/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mojaloop.kafka.security.policy.Quotas;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BrakeTest {
    private static final Quotas.StorageGuard RULE = rule(80, 95);

    private static Quotas.StorageGuard rule(double soft, double hard) {
        return new Quotas.StorageGuard(soft, hard, Quotas.StorageGuard.DEFAULT_UNLIMITED);
    }

    @Test
    void target_betweenSoftAndHard_fallsEvenly() {
        assertThat(Brake.target(RULE, 0)).isEqualTo(1);
        assertThat(Brake.target(RULE, 80)).isEqualTo(1);
        assertThat(Brake.target(RULE, 87.5)).isEqualTo(0.5, within(1e-9));
        assertThat(Brake.target(RULE, 95)).isEqualTo(Brake.LEAST);
        assertThat(Brake.target(RULE, 100)).isEqualTo(Brake.LEAST);
    }

    @Property
    void target_isMonotone_andNeverZero(
            @ForAll("rules") Quotas.StorageGuard rule,
            @ForAll @DoubleRange(max = 100) double one,
            @ForAll @DoubleRange(max = 100) double other) {
        double less = Brake.target(rule, Math.min(one, other));
        double more = Brake.target(rule, Math.max(one, other));
        assertThat(more).isLessThanOrEqualTo(less).isGreaterThanOrEqualTo(Brake.LEAST);
        assertThat(less).isLessThanOrEqualTo(1);
    }

    @Property
    void step_isBounded_towardsTheTarget_andNeverUpSoonAfterItFell(
            @ForAll("rules") Quotas.StorageGuard rule,
            @ForAll @Size(max = 60) List<@DoubleRange(max = 100) Double> uses) {
        Brake brake = new Brake();
        double fellAt = Double.MAX_VALUE;
        for (double use : uses) {
            double before = brake.factor();
            brake.step(rule, use);
            double now = brake.factor();
            double target = Brake.target(rule, use);
            assertThat(now).isBetween(Brake.LEAST, 1.0);
            if (now < before) {
                fellAt = use;
                assertThat(now).isGreaterThanOrEqualTo(before / 2).isGreaterThanOrEqualTo(target);
            } else if (now > before) {
                assertThat(now).isLessThanOrEqualTo(before * 1.25).isLessThanOrEqualTo(target);
                assertThat(use).isLessThanOrEqualTo(fellAt - Math.min(2, rule.softPercent() / 2));
            }
        }
    }

    @Property
    void factor_atAUseThatStays_comesAsNearAsIsWorthIt(
            @ForAll("rules") Quotas.StorageGuard rule,
            @ForAll @Size(max = 20) List<@DoubleRange(max = 100) Double> before,
            @ForAll @DoubleRange(max = 100) double use) {
        Brake brake = new Brake();
        before.forEach(one -> brake.step(rule, one));
        // Having been empty in between: no memory of where it fell stands in the way.
        repeat(brake, rule, 0);
        assertThat(brake.factor()).isEqualTo(1);
        repeat(brake, rule, use);
        double target = Brake.target(rule, use);
        assertThat(brake.factor()).isBetween(target, Math.min(1, target / (1 - Brake.WORTH)) + 1e-12);
    }

    private static void repeat(Brake brake, Quotas.StorageGuard rule, double use) {
        for (int i = 0; i < 50; i++) {
            brake.step(rule, use);
        }
    }

    @Test
    void factor_useGoesToAndFroByLessThanTwoPoints_changesOnce() {
        Brake brake = new Brake();
        brake.step(RULE, 82);
        double slowed = brake.factor();
        assertThat(slowed).isLessThan(1);
        for (int i = 0; i < 20; i++) {
            brake.step(RULE, i % 2 == 0 ? 80.1 : 82);
            assertThat(brake.factor()).isEqualTo(slowed);
        }
        brake.step(RULE, 80);
        assertThat(brake.factor()).isEqualTo(1);
    }

    @Test
    void factor_softBelowTwoPoints_recoversAllTheSame() {
        Brake brake = new Brake();
        Quotas.StorageGuard low = rule(1, 90);
        brake.step(low, 50);
        repeat(brake, low, 0.1);
        assertThat(brake.factor()).isEqualTo(1);
    }

    @Test
    void set_takesEffectAtOnce() {
        Brake brake = new Brake();
        brake.set(RULE, 99);
        assertThat(brake.factor()).isEqualTo(Brake.LEAST);
        brake.step(RULE, 98);
        assertThat(brake.factor()).isEqualTo(Brake.LEAST);
    }

    @Provide
    Arbitrary<Quotas.StorageGuard> rules() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0.5, 99),
                        Arbitraries.doubles().between(0.5, 100))
                .filter((one, other) -> Math.abs(one - other) > 0.1)
                .as((one, other) -> rule(Math.min(one, other), Math.max(one, other)));
    }
}
