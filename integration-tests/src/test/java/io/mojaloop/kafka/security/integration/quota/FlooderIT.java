/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.load.Load;
import io.mojaloop.kafka.security.kit.load.LoadShape;
import io.mojaloop.kafka.security.kit.load.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One writes as fast as it can over many connections, beside a service with its steady work: with the plug-in, and on the
 * brokers that every hub has today.
 */
class FlooderIT {
    private static final double LIMIT = 512 * 1024;

    /** Each has a request under way whatever its delay was: what comes above the limit grows with them. */
    private static final int CONNECTIONS = 32;

    private static final int RECORD_BYTES = 4 * 1024;
    private static final int SECONDS = 12;

    /** Whatever else a machine does makes latencies worse and never better: the best of some rounds counts, for both. */
    private static final int ROUNDS = 3;

    private static final double MOST_SLOWDOWN = 1.2;

    private static final String POLICY = """
            version: 1
            quotas:
              tenants:
                flood:
                  members: ["User:flooder"]
                  produce: 512KiB/s
                  scope: broker
            """;

    /**
     * What was measured.
     *
     * @param solo the service without the flood
     * @param service beside it
     * @param delayMs the longest that the flooder was asked to wait
     */
    private record Round(Window solo, Window service, Window flood, double delayMs) {
        double slowdown() {
            return service.p99Ms() / solo.p99Ms();
        }
    }

    @Test
    void flooder_isHeldToItsLimit_andTheServiceBesideItHardlyNotices_unlessThereIsNoPlugIn() {
        List<Round> with = TestCluster.with(
                "FlooderIT-with",
                Brokers.KRAFT_4_4,
                QuotaBrokers.with(Brokers.KRAFT_4_4, PolicyFile.holding(POLICY)),
                FlooderIT::measure);
        List<Round> control = TestCluster.with(
                "FlooderIT-control", Brokers.KRAFT_4_4, QuotaBrokers.without(Brokers.KRAFT_4_4), FlooderIT::measure);

        assertThat(with).allSatisfy(round -> {
            assertThat(round.flood().bytesPerSecond()).isBetween(0.7 * LIMIT, 1.2 * LIMIT);
            assertThat(round.delayMs()).isPositive();
            assertThat(round.service().recordsPerSecond())
                    .isGreaterThan(0.97 * round.solo().recordsPerSecond());
        });
        assertThat(best(with)).as("p99 of the service").isLessThanOrEqualTo(MOST_SLOWDOWN);

        assertThat(control).hasSize(ROUNDS).allSatisfy(round -> {
            assertThat(round.flood().bytesPerSecond()).isGreaterThan(10 * LIMIT);
            assertThat(round.delayMs()).isZero();
        });
        assertThat(best(control)).as("p99 without the plug-in").isGreaterThan(MOST_SLOWDOWN);
    }

    private static double best(List<Round> rounds) {
        return rounds.stream().mapToDouble(Round::slowdown).min().orElseThrow();
    }

    /** Until the service hardly notices the flood, or the rounds are over. */
    private static List<Round> measure(TestCluster cluster) {
        String topic = cluster.newTopic("payments");
        Client service = cluster.newClient("service");
        Client flooder = cluster.client(Credentials.certificate("flooder"));
        List<Round> rounds = new ArrayList<>();
        try (Loads loads = new Loads()) {
            Load steady = loads.start(service, LoadShape.steady(topic, 1, 4, 6200, 100));
            steady.during(SECONDS); // until everything is compiled
            while (rounds.size() < ROUNDS && (rounds.isEmpty() || best(rounds) > MOST_SLOWDOWN)) {
                Window solo = steady.during(SECONDS);
                try (Load flood = loads.start(flooder, LoadShape.flood(topic, 1, CONNECTIONS, RECORD_BYTES))) {
                    loads.settle();
                    int end = loads.watch().pass(SECONDS);
                    Round round = new Round(
                            solo,
                            steady.window(end - SECONDS, end),
                            flood.window(end - SECONDS, end),
                            flood.throttledMs());
                    rounds.add(round);
                    Loads.tell(cluster, "service alone", round.solo());
                    Loads.tell(cluster, "service beside the flood", round.service());
                    Loads.tell(cluster, "flood", round.flood() + ", delay " + round.delayMs() + " ms");
                }
            }
        }
        return rounds;
    }
}
