/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static Terminal of(Map<String, String> environment, String streams, String columns) {
        return Terminal.of(environment, key -> key.endsWith("columns") ? columns : streams);
    }

    @Test
    void bothStreams_areToldApart() {
        assertThat(of(Map.of(), "out,err", "90")).isEqualTo(new Terminal(true, true, 90, true));
        assertThat(of(Map.of(), ",err", "90")).isEqualTo(new Terminal(false, true, 90, true));
        assertThat(of(Map.of(), "", "")).isEqualTo(new Terminal(false, false, 80, true));
    }

    @Test
    void noColor_whenSetToAnything_turnsColoursOff() {
        assertThat(of(Map.of("NO_COLOR", "1"), "out", "").colour()).isFalse();
        assertThat(of(Map.of("NO_COLOR", ""), "out", "").colour()).isTrue();
    }

    @Test
    void dumbTerminal_isAPipe() {
        assertThat(of(Map.of("TERM", "dumb"), "out,err", "").out()).isFalse();
    }

    @Test
    void columns_stayReadable_whateverIsReported() {
        assertThat(of(Map.of(), "out", "0").columns()).isEqualTo(80);
        assertThat(of(Map.of(), "out", "10").columns()).isEqualTo(40);
        assertThat(of(Map.of(), "out", "400").columns()).isEqualTo(100);
        assertThat(of(Map.of(), "out", "x").columns()).isEqualTo(80);
    }
}
