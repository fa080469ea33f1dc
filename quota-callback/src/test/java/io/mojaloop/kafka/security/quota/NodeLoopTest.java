/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.audit.RecordingTrail;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.cluster.Leadership.Leaders;
import io.mojaloop.kafka.security.quota.cluster.Leadership.Source;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.usage.Budgets;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ticks by the hand of the test, unless it is started. */
class NodeLoopTest {
    private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();
    private static final Map<String, String> TENANT = Map.of("tenant", "dfsps");
    private static final int KIB = 1024;

    @TempDir
    private Path directory;

    private final Budgets budgets = new Budgets(false);
    private final QuotaMetricsReporter reporter = new QuotaMetricsReporter();
    private final PolicyQuotaCallback callback = new PolicyQuotaCallback();
    private final PolicyQuotaCallback other = new PolicyQuotaCallback();
    private NodeLoop loop;

    private Map<String, Object> configs() {
        Map<String, Object> configs = new HashMap<>();
        configs.put("node.id", 17);
        configs.put("process.roles", "broker,controller");
        configs.put("log.dirs", directory.toString());
        configs.put("security.quota.interval.ms", "100");
        return configs;
    }

    private NodeLoop open() {
        loop = new NodeLoop(QuotaConfig.of(configs()), configs(), new RecordingTrail());
        return loop;
    }

    private NodeLoop openWithReporter() {
        reporter.configure(configs());
        budgets.metrics.addReporter(reporter);
        return open();
    }

    @AfterEach
    void close() {
        if (loop != null) {
            loop.close();
        }
        reporter.close();
        budgets.close();
    }

    private static CompiledQuotas policy(int kibibytes, String scope) {
        String document = """
                version: 1
                quotas:
                  tenants:
                    dfsps: {members: "User:alice", produce: %dKiB/s, scope: %s}
                """.formatted(kibibytes, scope);
        return CompiledQuotas.of(
                PolicyReader.read("f", document.getBytes(StandardCharsets.UTF_8))
                        .policy()
                        .orElseThrow(),
                Set.of());
    }

    private static Leadership leads(Source source, int own, int all) {
        return new Leadership(source, 3, Map.of("t", new Leaders(own, all)));
    }

    private static double kibibytes(PolicyQuotaCallback of) {
        return of.quotaLimit(ClientQuotaType.PRODUCE, TENANT) / KIB;
    }

    private static Object attribute(String name) throws Exception {
        return JMX.getAttribute(new ObjectName("io.mojaloop.kafka.security:type=Quota,node=17"), name);
    }

    @Test
    void attached_hasAtOnceWhatIsInForce_andIsToldOfChanges_untilItIsDetached() {
        open().policy(policy(300, "broker"));
        loop.attach(callback);
        loop.attach(other);
        assertThat(kibibytes(callback)).isEqualTo(300);

        loop.policy(policy(200, "broker"));
        assertThat(kibibytes(callback)).isEqualTo(200);
        assertThat(kibibytes(other)).isEqualTo(200);

        loop.detach(other);
        loop.policy(policy(100, "broker"));
        assertThat(kibibytes(callback)).isEqualTo(100);
        assertThat(kibibytes(other)).as("of a call-back that Kafka closed").isEqualTo(200);
    }

    @Test
    void newPolicy_isGivenOutByRequestThreads_orByAReporterWithoutThem() throws Exception {
        open().attach(callback);
        loop.policy(policy(300, "broker"));
        await().until(() -> callback.quotaResetRequired(ClientQuotaType.PRODUCE));
        assertThat((long) attribute("Resets")).isPositive();
        close();

        openWithReporter().attach(other);
        budgets.add("Produce", TENANT, 5);
        loop.policy(policy(200, "broker"));
        await().until(() -> budgets.limit("Produce", TENANT) == 200 * KIB);
        assertThat((long) attribute("Resets")).isZero();
        assertThat(other.quotaResetRequired(ClientQuotaType.PRODUCE)).isFalse();
    }

