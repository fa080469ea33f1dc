/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.audit.AuditRecord;
import io.mojaloop.kafka.security.integration.audit.TrailFolders;
import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.ClusterSpecBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A client that floods is seen: in the audit trail, in JMX; and a new policy is in force at once. */
interface QuotaWatchContract {
    String REPORTER = "io.mojaloop.kafka.security.quota.QuotaMetricsReporter";

    /** Kafka's window is 4 s here instead of 11, for tests that wait less. */
    static ClusterSpecBuilder brokers(Brokers brokers, PolicyFile policy, TrailFolders trails) {
        return brokers.ours()
                .serverProperties(trails.serverProperties())
                .serverProperty("allow.everyone.if.no.acl.found", "true")
                .serverProperty("client.quota.callback.class", "io.mojaloop.kafka.security.quota.PolicyQuotaCallback")
                .serverProperty("security.policy.file", policy.path().toString())
                .serverProperty("security.policy.reload.interval.ms", "100")
                .serverProperty("quota.window.num", "4");
    }

    TestCluster cluster();

    PolicyFile policy();

    TrailFolders trails();

    boolean withReporter();

    private static String policyOf(String mode, String tenant, Client member, String produce) {
        return """
                version: 1
                mode: %s
                quotas:
                  tenants:
                    %s: {members: "%s", produce: %s}
                """.formatted(mode, tenant, member.principal(), produce);
    }

    private List<AuditRecord> told(String tenant, String action) {
        return trails().records().stream()
                .filter(record -> record.text("event.action").equals(action)
                        && record.text("kafka.quota.tenant").equals(tenant))
                .toList();
    }

    private Object ofNode(String attribute) {
        return attribute("io.mojaloop.kafka.security:type=Quota,node=1", attribute);
    }

    private Object ofTenant(String tenant, String attribute) {
        return attribute(
                "io.mojaloop.kafka.security:type=QuotaTenant,tenant=" + tenant + ",quota=produce,node=1", attribute);
    }

    private Object attribute(String bean, String attribute) {
        return Calls.run(() -> {
            ObjectName name = new ObjectName(bean);
            return cluster().kit().jmx(1).isRegistered(name)
                    ? cluster().kit().jmx(1).getAttribute(name, attribute)
                    : "no such MBean";
        });
    }

    @Test
    default void flooder_isTold_untilAPolicyAllowsWhatItDoes() {
        String tenant = TestCluster.unique("dfsp");
        String topic = cluster().newTopic("flooded");
        Client client = cluster().newClient("flooder");
        policy().replace(policyOf("enforce", tenant, client, "200KiB/s"));
        await("the limit").until(() -> ofTenant(tenant, "Limit").equals(200 * 1024.0));
        // When it sends what it can
        try (Flood flood = new Flood(client, topic)) {
            // Then its start is told with all there is to know
            await("told")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !told(tenant, "throttling-started").isEmpty());
            AuditRecord started = told(tenant, "throttling-started").get(0);
            assertThat("User:" + started.user()).isEqualTo(client.principal());
            assertThat(started.text("kafka.client_id")).isEqualTo("flooding");
            assertThat(started.text("kafka.quota.type")).isEqualTo("produce");
            assertThat(started.number("kafka.quota.limit")).isEqualTo(200 * 1024);
            assertThat(started.text("event.provider")).isEqualTo("quota-callback");
            assertThat(started.has("kafka.quota.would_throttle")).isFalse();
            await("in JMX").until(() -> ofTenant(tenant, "Throttled").equals(true));
            assertThat((double) ofTenant(tenant, "ThrottleTimeMs")).isPositive();
            assertThat((int) ofNode("ThrottledBudgets")).isEqualTo(1);
            assertThat((long) ofNode("ThrottlingsTold")).isPositive();
            // When the policy gives it more than it can use
            policy().replace(policyOf("enforce", tenant, client, "1000MiB/s"));
            // Then that is in force for the connections that are there, and the end is told
            await("faster")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> (double) ofTenant(tenant, "Rate") > 5 * 200 * 1024);
            await("ended")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !told(tenant, "throttling-ended").isEmpty());
            AuditRecord ended = told(tenant, "throttling-ended").get(0);
            assertThat("User:" + ended.user()).isEqualTo(client.principal());
            assertThat(ended.number("event.duration")).isPositive();
            assertThat(ofTenant(tenant, "Throttled")).isEqualTo(false);
            assertThat(flood.sent()).isPositive();
        }
        assertThat(told(tenant, "throttling-started")).hasSize(1);
        assertThat(ofNode("UsageSource")).isEqualTo(withReporter() ? "REPORTER" : "JMX");
        if (withReporter()) {
            assertThat((long) ofNode("LimitsSet")).isPositive();
            // At the start the call-back may be there a moment before the reporter.
            assertThat((long) ofNode("Resets")).isLessThanOrEqualTo(3);
        } else {
            assertThat((long) ofNode("LimitsSet")).isZero();
            assertThat((long) ofNode("Resets")).isPositive();
        }
        System.out.printf("[it] %s: a reading takes %s ms%n", cluster().brokers(), ofNode("ReadMs"));
    }

    @Test
    default void monitorMode_tellsWhomItWouldSlow_andSlowsNobody() {
        String tenant = TestCluster.unique("dfsp");
        String topic = cluster().newTopic("monitored");
        Client client = cluster().newClient("monitored");
        policy().replace(policyOf("monitor", tenant, client, "100KiB/s"));
        await("the limit").until(() -> ofTenant(tenant, "Limit").equals(100 * 1024.0));
        try (Flood flood = new Flood(client, topic)) {
            await("told")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !told(tenant, "throttling-started").isEmpty());
            AuditRecord started = told(tenant, "throttling-started").get(0);
            assertThat("User:" + started.user()).isEqualTo(client.principal());
            assertThat(started.json().at("/kafka/quota/would_throttle").asBoolean())
                    .isTrue();
            assertThat(started.number("kafka.quota.observed")).isGreaterThan(100 * 1024);
            assertThat(ofNode("Mode")).isEqualTo("MONITOR");
            assertThat(flood.sent()).isPositive();
        }
        assertThat(ofTenant(tenant, "ThrottleTimeMs")).isEqualTo(0.0);
    }

    /** Sends one record after the other until it is closed. */
    final class Flood implements AutoCloseable {
        private final KafkaProducer<String, String> producer;
        private final Thread thread;
        private volatile boolean ended;
        private volatile long sent;

        Flood(Client client, String topic) {
            producer = client.producer(
                    Map.of("client.id", "flooding", "enable.idempotence", "false", "acks", "1", "max.block.ms", "500"));
            String value = "x".repeat(16 * 1024);
            thread = new Thread(
                    () -> {
                        long count = 0;
                        while (!ended) {
                            Calls.outcome(() -> producer.send(new ProducerRecord<>(topic, value)));
                            sent = ++count;
                        }
                    },
                    "flood-of-" + client.principal());
            thread.setDaemon(true);
            thread.start();
        }

        long sent() {
            return sent;
        }

        @Override
        public void close() {
            ended = true;
            Calls.run(() -> {
                thread.join();
                return true;
            });
            producer.close(Duration.ZERO);
        }
    }
}
