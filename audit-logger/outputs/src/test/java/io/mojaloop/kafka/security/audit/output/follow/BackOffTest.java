/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void waits_growToTheLimitAndAreNeverLessThanHalf() {
        BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1), new Random(1));
        long[] most = {100, 200, 400, 800, 1000, 1000};
        for (long limit : most) {
            assertThat(backOff.nextMs()).isBetween(limit / 2, limit);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(backOff.nextMs()).isBetween(500L, 1000L);
        }
        backOff.reset();
        assertThat(backOff.nextMs()).isBetween(50L, 100L);
    }

    @Test
    void budget_isRefilledByTime() {
        EventBudget budget = new EventBudget(2, Duration.ofSeconds(1), 0);
        assertThat(budget.take(0)).isTrue();
        assertThat(budget.take(0)).isTrue();
        assertThat(budget.take(999)).isFalse();
        assertThat(budget.take(1000)).isTrue();
        assertThat(budget.take(1000)).isFalse();
        assertThat(budget.take(60_000)).isTrue();
        assertThat(budget.take(60_000)).isTrue();
        assertThat(budget.take(60_000)).isFalse();
    }
}