    @Test
    void leaders_areTheEvenPart_thenWhatAClientFound_thenWhatTheBrokerTold() throws Exception {
        open().policy(policy(900, "cluster"));
        loop.attach(callback);
        assertThat(kibibytes(callback)).isEqualTo(300);

        loop.watched(leads(Source.WATCHED, 1, 2));
        assertThat(kibibytes(callback)).isEqualTo(450);
        assertThat(attribute("Split")).isEqualTo("WATCHED");

        assertThat(loop.leadership(leads(Source.TOLD, 1, 4))).isTrue();
        assertThat(kibibytes(callback)).isEqualTo(225);

        loop.watched(leads(Source.WATCHED, 1, 2));
        assertThat(kibibytes(callback)).as("the broker's word counts").isEqualTo(225);
        assertThat(attribute("Split")).isEqualTo("TOLD");
        assertThat(loop.leadership(leads(Source.TOLD, 1, 4))).as("nothing new").isFalse();
        assertThat(loop.leadership(leads(Source.TOLD, 2, 8)))
                .as("the same part")
                .isFalse();
    }

    @Test
    void leaders_whoseWorkingOutTakesLong_keepNobodyWaiting_andTheLastWordCounts() {
        open().policy(policy(900, "cluster"));
        loop.attach(callback);
        CountDownLatch work = new CountDownLatch(1);

        boolean slow = loop.told(() -> {
            awaitUninterruptibly(work);
            return leads(Source.TOLD, 1, 4);
        });
        boolean behindIt = loop.told(() -> leads(Source.TOLD, 1, 9));
        boolean last = loop.told(() -> leads(Source.TOLD, 1, 2));

        assertThat(slow || behindIt || last).as("not known in time").isFalse();
        assertThat(kibibytes(callback)).as("while it is worked out").isEqualTo(300);
        work.countDown();
        await().until(() -> kibibytes(callback) == 450);
        await().until(() -> callback.quotaResetRequired(ClientQuotaType.PRODUCE));
        assertThat(loop.told(() -> leads(Source.TOLD, 1, 3)))
                .as("known in time")
                .isTrue();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void leadersThatMove_askNoRequestThread_whereThereIsAReporter() {
        openWithReporter().policy(policy(900, "cluster"));
        loop.attach(callback);
        budgets.add("Produce", TENANT, 5);

        assertThat(loop.leadership(leads(Source.TOLD, 1, 4))).isFalse();

        await().until(() -> budgets.limit("Produce", TENANT) == 225 * KIB);
    }

    @Test
    void tickThatFails_changesNothing_andTheNextOneGoesOn() throws Exception {
        openWithReporter().policy(policy(300, "broker"));
        loop.attach(callback);
        budgets.add("Produce", TENANT, 5);
        MetricName broken = budgets.metrics.metricName("byte-rate", "Produce", "", Map.of("tenant", "broken"));
        budgets.metrics.addMetric(broken, (Measurable) (config, now) -> {
            throw new IllegalStateException("no figure");
        });

        loop.tickSafely();
        loop.tickSafely();
        assertThat(kibibytes(callback)).isEqualTo(300);
        assertThat((long) attribute("AgeMs")).as("nothing was looked at").isEqualTo(-1);
        loop.policy(policy(200, "broker"));
        assertThat(kibibytes(callback))
                .as("what comes by other threads takes effect")
                .isEqualTo(200);

        budgets.metrics.removeMetric(broken);
        loop.tickSafely();
        assertThat((long) attribute("AgeMs")).isNotNegative();
        assertThat((int) attribute("Budgets")).isEqualTo(1);
    }

    @Test
    void started_itTicksByItself_andClosedTwice_leavesNothing() {
        openWithReporter().attach(callback);
        loop.start();
        await().until(() -> (long) attribute("AgeMs") >= 0);
        assertThat(threads()).isPositive();

        loop.close();
        loop.close();
        loop.policy(policy(100, "broker"));

        assertThat(threads()).isZero();
        assertThat(JMX.queryNames(null, null))
                .noneMatch(name -> name.toString().startsWith("io.mojaloop.kafka.security:type=Quota"));
        assertThat(kibibytes(callback)).as("a late reload does no harm").isEqualTo(100);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("kafka-security-quota-17"))
                .count();
    }
}
