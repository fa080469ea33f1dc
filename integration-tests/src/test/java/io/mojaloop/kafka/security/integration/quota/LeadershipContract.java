/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.PluginJars;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.ClusterSpecBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Each node knows which part of the partitions it leads, without a setting of its own; read in its log. */
abstract class LeadershipContract {
    private static final String TOPIC = "watched";
    private static final PolicyFile POLICY = PolicyFile.holding("""
            version: 1
            quotas:
              tenants:
                payments: {members: ["User:alice"], produce: 30MiB/s, scope: cluster}
            """);

    abstract TestCluster cluster();

    /** Where nodes know it from. */
    abstract String source();

    /** How many brokers are counted when one of three has crashed. */
    int brokersAfterACrash() {
        return 2;
    }

    static ClusterSpecBuilder spec(Brokers brokers) {
        return brokers.stock()
                .pluginJars(PluginJars.all())
                .nodes(3)
                .serverProperty("client.quota.callback.class", "io.mojaloop.kafka.security.quota.PolicyQuotaCallback")
                .serverProperty("security.policy.file", POLICY.path().toString())
                .serverProperty("security.quota.cluster.watch.interval.ms", "500")
                .serverProperty("auto.leader.rebalance.enable", "false")
                .loggerLevel("io.mojaloop.kafka.security.quota", "DEBUG");
    }

    /** The last that a node said of the leaders it knows. */
    private String leaders(int node) {
        List<String> lines = cluster().serverLog(node).lines("Node " + node + ": leaders of partitions: ");
        return lines.isEmpty()
                ? ""
                : lines.get(lines.size() - 1).replaceAll(".*leaders of partitions: ([^(]*?)( \\(.*)?$", "$1");
    }

    private void awaitLeaders(int node, String expected) {
        await("node " + node + ": " + expected)
                .untilAsserted(() -> assertThat(leaders(node)).startsWith(expected));
    }

    @Test
    void leaders_areFollowed_whenTheyMoveAndWhenABrokerIsGone() {
        Admin admin = cluster().acls().admin().client();
        get(admin.createTopics(List.of(
                        new NewTopic(TOPIC, Map.of(0, List.of(1, 2, 3), 1, List.of(2, 3, 1), 2, List.of(3, 1, 2)))))
                .all());
        for (int node : cluster().kit().nodeIds()) {
            awaitLeaders(node, source() + ", 1 of 3 in 1 topics on 3 brokers");
            assertThat(cluster().serverLog(node).lines("cannot ask the cluster who leads"))
                    .isEmpty();
        }

        TopicPartition moving = new TopicPartition(TOPIC, 1);
        get(admin.alterPartitionReassignments(
                        Map.of(moving, Optional.of(new NewPartitionReassignment(List.of(1, 2, 3)))))
                .all());
        get(admin.electLeaders(ElectionType.PREFERRED, Set.of(moving)).all());
        awaitLeaders(1, source() + ", 2 of 3 in 1 topics on 3 brokers");
        awaitLeaders(2, source() + ", 0 of 3 in 1 topics on 3 brokers");
        awaitLeaders(3, source() + ", 1 of 3 in 1 topics on 3 brokers");

        cluster().kit().kill(3);
        awaitLeaders(1, source() + ", 3 of 3 in 1 topics on " + brokersAfterACrash() + " brokers");
        awaitLeaders(2, source() + ", 0 of 3 in 1 topics on " + brokersAfterACrash() + " brokers");
    }
}
