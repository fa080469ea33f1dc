/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrokerPropertiesTest {
    private static final Path CERTIFICATES = Path.of("/run/certs");
    private static final Path DATA = Path.of("/run/data");

    @Test
    void of_combinedNode_listensAsBrokerAndController() {
        ClusterSpec spec = ClusterSpec.builder().nodes(3).build();
        List<NodePlan> plans = NodePlan.of(spec, FreePorts.find(18));

        Map<String, String> properties = of(spec, plans, Optional.empty());

        assertThat(properties)
                .containsEntry("process.roles", "broker,controller")
                .containsEntry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .containsEntry("offsets.topic.replication.factor", "3");
        assertThat(properties.getOrDefault("controller.quorum.voters", "").split(","))
                .hasSize(3);
        assertThat(properties.get("listeners"))
                .contains("CLIENT://127.0.0.1:", "CONTROLLER://127.0.0.1:")
                .doesNotContain("PLAIN:");
        assertThat(properties.get("advertised.listeners")).doesNotContain("CONTROLLER");
    }

    @Test
    void of_zookeeperMode_hasNoKraftKeys() {
        ClusterSpec spec =
                ClusterSpec.builder().kafkaVersion("3.9.2").zookeeper().build();

        Map<String, String> properties =
                of(spec, NodePlan.of(spec, FreePorts.find(6)), Optional.of("127.0.0.1:1/kafka"));

        assertThat(properties)
                .containsEntry("zookeeper.connect", "127.0.0.1:1/kafka")
                .containsEntry("zookeeper.set.acl", "true")
                .containsEntry("authorizer.class.name", "kafka.security.authorizer.AclAuthorizer")
                .doesNotContainKeys("process.roles", "node.id", "controller.listener.names");
    }

    @Test
    void of_separateController_dividesTheRoles() {
        ClusterSpec spec = ClusterSpec.builder().separateController().build();

        List<NodePlan> plans = NodePlan.of(spec, FreePorts.find(12));

        assertThat(plans).extracting(NodePlan::controller).containsExactly(true, false);
        assertThat(of(spec, plans, Optional.empty()))
                .containsEntry("process.roles", "controller")
                .doesNotContainKey("advertised.listeners");
    }

    @Test
    void of_serverProperty_winsAndEmptyRemoves() {
        ClusterSpec spec = ClusterSpec.builder()
                .authorizer("")
                .serverProperty("num.io.threads", "1")
                .plaintextListener()
                .build();

        Map<String, String> properties = of(spec, NodePlan.of(spec, FreePorts.find(6)), Optional.empty());

        assertThat(properties).containsEntry("num.io.threads", "1").doesNotContainKey("authorizer.class.name");
        assertThat(properties.get("listeners")).contains("PLAIN://127.0.0.1:");
    }

    @Test
    void of_serverPropertyWithNode_isTheNodesOwn() {
        ClusterSpec spec = ClusterSpec.builder()
                .nodes(2)
                .serverProperty("security.audit.dir", "/audit/node-{node}")
                .build();
        List<NodePlan> plans = NodePlan.of(spec, FreePorts.find(12));
        BrokerProperties properties = new BrokerProperties(spec, plans, CERTIFICATES, "secret", Optional.empty());

        assertThat(plans)
                .extracting(plan -> properties.of(plan, DATA).get("security.audit.dir"))
                .containsExactly("/audit/node-1", "/audit/node-2");
    }

    private static Map<String, String> of(ClusterSpec spec, List<NodePlan> plans, Optional<String> zookeeper) {
        return new BrokerProperties(spec, plans, CERTIFICATES, "secret", zookeeper).of(plans.get(0), DATA);
    }
}
