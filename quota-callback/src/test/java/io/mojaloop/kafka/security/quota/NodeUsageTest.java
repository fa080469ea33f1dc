/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.quota.usage.Budgets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call-back with a policy, Kafka's metrics, and a reporter or none. */
class NodeUsageTest {
    private static final Map<String, String> TENANT = Map.of("tenant", "dfsp-1");
    private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final Map<String, Object> configs = new HashMap<>();
    private final Budgets budgets = new Budgets(false);
    private final PolicyQuotaCallback callback = new PolicyQuotaCallback();
    private final QuotaMetricsReporter reporter = new QuotaMetricsReporter();

    @BeforeEach
    void policy() throws IOException {
        limit("1MiB/s");
        configs.put("process.roles", "broker");
        configs.put("node.id", "7");
        configs.put("log.dirs", directory.resolve("data").toString());
        configs.put("security.policy.file", directory.resolve("policy.yaml").toString());
        configs.put("security.policy.reload.interval.ms", "100");
        configs.put("security.quota.interval.ms", "100");
    }

    private void limit(String produce) throws IOException {
        policy("produce: " + produce + "\n      consume: 3MiB/s");
    }

    private void policy(String limits) throws IOException {
        Path next = Files.writeString(
                directory.resolve("next.yaml"),
                "version: 1\nquotas:\n  tenants:\n    dfsp-1:\n      members: \"User:alice\"\n      " + limits + "\n");
        Files.move(next, directory.resolve("policy.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    @AfterEach
    void close() {
        callback.close();
        reporter.close();
        budgets.close();
    }

    private void report(QuotaMetricsReporter by) {
        by.configure(configs);
        budgets.metrics.addReporter(by);
    }

    private static ObjectName node() throws Exception {
        return new ObjectName("io.mojaloop.kafka.security:type=Quota,node=7");
    }

    @Test
    void reload_setsLimits_withoutARequestThread() throws Exception {
        // Given a reporter and a client's first request
        report(reporter);
        callback.configure(configs);
        assertThat(callback.quotaMetricTags(ClientQuotaType.PRODUCE, new KafkaPrincipal("User", "alice"), "app"))
                .isEqualTo(TENANT);
        budgets.add("Produce", TENANT, callback.quotaLimit(ClientQuotaType.PRODUCE, TENANT));
        assertThat(budgets.limit("Produce", TENANT)).isEqualTo(1 << 20);
        // When the policy changes
        limit("2MiB/s");
        // Then the new limit is Kafka's, and no request was asked to look for it
        await().atMost(SOON).until(() -> budgets.limit("Produce", TENANT) == 2 << 20);
        for (ClientQuotaType type : ClientQuotaType.values()) {
            assertThat(callback.quotaResetRequired(type)).isFalse();
        }
        assertThat(JMX.getAttribute(node(), "UsageSource")).isEqualTo("REPORTER");
        assertThat((long) JMX.getAttribute(node(), "LimitsSet")).isPositive();
        assertThat((long) JMX.getAttribute(node(), "Resets")).isZero();
    }

    @Test
    void withoutAReporter_aRequestThreadIsAsked() throws Exception {
        callback.configure(configs);
        await().atMost(SOON).until(() -> callback.quotaResetRequired(ClientQuotaType.PRODUCE)); // of the start
        limit("2MiB/s");
        await().atMost(SOON).until(() -> callback.quotaResetRequired(ClientQuotaType.PRODUCE));
        assertThat(callback.quotaLimit(ClientQuotaType.PRODUCE, TENANT)).isEqualTo(2 << 20);
        assertThat(JMX.getAttribute(node(), "UsageSource")).isEqualTo("JMX");
    }

    @Test
    void reporterThatComesLater_isFound_andItsEndIsNoticed() throws Exception {
        callback.configure(configs);
        budgets.add("Produce", TENANT, 5);
        report(reporter);
        await().atMost(SOON).until(() -> budgets.limit("Produce", TENANT) == 1 << 20);
        await().atMost(SOON).until(() -> !callback.quotaResetRequired(ClientQuotaType.PRODUCE));
        budgets.metrics.removeReporter(reporter);
        await().atMost(SOON).until(() -> callback.quotaResetRequired(ClientQuotaType.PRODUCE));
    }

    @Test
    void reporterOfAnotherNode_isLeftAlone() throws Exception {
        // Given another broker of the same JVM, with other directories
        QuotaMetricsReporter other = new QuotaMetricsReporter();
        Map<String, Object> others = new HashMap<>(configs);
        others.put("log.dirs", directory.resolve("other").toString());
        other.configure(others);
        budgets.add("Produce", TENANT, 5);
        budgets.metrics.addReporter(other);
        try (Budgets own = new Budgets(false)) {
            own.add("Produce", TENANT, 5);
            reporter.configure(configs);
            own.metrics.addReporter(reporter);
            callback.configure(configs);
            await().atMost(SOON).until(() -> own.limit("Produce", TENANT) == 1 << 20);
            assertThat(budgets.limit("Produce", TENANT)).isEqualTo(5);
        } finally {
            other.close();
        }
    }

    @Test
    void brokerThatGetsItsIdWhenItStarts_findsItsReporter() throws Exception {
        configs.put("broker.id", "1001");
        configs.remove("node.id");
        report(reporter);
        configs.put("broker.id", "-1");
        budgets.add("Produce", TENANT, 5);
        callback.configure(configs);
        await().atMost(SOON).until(() -> budgets.limit("Produce", TENANT) == 1 << 20);
    }

    @Test
    void tenants_haveMBeans_asLongAsThePolicyHasThem() throws Exception {
        report(reporter);
        callback.configure(configs);
        budgets.add("Produce", TENANT, 1 << 20).record(33e6, System.currentTimeMillis(), false);
        ObjectName produce =
                new ObjectName("io.mojaloop.kafka.security:type=QuotaTenant,tenant=dfsp-1,quota=produce,node=7");
        ObjectName consume =
                new ObjectName("io.mojaloop.kafka.security:type=QuotaTenant,tenant=dfsp-1,quota=consume,node=7");
        await().atMost(SOON).until(() -> JMX.isRegistered(produce) && (double) JMX.getAttribute(produce, "Rate") > 0);
        assertThat((double) JMX.getAttribute(produce, "Rate")).isBetween(1e6, 3.4e6);
        assertThat(JMX.getAttribute(produce, "PolicyLimit")).isEqualTo((double) (1 << 20));
        assertThat(JMX.getAttribute(produce, "Limit")).isEqualTo((double) (1 << 20));
        assertThat(JMX.getAttribute(produce, "Borrowed")).isEqualTo(0.0);
        assertThat(JMX.getAttribute(consume, "PolicyLimit")).isEqualTo((double) (3 << 20));
        assertThat(JMX.getAttribute(consume, "Throttled")).isEqualTo(false);
        await().atMost(SOON).until(() -> (boolean) JMX.getAttribute(produce, "Throttled"));
        await().atMost(SOON).until(() -> (int) JMX.getAttribute(node(), "ThrottledBudgets") == 1);
        // When the policy has no consume limit any more, its MBean goes; with the call-back, all do
        policy("produce: 4MiB/s");
        await().atMost(SOON).until(() -> !JMX.isRegistered(consume));
        assertThat(JMX.isRegistered(produce)).isTrue();
        callback.close();
        assertThat(JMX.queryNames(new ObjectName("io.mojaloop.kafka.security:type=Quota*,*"), null))
                .isEmpty();
    }
}
