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
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One writes as fast as it can over many connections, beside a service with its steady work: with the plug-in, and on the
 * brokers that every hub has today.
 */
class FlooderIT {
    private static final double LIMIT = 512 * 1024;

    /** Each has a request under way whatever its delay was: what comes above the limit grows with them. */
    private static final int CONNECTIONS = 8;

    private static final int RECORD_BYTES = 16 * 1024;
    private static final int SECONDS = 16;

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
    private record Measured(Window solo, Window service, Window flood, double delayMs) {
        double slowdown() {
            return service.p99Ms() / solo.p99Ms();
        }
    }

    @Test
    void flooder_isHeldToItsLimit_andTheServiceBesideItHardlyNotices_unlessThereIsNoPlugIn() {
        Measured with = TestCluster.with(
                "FlooderIT-with",
                Brokers.KRAFT_4_4,
                QuotaBrokers.with(Brokers.KRAFT_4_4, PolicyFile.holding(POLICY)),
                FlooderIT::measure);
        Measured control = TestCluster.with(
                "FlooderIT-control", Brokers.KRAFT_4_4, QuotaBrokers.without(Brokers.KRAFT_4_4), FlooderIT::measure);

        assertThat(with.flood().bytesPerSecond()).isBetween(0.7 * LIMIT, 1.15 * LIMIT);
        assertThat(with.delayMs()).isPositive();
        assertThat(with.service().recordsPerSecond())
                .isGreaterThan(0.97 * with.solo().recordsPerSecond());
        assertThat(with.slowdown()).as("p99 of the service").isLessThanOrEqualTo(1.2);

        assertThat(control.flood().bytesPerSecond()).isGreaterThan(10 * LIMIT);
        assertThat(control.delayMs()).isZero();
        assertThat(control.slowdown()).as("p99 without the plug-in").isGreaterThan(2);
    }

    private static Measured measure(TestCluster cluster) {
        String topic = cluster.newTopic("payments");
        Client service = cluster.newClient("service");
        Client flooder = cluster.client(Credentials.certificate("flooder"));
        try (Loads loads = new Loads()) {
            Load steady = loads.start(service, LoadShape.steady(topic, 1, 4, 6200, 100));
            steady.during(SECONDS / 2); // until everything is compiled
            Window solo = steady.during(SECONDS);
            Load flood = loads.start(flooder, LoadShape.flood(topic, 1, CONNECTIONS, RECORD_BYTES));
            loads.settle();
            List<Window> beside = loads.during(SECONDS);
            Measured measured = new Measured(solo, beside.get(0), beside.get(1), flood.throttledMs());
            Loads.tell(cluster, "service alone", measured.solo());
            Loads.tell(cluster, "service beside the flood", measured.service());
            Loads.tell(cluster, "flood", measured.flood() + ", delay " + measured.delayMs() + " ms");
            return measured;
        }
    }
}
