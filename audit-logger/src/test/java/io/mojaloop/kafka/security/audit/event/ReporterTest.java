/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReporterTest {
    private static Reporter of(Map<String, ?> configs) {
        return Reporter.ofKafka("c", configs);
    }

    @Test
    void node_isThatOfKRaft_orThatOfZooKeeper_orNotKnownYet() {
        assertThat(of(Map.of("node.id", 4, "broker.id", 5)).node()).isEqualTo("4");
        assertThat(of(Map.of("node.id", " -1", "broker.id", " 5 ")).node()).isEqualTo("5");
        assertThat(of(Map.of("broker.id", "5")).node()).isEqualTo("5");
        assertThat(of(Map.of("node.id", -1, "broker.id", -1)).node()).isEmpty();
        assertThat(of(Map.of()).node()).isEmpty();
    }

    @Test
    void roles_areNamedAlike_howeverTheyAreWritten() {
        assertThat(of(Map.of("process.roles", "controller, broker")).roles()).isEqualTo("broker,controller");
        assertThat(of(Map.of("process.roles", List.of("broker", "controller"))).roles())
                .isEqualTo("broker,controller");
        assertThat(of(Map.of("process.roles", List.of("controller"))).roles()).isEqualTo("controller");
        assertThat(of(Map.of("process.roles", "broker")).roles()).isEqualTo("broker");
        assertThat(of(Map.of("zookeeper.connect", "zk:2181"))).isEqualTo(new Reporter("c", "", "broker"));
    }
}
