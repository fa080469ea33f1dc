/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.server.quota.ClientQuotaType;

class OutcomeTest {
    private static final int MOMENTS = 6;

    /** Against a table of moments and nodes that is simply filled in. */
    @Property(tries = 500)
    void figures_areThoseOfATable(
            @ForAll("demands") @Size(max = 30) List<Demand> demands,
            @ForAll Scope scope,
            @ForAll @IntRange(min = 1, max = 40) int limit) {
        Series series = new Series();
        double[][] table = new double[MOMENTS][3];
        for (Demand demand : demands) {
            series.add(demand);
            table[(int) demand.timeMs()][Integer.parseInt(demand.node())] += demand.rate();
        }
        List<Double> rates = new ArrayList<>();
        for (double[] nodes : table) {
            rates.add(
                    scope == Scope.CLUSTER
                            ? nodes[0] + nodes[1] + nodes[2]
                            : Math.max(nodes[0], Math.max(nodes[1], nodes[2])));
        }
        Collections.sort(rates);
        double mean = rates.stream().mapToDouble(Double::doubleValue).sum() / MOMENTS;
        double over = (double) rates.stream().filter(rate -> rate > limit).count() / MOMENTS;

        Outcome outcome = Outcome.of(place(ClientQuotaType.PRODUCE, scope, limit), series, MOMENTS, 2);

        assertThat(outcome.peak()).isEqualTo(rates.get(MOMENTS - 1));
        assertThat(outcome.p95()).as("of six the highest").isEqualTo(rates.get(MOMENTS - 1));
        assertThat(outcome.mean()).isCloseTo(mean, within(1e-9));
        assertThat(outcome.over()).isEqualTo(over);
        assertThat(outcome.isOver()).isEqualTo(outcome.peak() > limit);
        assertThat(outcome.suggested()).isEqualTo(2 * outcome.peak());
    }

    @Provide
    Arbitrary<List<Demand>> demands() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, MOMENTS - 1),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 20))
                .as((time, node, rate) -> demand(time, Integer.toString(node), "a", rate))
                .list();
    }

    private static Demand demand(long time, String node, String user, double rate) {
        Who who = new Who.Client(new Principal("User", user), Optional.empty(), false);
        return new Demand(time, ClientQuotaType.PRODUCE, node, who, rate, false, false);
    }

    private static Place place(ClientQuotaType type, Scope scope, double limit) {
        return new Place(type, Place.Kind.TENANT, "t", scope, OptionalDouble.of(limit));
    }

    @Example
    void p95_isPassedByOneInTwenty() {
        Series series = new Series();
        for (int i = 1; i <= 100; i++) {
            series.add(demand(i, "1", "a", i));
        }
        assertThat(Outcome.of(place(ClientQuotaType.PRODUCE, Scope.BROKER, 1), series, 100, 1)
                        .p95())
                .isEqualTo(95);
    }

    @Example
    void delay_isKafkasFormula_andOfRequestsAtMostAWindow() {
        OptionalDouble limit = OptionalDouble.of(100);

        assertThat(Outcome.delayMs(ClientQuotaType.PRODUCE, limit, 100)).isZero();
        assertThat(Outcome.delayMs(ClientQuotaType.PRODUCE, limit, 150)).isEqualTo(5500);
        assertThat(Outcome.delayMs(ClientQuotaType.REQUEST, limit, 150)).isEqualTo(1000);
        assertThat(Outcome.delayMs(ClientQuotaType.PRODUCE, OptionalDouble.empty(), 1e12))
                .isZero();
    }

    @Example
    void causes_areThoseWhoUsedMost() {
        Series series = new Series();
        series.add(demand(0, "1", "small", 10));
        series.add(demand(0, "1", "large", 20));
        series.add(demand(1, "2", "large", 10));

        assertThat(series.causes())
                .containsExactly(new Series.Cause("User:large", 0.75), new Series.Cause("User:small", 0.25));
    }

    @Example
    void nothingUsed_isAllZero() {
        Outcome outcome = Outcome.of(place(ClientQuotaType.FETCH, Scope.CLUSTER, 1), new Series(), 0, 1.5);

        assertThat(outcome.peak() + outcome.p95() + outcome.mean() + outcome.over() + outcome.delayMs())
                .isZero();
    }
}
