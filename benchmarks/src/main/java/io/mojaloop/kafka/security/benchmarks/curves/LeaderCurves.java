/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.curves;

import io.mojaloop.kafka.security.kit.load.Load;
import io.mojaloop.kafka.security.kit.load.LoadShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;

/** A tenant with a budget of the cluster, while leaders move and a broker dies. */
final class LeaderCurves {
    private static final double BUDGET_MEBIBYTES = 3;
    private static final int PARTITIONS = 6;
    private static final int MEASURED_SECONDS = 45;
    private static final String POLICY = """
            version: 1
            quotas:
              tenants:
                everywhere:
                  members: ["User:one", "User:other"]
                  produce: 3MiB/s
                  scope: cluster
            """;

    private final StudiedBrokers brokers;
    private final List<Load> loads;
    private final Section section = new Section("A budget of the cluster while leaders move");
    private final LineChart chart = new LineChart("Acknowledged on three brokers, in all, mean of 11 s", "MiB/s", false)
            .limit("the budget", BUDGET_MEBIBYTES);
    private double highest;

    private LeaderCurves(StudiedBrokers brokers, List<Load> loads) {
        this.brokers = brokers;
        this.loads = loads;
    }

    static Section run() throws IOException, InterruptedException {
        try (StudiedBrokers brokers =
                StudiedBrokers.start(POLICY, 3, Map.of("min.insync.replicas", "1", "num.replica.fetchers", "2"))) {
            brokers.createTopic(topic());
            List<Load> loads = new ArrayList<>();
            for (String user : List.of("one", "other")) {
                loads.add(brokers.load(user, LoadShape.flood(StudiedBrokers.TOPIC, PARTITIONS, PARTITIONS, 16 * 1024)));
            }
            return new LeaderCurves(brokers, loads).measure();
        }
    }

    private Section measure() throws InterruptedException {
        section.line(
                "Two principals of a tenant with %.0f MiB/s for the cluster write to %d partitions over 12 connections, as much"
                        + " as they can.%n",
                BUDGET_MEBIBYTES, PARTITIONS);
        section.line("| | MiB/s in all | of the budget |");
        section.line("|---|---|---|");
        phase("two leaders on each broker");
        moveLeaders();
        chart.mark("leaders move", brokers.watch().seconds());
        phase("five leaders on one broker, one on another");
        chart.mark("a broker dies", brokers.watch().seconds());
        brokers.kit().kill(3);
        phase("one broker dead");
        int end = brokers.watch().seconds();
        chart.line("both members", 0, Curves.overWindow(Curves.mebibytes(loads, end)));
        section.line(
                "%nClients go in bursts within Kafka's window of 11 s: the most that a single second saw was %.2f MiB/s.",
                highest);
        section.picture(
                "quota-leaders", "A tenant's bytes on three brokers while leaders move and a broker dies", chart);
        return section;
    }

    private void phase(String name) {
        int settled = brokers.settle();
        int end = brokers.watch().pass(MEASURED_SECONDS);
        double rate = loads.stream()
                .mapToDouble(load -> Curves.mebibytes(load.window(settled, end)))
                .sum();
        double[] each = Curves.mebibytes(loads, end);
        for (int second = settled; second < end; second++) {
            highest = Math.max(highest, each[second]);
        }
        section.line("| %s | %.2f | %.0f%% |", name, rate, 100 * rate / BUDGET_MEBIBYTES);
    }

    private static NewTopic topic() {
        Map<Integer, List<Integer>> even = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            even.put(partition, replicas(1 + partition % 3));
        }
        return new NewTopic(StudiedBrokers.TOPIC, even);
    }

    private void moveLeaders() throws InterruptedException {
        Map<TopicPartition, Optional<NewPartitionReassignment>> moves = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            moves.put(
                    new TopicPartition(StudiedBrokers.TOPIC, partition),
                    Optional.of(new NewPartitionReassignment(replicas(partition == 0 ? 3 : 1))));
        }
        try (Admin admin = brokers.admin()) {
            admin.alterPartitionReassignments(moves).all().get();
            while (!admin.listPartitionReassignments().reassignments().get().isEmpty()) {
                brokers.watch().pass(0);
            }
            admin.electLeaders(ElectionType.PREFERRED, moves.keySet())
                    .partitions()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** All three, the leader first. */
    private static List<Integer> replicas(int leader) {
        return List.of(leader, 1 + leader % 3, 1 + (leader + 1) % 3);
    }
}
