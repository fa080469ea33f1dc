/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Quotas.Tenant;
import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import io.mojaloop.kafka.security.quota.compiled.LimitFloor;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.server.quota.ClientQuotaType;

class AllotmentTest {
    private static final ClientQuotaType[] TYPES = ClientQuotaType.values();
    private static final double EXACT = 1e-6;

    record Terms(double limit, int weight, boolean borrow) {}

    record Tick(long elapsedMs, List<Double> partsOfLimit) {}

    @Provide
    Arbitrary<List<Terms>> terms() {
        return Combinators.combine(
                        Arbitraries.doubles().between(2000, 1e8),
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.of(true, false))
                .as(Terms::new)
                .list()
                .ofSize(4);
    }

    @Provide
    Arbitrary<List<Tick>> ticks() {
        Arbitrary<Double> part = Arbitraries.oneOf(
                Arbitraries.of(0.0, 0.0, 1.0, 0.9, Double.NaN, -1.0, Double.POSITIVE_INFINITY),
                Arbitraries.doubles().between(0, 2));
        return Combinators.combine(
                        Arbitraries.of(1000L, 1000L, 1001L, 0L, 100L, 30_000L, -5000L),
                        part.list().ofSize(4))
                .as(Tick::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static CompiledQuotas policy(List<Terms> terms, PolicyMode mode) {
        Tenants tenants = new Tenants();
        IntStream.range(0, terms.size())
                .forEach(i -> tenants.with(
                        "t" + i,
                        terms.get(i).limit(),
                        terms.get(i).weight(),
                        terms.get(i).borrow()));
        return tenants.compiled(mode);
    }

    /** Clients use what they may, more or less. */
    private static double[][] rates(Tick tick, double[][] limits) {
        double[][] rates = new double[limits.length][TYPES.length];
        for (int tenant = 0; tenant < limits.length; tenant++) {
            for (int type = 0; type < TYPES.length; type++) {
                rates[tenant][type] = tick.partsOfLimit().get(tenant) * limits[tenant][type];
            }
        }
        return rates;
    }

    @Property(tries = 500)
    void limits_whateverIsUsed_keepTheirBounds(@ForAll("terms") List<Terms> terms, @ForAll("ticks") List<Tick> ticks) {
        CompiledQuotas policy = policy(terms, PolicyMode.ENFORCE);
        Allotment allotment = new Allotment(true, Allotment.DEFAULT_WINDOW_SECONDS);
        Leadership even = Leadership.even(1);
        long nowMs = 1_000_000;
        double[][] before =
                allotment.next(policy, even, new double[4][TYPES.length], nowMs).limits();
        for (Tick tick : ticks) {
            nowMs += tick.elapsedMs();
            double[][] rates = rates(tick, before);
            Allotment.Allotted next = allotment.next(policy, even, rates, nowMs);
            for (ClientQuotaType type : TYPES) {
                check(policy, type, rates, before, next);
            }
            before = next.limits();
        }
    }

    private static void check(
            CompiledQuotas policy, ClientQuotaType type, double[][] rates, double[][] before, Allotment.Allotted next) {
        int t = type.ordinal();
        double idle = 0;
        double lent = 0;
        double lentBefore = 0;
        for (CompiledTenant owner : policy.tenants()) {
            Tenant tenant = owner.tenant();
            double guarantee = next.guaranteed()[owner.index()][t];
            double limit = next.limits()[owner.index()][t];
            double used = rates[owner.index()][t];
            double counted = used > 0 && used < Double.POSITIVE_INFINITY ? used : 0;
            assertThat(guarantee).isEqualTo(owner.limit(type).orElseThrow());
            assertThat(limit).isFinite().isGreaterThanOrEqualTo(guarantee).isGreaterThanOrEqualTo(LimitFloor.of(type));
            if (!tenant.borrow() || type == ClientQuotaType.CONTROLLER_MUTATION) {
                assertThat(limit).isEqualTo(guarantee);
            }
            // Who is at his limit cannot do with more than a little more, who is not keeps what he used.
            assertThat(limit).isGreaterThanOrEqualTo(Math.min(0.9 * before[owner.index()][t], 0.8 * counted) - EXACT);
            idle += Math.max(0, 0.95 * guarantee - counted);
            lent += limit - guarantee;
            lentBefore += before[owner.index()][t] - guarantee;
        }
        assertThat(lent).isLessThanOrEqualTo(Math.max(idle, lentBefore) * (1 + EXACT) + EXACT);
    }

    @Property(tries = 100)
    void limits_inMonitorMode_areTheSame(@ForAll("terms") List<Terms> terms, @ForAll("ticks") List<Tick> ticks) {
        CompiledQuotas enforced = policy(terms, PolicyMode.ENFORCE);
        CompiledQuotas monitored = policy(terms, PolicyMode.MONITOR);
        assertThat(monitored.isEnforced()).isFalse();
        Allotment one = new Allotment(true, Allotment.DEFAULT_WINDOW_SECONDS);
        Allotment other = new Allotment(true, Allotment.DEFAULT_WINDOW_SECONDS);
        double[][] limits = new double[4][TYPES.length];
        long nowMs = 0;
        for (Tick tick : ticks) {
            nowMs += tick.elapsedMs();
            double[][] rates = rates(tick, limits);
            limits = one.next(enforced, Leadership.even(1), rates, nowMs).limits();
            assertThat(other.next(monitored, Leadership.even(1), rates, nowMs).limits())
                    .isDeepEqualTo(limits);
        }
    }

    private static double[][] produce(double... rates) {
        double[][] all = new double[rates.length][TYPES.length];
        for (int tenant = 0; tenant < rates.length; tenant++) {
            all[tenant][ClientQuotaType.PRODUCE.ordinal()] = rates[tenant];
        }
        return all;
    }

    private static double limit(Allotment.Allotted allotted, int tenant) {
        return allotted.limits()[tenant][ClientQuotaType.PRODUCE.ordinal()];
    }

    @Example
    void policyWithLess_isComeDownToAsUseSinks() {
        Allotment allotment = new Allotment(true, Allotment.DEFAULT_WINDOW_SECONDS);
        CompiledQuotas much = new Tenants().with("a", 1_000_000, 1, false).compiled();
        CompiledQuotas little = new Tenants()
                .with("new", 5000, 1, false)
                .with("a", 10_000, 1, false)
                .compiled();
        allotment.next(much, Leadership.even(1), produce(900_000), 0);
        assertThat(limit(allotment.next(little, Leadership.even(1), produce(0, 900_000), 0), 1))
                .isEqualTo(720_000);
        assertThat(limit(allotment.next(little, Leadership.even(1), produce(0, 100_000), 1000), 1))
                .isEqualTo(80_000);
        assertThat(limit(allotment.next(little, Leadership.even(1), produce(0, 12_000), 2000), 1))
                .isEqualTo(10_000);
        assertThat(limit(allotment.next(much, Leadership.even(1), produce(9_000), 3000), 0))
                .isEqualTo(1_000_000);
    }

    @Example
    void policyThatIsEnforcedFromNowOn_comesDownFromWhatIsUsed() {
        Allotment allotment = new Allotment(true, Allotment.DEFAULT_WINDOW_SECONDS);
        CompiledQuotas monitored = new Tenants().with("a", 10_000, 1, false).compiled(PolicyMode.MONITOR);
        CompiledQuotas enforced = new Tenants().with("a", 10_000, 1, false).compiled();
        Leadership even = Leadership.even(1);
        assertThat(limit(allotment.next(monitored, even, produce(1_000_000), 0), 0))
                .isEqualTo(10_000);
        allotment.next(monitored, even, produce(1_000_000), 1000);
        assertThat(limit(allotment.next(enforced, even, produce(1_000_000), 2000), 0))
                .isEqualTo(800_000);
        assertThat(limit(allotment.next(enforced, even, produce(700_000), 3000), 0))
                .isEqualTo(560_000);
        assertThat(limit(allotment.next(enforced, even, produce(0), 4000), 0)).isEqualTo(10_000);
    }

    @Example
    void borrowers_thatCompete_shareByWeight() {
        Allotment allotment = new Allotment(true, Allotment.DEFAULT_WINDOW_SECONDS);
        CompiledQuotas policy = new Tenants()
                .with("idle", 1_000_000, 1, false)
                .with("a", 100_000, 3, true)
                .with("b", 50_000, 1, true)
                .compiled();
        Allotment.Allotted next = allotment.next(policy, Leadership.even(1), produce(0, 0, 0), 0);
        for (int second = 1; second < 40; second++) {
            next = allotment.next(
                    policy, Leadership.even(1), produce(0, limit(next, 1), limit(next, 2)), second * 1000L);
        }
        assertThat(limit(next, 1) - 100_000).isCloseTo(0.95 * 750_000, within(20_000.0));
        assertThat(limit(next, 2) - 50_000).isCloseTo(0.95 * 250_000, within(10_000.0));
    }
}
