/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;

class ResetsTest {
    private static final long STEP_NANOS = 10_000_000;

    /** Requests come at any time, and clients ask all types every 10 ms. */
    @Property(tries = 300)
    void resets_areRare_apart_andNeverForgotten(
            @ForAll @LongRange(min = -5_000_000_000L, max = 5_000_000_000L) long startNanos,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 500) Integer> requestSteps) {
        Resets resets = new Resets();
        Map<ClientQuotaType, Long> last = new HashMap<>();
        long lastOfAny = Long.MIN_VALUE / 2;
        long requested = Long.MIN_VALUE / 2;
        for (int step = 0; step < 700; step++) {
            long now = startNanos + step * STEP_NANOS;
            if (requestSteps.contains(step)) {
                resets.request(now);
                requested = now;
            }
            for (ClientQuotaType type : ClientQuotaType.values()) {
                if (resets.take(type, now)) {
                    assertThat(now - last.getOrDefault(type, Long.MIN_VALUE / 2))
                            .as("%s: once a second", type)
                            .isGreaterThan(Resets.PERIOD_NANOS - STEP_NANOS);
                    assertThat(now - lastOfAny)
                            .as("%s: apart from the last type", type)
                            .isGreaterThan(Resets.APART_NANOS - STEP_NANOS);
                    last.put(type, now);
                    lastOfAny = now;
                }
            }
        }
        for (ClientQuotaType type : ClientQuotaType.values()) {
            assertThat(last.get(type)).as("%s: after the last request", type).isGreaterThanOrEqualTo(requested);
        }
    }

    @Test
    void nothingRequested_nothingToDo() {
        Resets resets = new Resets();
        for (ClientQuotaType type : ClientQuotaType.values()) {
            assertThat(resets.take(type, 1)).isFalse();
            assertThat(resets.take(type)).isFalse();
        }
    }

    @Test
    void oneOfManyThreads_resets() {
        Resets resets = new Resets();
        resets.request(0);
        long later = 2 * Resets.PERIOD_NANOS;
        assertThat(resets.take(ClientQuotaType.PRODUCE, later)).isTrue();
        assertThat(resets.take(ClientQuotaType.PRODUCE, later)).isFalse();
    }
}
