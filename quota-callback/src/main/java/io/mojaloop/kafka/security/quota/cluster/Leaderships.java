/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import io.mojaloop.kafka.security.quota.cluster.Leadership.Leaders;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;

/** Reads {@link Leadership} from what Kafka tells. */
public final class Leaderships {
    private Leaderships() {}

    /**
     * Reads it. Kafka 4 has each broker and each partition in it once for every listener (see KAFKA-19566); here each counts
     * once.
     *
     * @param nodeId of this node, as text
     */
    public static Leadership of(Leadership.Source source, Cluster cluster, String nodeId) {
        Map<String, Leaders> topics = new HashMap<>();
        BitSet own = new BitSet();
        BitSet all = new BitSet();
        for (String topic : cluster.topics()) {
            own.clear();
            all.clear();
            for (PartitionInfo partition : cluster.partitionsForTopic(topic)) {
                Node leader = partition.leader();
                if (leader != null && !leader.isEmpty()) {
                    all.set(partition.partition());
                    if (leader.idString().equals(nodeId)) {
                        own.set(partition.partition());
                    }
                }
            }
            topics.put(topic, new Leaders(own.cardinality(), all.cardinality()));
        }
        long brokers = cluster.nodes().stream().mapToInt(Node::id).distinct().count();
        return new Leadership(source, (int) Math.max(1, brokers), topics);
    }
}
