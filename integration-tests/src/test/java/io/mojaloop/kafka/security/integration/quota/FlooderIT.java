/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.load.Hiccups;
import io.mojaloop.kafka.security.kit.load.Load;
import io.mojaloop.kafka.security.kit.load.LoadShape;
import io.mojaloop.kafka.security.kit.load.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One writes as fast as it can over many connections, beside a service with its steady work: with the plug-in, and on the
 * brokers that every hub has today.
 */
class FlooderIT {
    private static final double LIMIT = 512 * 1024;

    /** Each has a request under way whatever its delay was: what comes above the limit grows with them. */
    private static final int CONNECTIONS = 16;

    private static final int RECORD_BYTES = 4 * 1024;
    private static final int SECONDS = 8;

    /** The service alone and beside the flood in turns, until the machine was quiet in one of them. */
    private static final int MOST_ROUNDS = 3;

    /** What a machine that does nothing else is far below, and one with more to do than processors far above. */
    private static final double MOST_HICCUP_MS = 1;

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
     * @param soloP99Ms of the service without the flood, for each second
     * @param besideP99Ms of the service beside it, for each second
     * @param served what the service got through beside the flood, as a part of what it did alone
     * @param floodRate in bytes per second
     * @param delayMs the longest that the flooder was asked to wait
     * @param hiccupMs what the machine does to everybody who waits: 99th percentile without the flood
     */
    private record Round(
            List<Double> soloP99Ms,
            List<Double> besideP99Ms,
            double served,
            double floodRate,
            double delayMs,
            double hiccupMs) {
        boolean isQuiet() {
            return hiccupMs <= MOST_HICCUP_MS;
        }

        /**
         * By the usual second: a stall of the machine spoils the seconds that it falls into, and with them every percentile
         * of the whole, but not what is usual. What the flood does, it does all the time.
         */
        double slowdown() {
            return median(besideP99Ms) / median(soloP99Ms);
        }

        private static double median(List<Double> values) {
            List<Double> ascending = values.stream().sorted().toList();
            int middle = ascending.size() / 2;
            return ascending.size() % 2 == 1
                    ? ascending.get(middle)
                    : (ascending.get(middle - 1) + ascending.get(middle)) / 2;
        }
    }

    private static List<Round> with;
    private static List<Round> control;

    @BeforeAll
    static void measure() {
        with = TestCluster.with(
                "FlooderIT-with",
                Brokers.KRAFT_4_4,
                QuotaBrokers.with(Brokers.KRAFT_4_4, PolicyFile.holding(POLICY)),
                FlooderIT::measure);
        control = TestCluster.with(
                "FlooderIT-control", Brokers.KRAFT_4_4, QuotaBrokers.without(Brokers.KRAFT_4_4), FlooderIT::measure);
    }

    @Test
    void flooder_isHeldToItsLimit_andTheServiceGoesOn() {
        assertThat(with).isNotEmpty().allSatisfy(round -> {
            assertThat(round.floodRate()).isBetween(0.7 * LIMIT, 1.2 * LIMIT);
            assertThat(round.delayMs()).isPositive();
            assertThat(round.served()).isGreaterThan(0.97);
        });
    }

    @Test
    void flooder_ofABrokerWithoutThePlugIn_isNotHeld() {
        assertThat(control).isNotEmpty().allSatisfy(round -> {
            assertThat(round.floodRate()).isGreaterThan(10 * LIMIT);
            assertThat(round.delayMs()).isZero();
        });
    }

    /** docs/quota-curves.md has the same over a minute, with Kafka's own windows. */
    @Test
    void service_besideTheFlood_hardlyNotices_unlessThereIsNoPlugIn() {
        Round held = with.get(with.size() - 1);
        Round free = control.get(control.size() - 1);
        assumeThat(held.isQuiet() && free.isQuiet())
                .as("the machine does nothing else")
                .isTrue();

        assertThat(held.slowdown()).as("p99 of the service").isLessThanOrEqualTo(MOST_SLOWDOWN);
        assertThat(free.slowdown()).as("p99 without the plug-in").isGreaterThan(MOST_SLOWDOWN);
    }

    private static List<Round> measure(TestCluster cluster) {
        String topic = cluster.newTopic("payments");
        Client service = cluster.newClient("service");
        Client flooder = cluster.client(Credentials.certificate("flooder"));
        LoadShape flooding = LoadShape.flood(topic, 1, CONNECTIONS, RECORD_BYTES);
        List<Round> rounds = new ArrayList<>();
        try (Loads loads = new Loads()) {
            Load steady = loads.start(service, LoadShape.steady(topic, 1, 6, 6200, 300));
            // Until everything is compiled: the flood makes whatever comes after it faster.
            try (Load flood = loads.start(flooder, flooding)) {
                loads.settle();
            }
            loads.settle();
            do {
                rounds.add(round(cluster, loads, steady, () -> loads.start(flooder, flooding)));
            } while (!rounds.get(rounds.size() - 1).isQuiet() && rounds.size() < MOST_ROUNDS);
        }
        return rounds;
    }

    private static Round round(TestCluster cluster, Loads loads, Load steady, Supplier<Load> flooder) {
        Hiccups hiccups = Hiccups.watch();
        int end = loads.watch().pass(SECONDS);
        double hiccupMs = hiccups.endP99Ms();
        List<Window> solo = steady.seconds(end - SECONDS, end);
        try (Load flood = flooder.get()) {
            loads.settle();
            end = loads.watch().pass(SECONDS);
            List<Window> beside = steady.seconds(end - SECONDS, end);
            Window flooded = flood.window(end - SECONDS, end);
            Round round = new Round(
                    p99(solo),
                    p99(beside),
                    records(beside) / records(solo),
                    flooded.bytesPerSecond(),
                    flood.throttledMs(),
                    hiccupMs);
            Loads.tell(cluster, "flood", flooded + ", delay " + round.delayMs() + " ms");
            Loads.tell(cluster, "service", round + ", so many times slower: " + round.slowdown());
            return round;
        }
    }

    private static List<Double> p99(List<Window> seconds) {
        return seconds.stream().map(Window::p99Ms).toList();
    }

    private static double records(List<Window> seconds) {
        return seconds.stream().mapToDouble(Window::recordsPerSecond).sum();
    }
}
