/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class HiccupsTest {
    @Test
    void p99_isSomething_onceItHasWatched() {
        Hiccups hiccups = Hiccups.watch();
        long until = System.nanoTime() + 50_000_000;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }

        // Nobody wakes up in the very microsecond: the clock that is asked takes some time itself.
        assertThat(hiccups.endP99Ms()).isPositive();
        assertThat(hiccups.endP99Ms()).as("asked again").isPositive();
    }
}
