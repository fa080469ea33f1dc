/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class RecentUseTest {
    private final RecentUse use = new RecentUse(11);

    @Example
    void client_thatStarts_isSeenAtWhatItDoes_longBeforeTheMeanIs() {
        use.add(0, 0);
        use.add(1000, 0);
        use.add(2000, 100);
        use.add(3000, 200);
        assertThat(use.latest()).isEqualTo(200);
        assertThat(use.highestPresent()).isCloseTo(1100, within(1.0));
    }

    @Example
    void steadyClient_isSeenAsItIs() {
        for (long second = 0; second < 30; second++) {
            use.add(second * 1000, 500);
        }
        assertThat(use.highestPresent()).isEqualTo(500);
        assertThat(use.highestMean()).isEqualTo(500);
    }

    @Example
    void whatIsNoRate_isNone() {
        for (double rate : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
            use.add(1000, rate);
            assertThat(use.latest()).isZero();
            assertThat(use.highestPresent()).isZero();
        }
    }

    @Example
    void clock_thatIsSetBack_orALongPause_startsAnew() {
        use.add(100_000, 900);
        use.add(50_000, 5);
        assertThat(use.highestMean()).isEqualTo(5);
        use.add(61_000, 7);
        assertThat(use.highestMean()).isEqualTo(7);
    }

    /** The oracle keeps the last ten. */
    @Property
    void highestMean_isThatOfTheLastTenSeconds(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 1e6) Double> rates) {
        RecentUse fresh = new RecentUse(11);
        Deque<Double> lastTen = new ArrayDeque<>();
        long second = 0;
        for (double rate : rates) {
            fresh.add(second++ * 1000, rate);
            lastTen.addLast(rate);
            if (lastTen.size() > 10) {
                lastTen.removeFirst();
            }
            double highest =
                    lastTen.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            // What was before the first is taken to be as the first.
            double first = second < 10 ? rates.get(0) : 0;
            assertThat(fresh.highestMean()).isEqualTo(Math.max(highest, first));
            assertThat(fresh.highestPresent()).isGreaterThanOrEqualTo(highest);
        }
    }
}
