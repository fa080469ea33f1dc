/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.Credentials;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A controller by itself (node 1) counts what tenants create; a broker (node 2) counts the rest. */
class SeparateControllerQuotaIT {
    private static final int CONTROLLER = 1;
    private static final int BROKER = 2;

    /** Four records of a probe within a window are within 64 KiB/s, eight are not. */
    private static final int HALF = 4;

    private static final PolicyFile POLICY = PolicyFile.holding("""
            version: 1
            quotas:
              tenants:
                makers: {members: ["User:maker", "User:helper"], mutations: 0.2/s}
                nightly: {members: "User:service", client-id: "nightly-*", produce: 64KiB/s, mutations: 0.2/s}
                live: {members: "User:service", client-id: "live", produce: 64KiB/s, mutations: 1000/s}
            """);

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.KRAFT_4_4,
            QuotaBrokers.with(Brokers.KRAFT_4_4, POLICY)
                    .separateController()
                    .scramUsers("maker", "helper", "other", "service"));

    private static Probe probe(String user, String clientId) {
        return new Probe(CLUSTER.client(Credentials.scram(user)), clientId);
    }

    /** Of a tenant as a node has measured it; 0 where it has nothing of it. */
    private static double rate(int node, String tenant, String quota) {
        return Calls.run(() -> (double) CLUSTER.kit()
                .jmx(node)
                .getAttribute(
                        new ObjectName("io.mojaloop.kafka.security:type=QuotaTenant,tenant=" + tenant + ",quota="
                                + quota + ",node=" + node),
                        "Rate"));
    }

    @Test
    void mutationsOfATenant_areCountedByTheController_forAllMembers() {
        assertThat(probe("maker", "m").isThrottledCreating(2)).isTrue();
        assertThat(probe("helper", "h").isThrottledCreating(1))
                .as("of the same tenant")
                .isTrue();
        assertThat(probe("other", "o").isThrottledCreating(3)).as("of none").isFalse();

        await().untilAsserted(() ->
                assertThat(rate(CONTROLLER, "makers", "mutations")).isPositive());
        assertThat(rate(BROKER, "makers", "mutations")).isZero();
    }

    @Test
    void budgetsOfOnePrincipal_areApartByClientId_onBrokerAndController() {
        String topic = CLUSTER.newTopic("apart");

        assertThat(probe("service", "nightly-1").isThrottledProducing(topic, 2 * HALF))
                .isTrue();
        assertThat(probe("service", "nightly-2").isThrottledProducing(topic, 1))
                .as("of the same budget")
                .isTrue();
        assertThat(probe("service", "live").isThrottledProducing(topic, HALF))
                .as("of the other budget")
                .isFalse();
        assertThat(probe("service", "another").isThrottledProducing(topic, 2 * HALF))
                .as("of none")
                .isFalse();
        await().untilAsserted(() -> assertThat(rate(BROKER, "live", "produce")).isPositive());
        assertThat(rate(CONTROLLER, "live", "produce")).isZero();

        assertThat(probe("service", "nightly-1").isThrottledCreating(2)).isTrue();
        assertThat(probe("service", "live").isThrottledCreating(3)).isFalse();
    }
}
