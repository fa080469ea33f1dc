/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;

/** Both readers on metrics as Kafka's managers make them. */
class UsageReadersTest {
    private static final Map<String, String> ALICE = Budgets.tags("user", "alice", "client-id", "");
    private static final Map<String, String> TENANT = Budgets.tags("tenant", "dfsp%201");
    private static final Map<String, String> NOBODY = Budgets.tags("user", "", "client-id", "");

    private static BudgetMeters metersOf(Metrics metrics) {
        BudgetMeters meters = new BudgetMeters();
        metrics.addReporter(new MetricsReporter() {
            @Override
            public void init(List<KafkaMetric> all) {
                all.forEach(meters::add);
            }

            @Override
            public void metricChange(KafkaMetric metric) {
                meters.add(metric);
            }

            @Override
            public void metricRemoval(KafkaMetric metric) {
                meters.remove(metric);
            }

            @Override
            public void close() {}

            @Override
            public void configure(Map<String, ?> configs) {}
        });
        return meters;
    }

    private static JmxUsageReader jmx() {
        return new JmxUsageReader(ManagementFactory.getPlatformMBeanServer());
    }

    private static Map<Budget, Usage> byBudget(UsageReader reader) {
        return reader.read().stream().collect(Collectors.toMap(Usage::budget, usage -> usage));
    }

    @Test
    void readers_giveRates_delays_andExhaustion() {
        try (Budgets budgets = new Budgets(true)) {
            BudgetMeters meters = metersOf(budgets.metrics);
            budgets.add("Produce", TENANT, 1000).record(55_000, System.currentTimeMillis(), false);
            budgets.delay("Produce", TENANT, 4500);
            budgets.add("Fetch", ALICE, 1000).record(-5, System.currentTimeMillis(), false);
            budgets.add("Request", NOBODY, 10);
            budgets.add("ControllerMutation", ALICE, 1).record(100, System.currentTimeMillis(), false);
            for (UsageReader reader : List.of(meters, jmx())) {
                Map<Budget, Usage> read = byBudget(reader);
                assertThat(read.keySet())
                        .containsExactlyInAnyOrder(
                                new Budget(ClientQuotaType.PRODUCE, TENANT),
                                new Budget(ClientQuotaType.FETCH, ALICE),
                                new Budget(ClientQuotaType.REQUEST, NOBODY),
                                new Budget(ClientQuotaType.CONTROLLER_MUTATION, ALICE));
                Usage produced = read.get(new Budget(ClientQuotaType.PRODUCE, TENANT));
                assertThat(produced.rate())
                        .isCloseTo(5500, within(500.0)); // over ten seconds and what has passed since
                assertThat(produced.throttleTimeMs()).isEqualTo(4500);
                assertThat(produced.exhausted()).isFalse();
                assertThat(read.get(new Budget(ClientQuotaType.FETCH, ALICE)))
                        .isEqualTo(new Usage(ClientQuotaType.FETCH, ALICE, 0, 0));
                Usage mutated = read.get(new Budget(ClientQuotaType.CONTROLLER_MUTATION, ALICE));
                assertThat(mutated.exhausted()).isTrue();
                assertThat(mutated.rate()).isPositive();
            }
        }
    }

    @Test
    void readers_seeBudgetsComeAndGo() {
        try (Budgets budgets = new Budgets(true)) {
            BudgetMeters meters = metersOf(budgets.metrics);
            JmxUsageReader jmx = jmx();
            for (UsageReader reader : List.of(meters, jmx)) {
                assertThat(reader.read()).isEmpty();
                budgets.add("Produce", TENANT, 1000);
                assertThat(byBudget(reader)).containsOnlyKeys(new Budget(ClientQuotaType.PRODUCE, TENANT));
                budgets.remove("Produce", TENANT);
                assertThat(reader.read()).isEmpty();
            }
            assertThat(meters.size()).isZero();
        }
    }

    @Provide
    Arbitrary<String> clientIds() {
        return Arbitraries.strings()
                .ofMaxLength(12)
                .withChars("ab:,=*?\"\\ \n%/+.-_\u00e9\u20ac")
                .ofMinLength(0);
    }

