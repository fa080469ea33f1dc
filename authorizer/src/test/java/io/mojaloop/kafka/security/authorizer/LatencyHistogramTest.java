/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

class LatencyHistogramTest {
    @Property
    void percentile_isAtMostAQuarterAboveTheExactOne(
            @ForAll @NotEmpty List<@LongRange(min = -5, max = Long.MAX_VALUE / 2) Long> nanos) {
        LatencyHistogram histogram = new LatencyHistogram();
        nanos.forEach(histogram::record);
        List<Long> sorted =
                nanos.stream().map(value -> Math.max(0, value)).sorted().toList();
        assertThat(histogram.count()).isEqualTo(sorted.size());
        assertThat(histogram.maxNanos()).isEqualTo(sorted.get(sorted.size() - 1));
        for (double share : new double[] {0.01, 0.5, 0.99, 1}) {
            long exact = sorted.get((int) Math.ceil(sorted.size() * share) - 1);
            assertThat(histogram.percentileNanos(share)).isBetween(exact, exact + exact / 4);
        }
    }
}
