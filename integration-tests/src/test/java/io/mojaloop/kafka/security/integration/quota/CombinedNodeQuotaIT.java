/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Broker and controller in one process have a call-back each, of which Kafka tells only one what changes (KAFKA-20650): what
 * comes by the policy has to reach both.
 */
class CombinedNodeQuotaIT {
    private static final PolicyFile POLICY = PolicyFile.holding(policy("1KiB/s", "0.2/s"));

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(Brokers.KRAFT_4_4, QuotaBrokers.with(Brokers.KRAFT_4_4, POLICY));

    private static String policy(String produce, String mutations) {
        return """
                version: 1
                quotas:
                  unlisted: {produce: %s, mutations: %s}
                """.formatted(produce, mutations);
    }

    @Test
    void reload_reachesBothCallBacks_whichAreOneNode() {
        String topic = CLUSTER.newTopic("both");
        Probe probe = new Probe(CLUSTER.newClient("both"), "b");
        awaitThrottled("by the first policy", true, probe, topic);

        POLICY.replace(policy("100MiB/s", "10000/s"));
        awaitThrottled("by more", false, probe, topic);

        POLICY.replace(policy("1KiB/s", "0.2/s"));
        awaitThrottled("by less", true, probe, topic);

        assertThat(Calls.run(() -> CLUSTER.kit()
                        .jmx(1)
                        .queryNames(new ObjectName("io.mojaloop.kafka.security:type=Quota,*"), null)))
                .as("what both share is there once")
                .hasSize(1);
    }

    /** The broker counts what is produced, the controller what is created. */
    private static void awaitThrottled(String step, boolean expected, Probe probe, String topic) {
        awaitThrottled(step + ", producing", expected, () -> probe.isThrottledProducing(topic, 1));
        awaitThrottled(step + ", creating", expected, () -> probe.isThrottledCreating(2));
    }

    private static void awaitThrottled(String step, boolean expected, Callable<Boolean> probe) {
        await(step + ": throttled is " + expected)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(probe, throttled -> throttled == expected);
    }
}
