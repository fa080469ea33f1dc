/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void find_many_areDistinct() {
        FreePorts ports = FreePorts.find(40);

        assertThat(IntStream.range(0, 40).map(i -> ports.next()).distinct().count())
                .isEqualTo(40);
    }
}
