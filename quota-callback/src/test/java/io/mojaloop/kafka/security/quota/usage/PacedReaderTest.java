/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedReaderTest {
    private long nowNanos = 5_000_000_000L;
    private int readings;

    /** Takes 100 ms. */
    private List<Usage> slow() {
        readings++;
        nowNanos += 100_000_000L;
        return new ArrayList<>();
    }

    @Test
    void slowReader_isAskedTwentyTimesAsRarelyAsItTakes() {
        PacedReader paced = new PacedReader(() -> nowNanos);
        List<Usage> first = paced.read(this::slow);
        for (int second = 1; second <= 60; second++) {
            nowNanos += 1_000_000_000L;
            paced.read(this::slow);
        }
        assertThat(readings).isBetween(20, 31);
        assertThat(paced.read(this::slow)).isNotSameAs(first);
        assertThat(paced.tookNanos()).isEqualTo(100_000_000L);
    }

    @Test
    void readingTooEarly_givesTheVeryListOfTheLastTime() {
        PacedReader paced = new PacedReader(() -> nowNanos);
        List<Usage> first = paced.read(this::slow);
        assertThat(paced.read(this::slow)).isSameAs(first);
        assertThat(readings).isEqualTo(1);
    }
}
