/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.quota.QuotaSteps.Change;
import io.mojaloop.kafka.security.quota.QuotaSteps.Request;
import io.mojaloop.kafka.security.quota.QuotaSteps.Step;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * This Kafka's own quota managers with the call-back, beside the same without any: whatever is configured and requested,
 * both give the same tags, limits and delays and have the same metrics. Runs on 3.9 here and on the newest Kafka in
 * integration-tests.
 *
 * <p>What differs by nature of any call-back: Kafka then keeps metrics of clients without a quota too. So requests are
 * recorded here as if quotas were enabled at all times.
 */
class StockEquivalenceTest {
    private static long delays;
    private static long compared;

    @Property(tries = 150)
    void produceQuotas_ofAnyHistory_areKafkas(@ForAll("steps") List<Step> steps) {
        compare(ClientQuotaType.PRODUCE, steps);
    }

    @Property(tries = 100)
    void fetchQuotas_ofAnyHistory_areKafkas(@ForAll("steps") List<Step> steps) {
        compare(ClientQuotaType.FETCH, steps);
    }

    @Property(tries = 100)
    void requestQuotas_ofAnyHistory_areKafkas(@ForAll("steps") List<Step> steps) {
        compare(ClientQuotaType.REQUEST, steps);
    }

    @Property(tries = 100)
    void mutationQuotas_ofAnyHistory_areKafkas(@ForAll("steps") List<Step> steps) {
        compare(ClientQuotaType.CONTROLLER_MUTATION, steps);
    }

    @AfterContainer
    static void enoughWasCompared() {
        assertThat(compared).as("tags and limits compared").isGreaterThan(20_000);
        assertThat(delays).as("requests that were slowed").isGreaterThan(500);
    }

    private static void compare(ClientQuotaType type, List<Step> steps) {
        TestClock clock = new TestClock();
        PolicyQuotaCallback callback = new PolicyQuotaCallback();
        callback.configure(Map.of());
        try (BrokerQuotas ours = new BrokerQuotas(type, clock, callback);
                BrokerQuotas kafkas = new BrokerQuotas(type, clock, null)) {
            for (Step step : steps) {
                if (step instanceof Change change) {
                    Double limit = change.limit() == null ? null : workable(type, change.limit());
                    ours.update(change.user(), change.clientId(), limit);
                    kafkas.update(change.user(), change.clientId(), limit);
                    compareAll(type, ours, kafkas, steps);
                } else if (step instanceof Request request) {
                    clock.advance(request.afterMs());
                    KafkaPrincipal principal = new KafkaPrincipal("User", request.user());
                    int expected = kafkas.record(principal, request.clientId(), request.value());
                    assertThat(ours.record(principal, request.clientId(), request.value()))
                            .as("ms to wait: %s of %s", request, steps)
                            .isEqualTo(expected);
                    delays += expected > 0 ? 1 : 0;
                }
            }
            compareAll(type, ours, kafkas, steps);
            assertThat(ours.metrics()).as("metrics after %s", steps).isEqualTo(kafkas.metrics());
        }
    }

    /** Kafka takes whole bytes only. */
    private static double workable(ClientQuotaType type, double limit) {
        return type == ClientQuotaType.PRODUCE || type == ClientQuotaType.FETCH ? Math.max(1, limit) : limit;
    }

    private static void compareAll(ClientQuotaType type, BrokerQuotas ours, BrokerQuotas kafkas, List<Step> steps) {
        for (String user : QuotaSteps.USERS) {
            KafkaPrincipal principal = new KafkaPrincipal("User", user);
            for (String clientId : QuotaSteps.CLIENT_IDS) {
                Map<String, String> expected = kafkas.callback.quotaMetricTags(type, principal, clientId);
                Map<String, String> actual = ours.callback.quotaMetricTags(type, principal, clientId);
                compared++;
                // Plain comparisons first: the assertions make texts of everything.
                if (!actual.equals(expected)
                        || !String.join(":", actual.values()).equals(String.join(":", expected.values()))) {
                    assertThat(actual.entrySet())
                            .as("tags of %s, %s after %s", user, clientId, steps)
                            .containsExactlyElementsOf(expected.entrySet());
                }
                Double limit = kafkas.callback.quotaLimit(type, expected);
                if (!Objects.equals(ours.callback.quotaLimit(type, expected), limit)) {
                    assertThat(ours.callback.quotaLimit(type, expected))
                            .as("limit of %s, %s after %s", user, clientId, steps)
                            .isEqualTo(limit);
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return QuotaSteps.steps();
    }
}
