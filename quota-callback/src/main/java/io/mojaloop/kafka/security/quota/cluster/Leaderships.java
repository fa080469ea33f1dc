/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import io.mojaloop.kafka.security.quota.cluster.Leadership.Leaders;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;

/** Reads {@link Leadership} from what Kafka tells. */
public final class Leaderships {
    private Leaderships() {}

    /** @param nodeId of this node, as text */
    public static Leadership of(Leadership.Source source, Cluster cluster, String nodeId) {
        Map<String, Leaders> topics = new HashMap<>();
        for (String topic : cluster.topics()) {
            int own = 0;
            int all = 0;
            for (PartitionInfo partition : cluster.partitionsForTopic(topic)) {
                Node leader = partition.leader();
                if (leader != null && !leader.isEmpty()) {
                    all++;
                    own += leader.idString().equals(nodeId) ? 1 : 0;
                }
            }
            topics.put(topic, new Leaders(own, all));
        }
        return new Leadership(source, Math.max(1, cluster.nodes().size()), topics);
    }
}
