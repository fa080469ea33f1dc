/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimedNameTest {
    @AfterEach
    void forget() {
        ClaimedName.take();
    }

    @Test
    void name_isTakenOnce() {
        ClaimedName.remember("eve");
        assertThat(ClaimedName.take()).isEqualTo("eve");
        assertThat(ClaimedName.take()).isEmpty();
    }

    @Test
    void name_thatIsOld_isOfAnotherConnection() {
        ClaimedName.remember("eve", 0);
        assertThat(ClaimedName.take(ClaimedName.MOST_AGE_NS + 1)).isEmpty();
        assertThat(ClaimedName.take(0)).as("forgotten too").isEmpty();
        ClaimedName.remember("eve", Long.MAX_VALUE);
        assertThat(ClaimedName.take(Long.MIN_VALUE)).as("one later").isEqualTo("eve");
    }
}
