/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.quota.cluster.Leadership.Leaders;
import io.mojaloop.kafka.security.quota.cluster.Leadership.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class LeadershipsTest {
    private static PartitionInfo partition(String topic, int number, Node leader) {
        return new PartitionInfo(topic, number, leader, new Node[0], new Node[0]);
    }

    private static Leadership of(List<Node> nodes, PartitionInfo... partitions) {
        return Leaderships.of(Source.TOLD, new Cluster("c", nodes, List.of(partitions), Set.of(), Set.of()), "1");
    }

    @Test
    void partitionsWithoutALeader_doNotCount() {
        Node one = new Node(1, "a", 1);
        Node two = new Node(2, "b", 1);
        assertThat(of(
                        List.of(one, two),
                        partition("t", 0, one),
                        partition("t", 1, two),
                        partition("t", 2, null),
                        partition("u", 0, Node.noNode())))
                .isEqualTo(new Leadership(Source.TOLD, 2, Map.of("t", new Leaders(1, 2), "u", new Leaders(0, 0))));
    }

    /** As Kafka 4 has it; a broker without the second listener leads the last partition. */
    @Test
    void brokersAndPartitionsOfSeveralListeners_countOnce() {
        Node one = new Node(1, "a", 1);
        Node oneAgain = new Node(1, "a", 2);
        Node two = new Node(2, "b", 1);
        assertThat(of(
                        List.of(one, oneAgain, two),
                        partition("t", 0, one),
                        partition("t", 0, oneAgain),
                        partition("t", 1, two),
                        partition("t", 1, Node.noNode())))
                .isEqualTo(new Leadership(Source.TOLD, 2, Map.of("t", new Leaders(1, 2))));
    }

    @Test
    void noCluster_isOneBroker() {
        assertThat(of(List.of())).isEqualTo(new Leadership(Source.TOLD, 1, Map.of()));
    }
}
