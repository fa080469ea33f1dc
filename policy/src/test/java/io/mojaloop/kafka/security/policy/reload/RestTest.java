/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestTest {
    private static final Optional<String> A = Optional.of("a");
    private final Rest rest = new Rest();

    @Test
    void sameForAPeriod_isRest_oncePerPeriod() {
        StringBuilder judged = new StringBuilder();
        for (int now = 0; now <= 12; now++) {
            rest.saw(A, now);
            judged.append(rest.completes(4, now) ? now + " " : "");
        }
        assertThat(judged).hasToString("4 8 12 ");
    }

    @Test
    void change_beginsAnew() {
        rest.saw(A, 0);
        rest.saw(A, 2);
        rest.saw(Optional.of("b"), 3);
        rest.saw(A, 4);
        rest.saw(A, 6);
        rest.saw(A, 7);
        assertThat(rest.completes(4, 7)).isFalse();
        assertThat(rest.completes(4, 8)).isTrue();
    }

    @Test
    void nothingCertain_isNoRest() {
        for (int now = 0; now < 10; now++) {
            rest.saw(Optional.empty(), now);
            assertThat(rest.completes(1, now)).isFalse();
        }
    }

    @Test
    void twoLooksFarApart_areNoRest() {
        rest.saw(A, 0);
        rest.saw(A, 1_000);
        assertThat(rest.completes(4, 1_000)).isFalse();
        rest.saw(A, 1_001);
        assertThat(rest.completes(4, 1_001)).isTrue();
    }
}
