/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class FairSharesTest {
    record Claims(double[] wants, double[] weights) {}

    @Provide
    Arbitrary<Claims> claims() {
        Arbitrary<Double> wants =
                Arbitraries.oneOf(Arbitraries.just(0.0), Arbitraries.doubles().between(0.01, 1000));
        Arbitrary<Double> weights = Arbitraries.integers().between(1, 1000).map(Integer::doubleValue);
        return Combinators.combine(wants, weights)
                .as((want, weight) -> new double[] {want, weight})
                .list()
                .ofMaxSize(12)
                .map(list -> new Claims(
                        list.stream().mapToDouble(claim -> claim[0]).toArray(),
                        list.stream().mapToDouble(claim -> claim[1]).toArray()));
    }

    /** The oracle: looks for the level by halving, and gives everybody up to it. */
    private static double[] byLevel(double total, Claims claims) {
        double low = 0;
        double high = 1e9;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (Arrays.stream(upTo(middle, claims)).sum() <= total) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return upTo(low, claims);
    }

    private static double[] upTo(double level, Claims claims) {
        double[] shares = new double[claims.wants.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.min(claims.wants[i], level * claims.weights[i]);
        }
        return shares;
    }

    @Property
    void shares_areThoseOfACommonLevel(
            @ForAll("claims") Claims claims, @ForAll @DoubleRange(min = 0, max = 3000) double total) {
        double[] shares = FairShares.of(total, claims.wants, claims.weights);
        assertThat(shares).containsExactly(byLevel(total, claims), within(1e-6 * Math.max(1, total)));
        assertThat(Arrays.stream(shares).sum())
                .isCloseTo(Math.min(total, Arrays.stream(claims.wants).sum()), within(1e-6 * Math.max(1, total)));
    }

    @Example
    void shares_whatOneDoesNotWant_goesToTheOthersByWeight() {
        assertThat(FairShares.of(100, new double[] {10, 1000, 1000, 0}, new double[] {50, 2, 1, 1000}))
                .containsExactly(10, 60, 30, 0);
    }
}
