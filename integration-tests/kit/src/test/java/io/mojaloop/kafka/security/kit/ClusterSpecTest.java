/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClusterSpecTest {
    @Test
    void build_defaults_areOneSecuredKraftNode() {
        ClusterSpec spec = ClusterSpec.builder().build();

        assertThat(spec.kafkaVersion()).hasToString("4.4.0");
        assertThat(spec.mode()).isEqualTo(ClusterSpec.Mode.KRAFT);
        assertThat(spec.superUsers()).containsExactly("User:broker", "User:admin");
        assertThat(spec.scramUsers()).extracting(ScramUser::name).containsExactly("admin");
        assertThat(spec.plaintextListener()).isFalse();
        assertThat(spec.heapMegabytes()).isEqualTo(384);
    }

    @Test
    void build_threeNodes_haveSmallerHeaps() {
        assertThat(ClusterSpec.builder().nodes(3).build().heapMegabytes()).isEqualTo(256);
    }

    @Test
    void build_everythingWrong_namesEveryProblem() {
        ClusterSpecBuilder builder = ClusterSpec.builder()
                .zookeeper()
                .nodes(0)
                .separateController()
                .heapMegabytes(1)
                .zookeeperChroot("kafka/")
                .pluginJars(Path.of("/no/such.jar"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "nodes is 0", "no ZooKeeper mode", "separateController", "heapMegabytes", "kafka/", "such.jar");
    }

    @Test
    void parse_notAVersion_isRefused() {
        assertThatThrownBy(() -> ClusterSpec.builder().kafkaVersion("4.4")).hasMessageContaining("'4.4'");
    }

    @Test
    void tools_perLine_areOwnOr431() {
        assertThat(KafkaVersion.parse("3.9.2").tools()).hasToString("3.9.2");
        assertThat(KafkaVersion.parse("4.4.0").tools()).hasToString("4.3.1");
    }

    @Test
    void scramUser_nameThatNeedsQuoting_isRefused() {
        assertThatThrownBy(() -> ScramUser.of("a,password=b")).hasMessageContaining("a,password=b");
    }

    @Test
    void toString_scramUser_hidesThePassword() {
        assertThat(ClusterSpec.builder()
                        .scramUser(new ScramUser("alice", "s3cret"))
                        .build()
                        .toString())
                .contains("alice")
                .doesNotContain("s3cret");
    }
}
