/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.integration.traffic.Traffic;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three combined nodes: changes reach all of them, and no restart or crash makes one of them decide wrongly. */
class ThreeNodesIT {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.KRAFT_4_4,
            Brokers.KRAFT_4_4
                    .ours()
                    .nodes(3)
                    // Restarted nodes lead again soon, so that they are asked.
                    .serverProperty("leader.imbalance.check.interval.seconds", "1")
                    .serverProperty("leader.imbalance.per.broker.percentage", "0"));

    @Test
    void aclChangedThroughAnyNode_takesEffectOnAll() {
        String topic = newTopicOnAllNodes();
        for (int node : CLUSTER.kit().nodeIds()) {
            Client writer = CLUSTER.newClient("writer");
            AclBinding rule = allow(writer, WRITE, topic(topic));

            CLUSTER.acls(node).grant(rule);
            CLUSTER.kit().nodeIds().forEach(other -> CLUSTER.acls(other).awaitPresent(rule));
            assertThat(outcomesPerNode(writer, topic)).containsExactly("ok");

            CLUSTER.acls(node).revoke(rule);
            CLUSTER.kit().nodeIds().forEach(other -> CLUSTER.acls(other).awaitAbsent(rule));
            assertThat(outcomesPerNode(writer, topic)).containsExactly("TopicAuthorizationException");
        }
        long count = CLUSTER.metrics(1, "broker").count("AclCount");
        for (int node : CLUSTER.kit().nodeIds()) {
            for (String role : List.of("broker", "controller")) {
                await(role + " " + node).until(() -> CLUSTER.metrics(node, role).count("AclCount") == count);
            }
        }
    }

    /** One partition is led by each node. */
    private static Set<String> outcomesPerNode(Client writer, String topic) {
        Set<String> outcomes = new HashSet<>();
        writer.withProducer(Map.of("enable.idempotence", "false"), producer -> {
            for (int partition = 0; partition < 3; partition++) {
                ProducerRecord<String, String> record = new ProducerRecord<>(topic, partition, "k", "v");
                outcomes.add(outcome(() -> get(producer.send(record))));
            }
        });
        return outcomes;
    }

    @Test
    void rollingRestart_underTraffic_makesNoWrongDecision() throws InterruptedException {
        try (Traffic traffic = new Traffic(CLUSTER, newTopicOnAllNodes())) {
            traffic.awaitAnswers();
            for (int node : CLUSTER.kit().nodeIds()) {
                CLUSTER.kit().restart(node);
                awaitAllInSync();
                traffic.awaitAnswers();
            }
            assertThat(traffic.endWithoutOneWrongDecision()).isGreaterThan(1000);
        }
    }

    @Test
    void crashOfANode_underTraffic_makesNoWrongDecision() throws InterruptedException {
        try (Traffic traffic = new Traffic(CLUSTER, newTopicOnAllNodes())) {
            traffic.awaitAnswers();
            CLUSTER.kit().kill(2);
            CLUSTER.kit().start(2);
            awaitAllInSync();
            traffic.awaitAnswers();
            assertThat(traffic.endWithoutOneWrongDecision()).isGreaterThan(1000);
        }
    }

    private static String newTopicOnAllNodes() {
        String topic = unique("traffic");
        CLUSTER.acls()
                .admin()
                .createTopic(new NewTopic(topic, 3, (short) 3).configs(Map.of("min.insync.replicas", "2")));
        CLUSTER.kit()
                .nodeIds()
                .forEach(node -> await("node " + node + " knows " + topic)
                        .until(() -> CLUSTER.acls(node).admin().topics().contains(topic)));
        return topic;
    }

    private static void awaitAllInSync() {
        await("all replicas in sync, led by their first").ignoreExceptions().until(() -> {
            Set<String> names = new HashSet<>(CLUSTER.acls().admin().topics());
            names.add("__consumer_offsets");
            Map<String, TopicDescription> topics =
                    get(CLUSTER.acls().admin().client().describeTopics(names).allTopicNames());
            return topics.values().stream()
                    .flatMap(each -> each.partitions().stream())
                    .allMatch(partition -> partition.isr().size() == 3
                            && partition.leader() != null
                            && partition.leader().id()
                                    == partition.replicas().get(0).id());
        });
    }
}
