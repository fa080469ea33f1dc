/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.RecordingTrail;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.quota.allocation.Allocation;
import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.status.NodeStatus;
import io.mojaloop.kafka.security.quota.status.StatusJson;
import io.mojaloop.kafka.security.quota.status.StatusSelection;
import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import io.mojaloop.kafka.security.quota.usage.Budget;
import io.mojaloop.kafka.security.quota.usage.BudgetMeters;
import io.mojaloop.kafka.security.quota.usage.Usage;
import io.mojaloop.kafka.security.quota.watch.AuditedNews;
import io.mojaloop.kafka.security.quota.watch.MeasuredBudget;
import io.mojaloop.kafka.security.quota.watch.ThrottleWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.helpers.NOPLogger;

/** A hundred thousand principals at a time, and a million in all: what is kept of them does not grow with them. */
class ManyPrincipalsTest {
    private static final int MANY = 100_000;
    private static final int MILLION = 1_000_000;
    private static final int REMEMBERED = 1 << 16;
    private static final ClientQuotaType TYPE = ClientQuotaType.PRODUCE;

    @TempDir
    private Path directory;

    private PolicyQuotaCallback callback() throws IOException {
        Path policy = Files.writeString(
                directory.resolve("policy.yaml"),
                "version: 1\nquotas: {unlisted: {produce: 64KiB/s, consume: 64KiB/s}}\n");
        Map<String, Object> configs = new HashMap<>();
        configs.put("node.id", 7);
        configs.put("process.roles", "broker");
        configs.put("log.dirs", directory.toString());
        configs.put("security.policy.file", policy.toString());
        PolicyQuotaCallback callback = new PolicyQuotaCallback();
        callback.configure(configs);
        return callback;
    }

    private static int remembered(PolicyQuotaCallback callback, ClientQuotaType type) {
        int[] count = {0};
        callback.resolver(type).forEachSeen(entry -> count[0]++);
        return count[0];
    }

    @Test
    void tagsOfAMillionPrincipals_takeThePlacesThereAre_andEachIsStillAnswered() throws IOException {
        PolicyQuotaCallback callback = callback();
        try {
            for (int i = 0; i < MILLION; i++) {
                String name = "user" + i;
                Map<String, String> tags =
                        callback.quotaMetricTags(TYPE, new KafkaPrincipal("User", name), "client" + i % 7);
                if (i % 1000 == 0) {
                    assertThat(tags).isEqualTo(Map.of("user", name, "client-id", ""));
                    assertThat(callback.quotaLimit(TYPE, tags)).isEqualTo(64 * 1024.0);
                }
            }

            assertThat(remembered(callback, TYPE)).isBetween(REMEMBERED * 9 / 10, REMEMBERED);
            assertThat(remembered(callback, ClientQuotaType.FETCH))
                    .as("of a type that nobody used")
                    .isZero();
            seenClients_areNoMoreThanAreRemembered(callback);
        } finally {
            callback.close();
        }
    }

    private static void seenClients_areNoMoreThanAreRemembered(PolicyQuotaCallback callback) {
        List<Budget> wanted = IntStream.range(MILLION - MANY, MILLION)
                .mapToObj(i -> new Budget(TYPE, QuotaTags.unlisted("User", "user" + i)))
                .toList();

        SeenClients seen = SeenClients.of(List.of(callback), wanted, 0);

        assertThat(wanted.stream().mapToInt(budget -> seen.of(budget).size()).sum())
                .isBetween(1, REMEMBERED);
    }

    private static MeasuredBudget slowed(int user) {
        return new MeasuredBudget(
                new Usage(TYPE, QuotaTags.unlisted("User", "user" + user), 100_000, 500),
                Optional.empty(),
                OptionalDouble.of(64 * 1024),
                true,
                List.of());
    }

    private static List<MeasuredBudget> slowed(int from, int to) {
        return IntStream.range(from, to).mapToObj(ManyPrincipalsTest::slowed).toList();
    }

    @Test
    void throttlingOfAHundredThousand_isToldOfAThousandAMinute() {
        RecordingTrail trail = new RecordingTrail();
        long[] now = {0};
        ThrottleWatch watch = new ThrottleWatch(new AuditedNews(
                trail,
                new Reporter("quota-callback", "7", "broker"),
                NOPLogger.NOP_LOGGER,
                () -> now[0],
                () -> now[0]));
        List<MeasuredBudget> all = slowed(0, MANY);

        for (int second = 1; second < 28; second++) {
            now[0] = 1000L * second;
            watch.look(all, now[0]);
        }

        assertThat(trail.events).hasSize(1000);
        assertThat(watch.told() + watch.untold()).isEqualTo(10_000);
        assertThat(watch.slowedNow()).as("the others are counted").isEqualTo(MANY);
    }

    @Test
    void statusOfAHundredThousand_isOneRecordThatATopicTakes() {
        NodeStatus status = StatusSelection.of(
                "7", "broker", 0, 1000, Allocation.NONE, Leadership.even(3), OptionalDouble.empty(), slowed(0, MANY));

        assertThat(status.budgets().size() + status.leftOut()).isEqualTo(MANY);
        assertThat(status.budgets()).hasSizeLessThanOrEqualTo(1000);
        assertThat(StatusJson.of(status).length).isBetween(100_000, StatusJson.MOST_BYTES);
    }

    /** Kafka forgets a budget an hour after its last use: then nothing of it is left. */
    @Test
    void metersOfAHundredThousand_goWithKafkasMetrics() {
        BudgetMeters meters = new BudgetMeters();
        List<KafkaMetric> metrics = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Map<String, String> tags = Map.of("user", "user" + i, "client-id", "");
            metrics.add(metric("byte-rate", tags));
            metrics.add(metric("throttle-time", tags));
        }

        metrics.forEach(meters::add);
        assertThat(meters.size()).isEqualTo(MANY);
        assertThat(meters.read()).hasSize(MANY);
        metrics.forEach(meters::remove);
        assertThat(meters.size()).isZero();
    }

    private static KafkaMetric metric(String name, Map<String, String> tags) {
        return new KafkaMetric(
                new Object(),
                new MetricName(name, "Produce", "", tags),
                (Gauge<Double>) (config, now) -> 1.0,
                new MetricConfig(),
                Time.SYSTEM);
    }
}
