/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.contract.Contract;
import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.ClusterSpecBuilder;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.load.LoadShape;
import io.mojaloop.kafka.security.kit.load.Window;
import java.time.Duration;
import java.util.HashMap;
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

/**
 * A tenant with a budget of the whole cluster on three brokers: what its members write in all stays within it, whoever
 * leads what.
 */
interface ClusterTenantContract extends Contract {
    double BUDGET = 1024 * 1024;

    String TOPIC = "shared";
    int PARTITIONS = 6;
    int SECONDS = 12;

    String POLICY = """
            version: 1
            quotas:
              tenants:
                everywhere:
                  members: ["User:one", "User:other"]
                  produce: 1MiB/s
                  scope: cluster
            """;

    static TestCluster cluster(Brokers brokers) {
        ClusterSpecBuilder spec = QuotaBrokers.with(brokers, PolicyFile.holding(POLICY))
                .nodes(3)
                .serverProperty("metric.reporters", QuotaBrokers.REPORTER)
                .serverProperty("min.insync.replicas", "1")
                .serverProperty("auto.leader.rebalance.enable", "false")
                .serverProperty("security.quota.cluster.watch.interval.ms", "1000");
        return TestCluster.of(brokers, spec);
    }

    @Test
    default void budgetOfTheCluster_holds_afterLeadersMove_andAfterABrokerDies() {
        Map<Integer, List<Integer>> even = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            even.put(partition, replicas(1 + partition % 3));
        }
        cluster().acls().admin().createTopic(new NewTopic(TOPIC, even));
        try (Loads loads = new Loads()) {
            for (String user : List.of("one", "other")) {
                loads.start(
                        cluster().client(Credentials.certificate(user)),
                        LoadShape.flood(TOPIC, PARTITIONS, PARTITIONS, 4 * 1024));
            }
            assertWithinBudget("leaders everywhere", loads);

            moveLeaders();
            assertWithinBudget("five of six leaders on one broker", loads);

            cluster().kit().kill(3);
            await("others lead")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> cluster().acls().admin().describeTopic(TOPIC).partitions().stream()
                            .noneMatch(
                                    one -> one.leader() == null || one.leader().id() == 3));
            assertWithinBudget("a broker dead", loads);
        }
    }

    private void assertWithinBudget(String when, Loads loads) {
        loads.settle();
        double sum = 0;
        for (Window window : loads.during(SECONDS)) {
            sum += window.bytesPerSecond();
        }
        Loads.tell(cluster(), when, "%.0f%% of the budget".formatted(100 * sum / BUDGET));
        assertThat(sum).as(when).isBetween(0.6 * BUDGET, 1.15 * BUDGET);
        assertThat(loads.all()).as("slowed while %s", when).anyMatch(load -> load.throttledMs() > 0);
    }

    /** All but one partition to the first broker, the other one to the third. */
    private void moveLeaders() {
        Admin admin = cluster().acls().admin().client();
        Map<TopicPartition, Optional<NewPartitionReassignment>> moves = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            moves.put(
                    new TopicPartition(TOPIC, partition),
                    Optional.of(new NewPartitionReassignment(replicas(partition == 0 ? 3 : 1))));
        }
        Calls.get(admin.alterPartitionReassignments(moves).all());
        await("reassigned")
                .until(() -> Calls.get(admin.listPartitionReassignments().reassignments())
                        .isEmpty());
        Set<TopicPartition> moved = moves.keySet();
        await("elected").atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            Calls.get(admin.electLeaders(ElectionType.PREFERRED, moved).partitions());
            return cluster().acls().admin().describeTopic(TOPIC).partitions().stream()
                    .allMatch(one -> one.leader().id() == one.replicas().get(0).id());
        });
    }

    /** All three, the leader first. */
    private static List<Integer> replicas(int leader) {
        return List.of(leader, 1 + leader % 3, 1 + (leader + 1) % 3);
    }
}