    @Property(tries = 200)
    void clientIds_comeBackAsTheyWere_throughJmx(@ForAll("clientIds") String clientId) throws Exception {
        // Given a budget of any client id
        Map<String, String> tags = Budgets.tags("user", "alice", "client-id", clientId);
        try (Budgets budgets = new Budgets(true)) {
            budgets.add("Fetch", tags, 1000);
            // When it is read by JMX, then its tags are the original ones
            assertThat(byBudget(jmx())).containsOnlyKeys(new Budget(ClientQuotaType.FETCH, tags));
        }
    }

    @Test
    void tagsOfOneKey_stayOne() throws Exception {
        Set<Map<String, String>> tags = new HashSet<>();
        for (String name :
                List.of("tenant=a", "exempt=\"User/x\"", "principal=\"/Group/y\"", "user=bob", "client-id=c")) {
            tags.add(JmxUsageReader.complete(JmxUsageReader.tags(new ObjectName("kafka.server:type=Produce," + name))));
        }
        assertThat(tags)
                .containsExactlyInAnyOrder(
                        Map.of("tenant", "a"),
                        Map.of("exempt", "User/x"),
                        Map.of("principal", "/Group/y"),
                        Map.of("user", "bob", "client-id", ""),
                        Map.of("user", "", "client-id", "c"));
    }

    @Test
    void limits_areSetWhereTheyDiffer_andOnlyThere() {
        try (Budgets budgets = new Budgets(false)) {
            BudgetMeters meters = metersOf(budgets.metrics);
            budgets.add("Produce", TENANT, 1000);
            budgets.add("Produce", ALICE, 500);
            budgets.add("ControllerMutation", TENANT, 5);
            budgets.add("Fetch", ALICE, 7);
            int set = meters.set((type, tags) -> switch (type) {
                case PRODUCE -> tags.equals(TENANT) ? 2000.0 : 500.0;
                case CONTROLLER_MUTATION -> null;
                default -> Double.NaN;
            });
            assertThat(set).isEqualTo(2);
            assertThat(budgets.limit("Produce", TENANT)).isEqualTo(2000);
            assertThat(budgets.limit("Produce", ALICE)).isEqualTo(500);
            // As Kafka has it where there is none.
            assertThat(budgets.limit("ControllerMutation", TENANT)).isEqualTo((double) Long.MAX_VALUE);
            assertThat(budgets.limit("Fetch", ALICE))
                    .as("not known, so Kafka's")
                    .isEqualTo(7);
        }
    }

    @Test
    void newLimit_isInForceAtTheNextRequest() {
        try (Budgets budgets = new Budgets(false)) {
            BudgetMeters meters = metersOf(budgets.metrics);
            var sensor = budgets.add("Produce", TENANT, 1e6);
            long now = System.currentTimeMillis();
            sensor.record(50_000, now, true);
            meters.set((type, tags) -> 1000.0);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> sensor.record(1, now, true))
                    .isInstanceOf(org.apache.kafka.common.metrics.QuotaViolationException.class);
        }
    }

    @Test
    void limitThatChangesWhileItIsSet_isSetAnew() {
        try (Budgets budgets = new Budgets(false)) {
            BudgetMeters meters = metersOf(budgets.metrics);
            budgets.add("Produce", TENANT, 1);
            // Given a quota that changes after it was asked for the first time
            double[] answers = {10, 20, 20};
            int[] asked = {0};
            meters.set((type, tags) -> answers[asked[0]++]);
            assertThat(budgets.limit("Produce", TENANT)).isEqualTo(20);
        }
    }

    @Test
    void metricThatWasReplaced_isNotForgottenWithTheOldOne() {
        try (Budgets first = new Budgets(false);
                Budgets second = new Budgets(false)) {
            BudgetMeters meters = new BudgetMeters();
            first.add("Produce", TENANT, 1);
            second.add("Produce", TENANT, 2);
            first.metrics.metrics().values().forEach(meters::add);
            second.metrics.metrics().values().forEach(meters::add);
            first.metrics.metrics().values().forEach(meters::remove);
            assertThat(meters.set((type, tags) -> 3.0)).isEqualTo(1);
            assertThat(second.limit("Produce", TENANT)).isEqualTo(3);
            assertThat(first.limit("Produce", TENANT)).isEqualTo(1);
        }
    }
}
