/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.contract.Contract;
import io.mojaloop.kafka.security.integration.quota.KafkaQuotas.Entity;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the quotas of a policy mean to real brokers: whose budget a client uses. The rates are {@link FlooderIT}'s. */
interface PolicyQuotaContract extends Contract {
    String NOTHING = "# nothing\nversion: 1\n";

    /** Four records of a probe within a window are within a budget of 64 KiB/s, eight are not. */
    int HALF = 4;

    PolicyFile policy();

    /** And whoever is slowed is no more. */
    @BeforeEach
    default void beginWithout() {
        policy().replace(NOTHING);
    }

    /** Puts quotas in force; {@code quotas} is what follows that key of the policy. */
    private void enforce(String quotas) {
        String topic = cluster().newTopic("in-force");
        Client witness = cluster().newClient("witness");
        // A tenant of its own, because the policy is looked at by every node by itself.
        policy().replace("version: 1\nquotas:\n" + quotas.indent(2) + """
                    witness-%s:
                      members: ["%s"]
                      produce: 1KiB/s
                      scope: broker
                """.formatted(unique("w"), witness.principal()));
        awaitThrottled("policy in force", true, () -> new Probe(witness, "w").isThrottledProducing(topic, 1));
    }

    @Test
    default void whoeverNobodyNamed_getsTheFloor_whateverHeCallsHimself() {
        String topic = cluster().newTopic("floor");
        Client one = cluster().newClient("unlisted");
        Client other = cluster().newClient("unlisted");
        enforce("""
                unlisted: {produce: 64KiB/s}
                tenants:
                """);

        assertThat(new Probe(one, unique("a")).isThrottledProducing(topic, HALF))
                .isFalse();
        assertThat(new Probe(other, unique("b")).isThrottledProducing(topic, HALF))
                .as("another principal has a budget of his own")
                .isFalse();
        assertThat(new Probe(one, unique("c")).isThrottledProducing(topic, 2 * HALF))
                .as("another client id has none")
                .isTrue();
    }

    @Test
    default void superUsersAndTheExempt_areNeverSlowed() {
        String topic = cluster().newTopic("exempt");
        Client exempt = cluster().newClient("exempt");
        enforce("""
                unlisted: {produce: 1KiB/s, consume: 1KiB/s, request: 0.01%%, mutations: 0.01/s}
                exempt: ["%s"]
                tenants:
                """.formatted(exempt.principal()));

        for (Client never : new Client[] {exempt, cluster().superUser()}) {
            Probe probe = new Probe(never, "n");
            assertThat(probe.isThrottledProducing(topic, 20)).isFalse();
            assertThat(probe.isThrottledFetching(topic)).isFalse();
            assertThat(probe.isThrottledRequesting(topic)).isFalse();
            assertThat(probe.isThrottledCreating(3)).isFalse();
        }
    }

    @Test
    default void quotaOfKafka_overrulesTheFloor() {
        String topic = cluster().newTopic("named");
        Client named = cluster().newClient("named");
        Entity user = new Entity(named.principal().substring("User:".length()), "");
        Probe probe = new Probe(named, "n");
        enforce("""
                unlisted: {produce: 1KiB/s}
                tenants:
                """);
        assertThat(probe.isThrottledProducing(topic, 1)).isTrue();

        new KafkaQuotas(cluster().superUser()).set(user, KafkaQuotas.PRODUCE, 100_000_000);
        awaitThrottled("set", false, () -> probe.isThrottledProducing(topic, HALF));
        new KafkaQuotas(cluster().superUser()).remove(user, KafkaQuotas.PRODUCE);
        awaitThrottled("removed", true, () -> probe.isThrottledProducing(topic, 1));
    }

    @Test
    default void floor_holdsForAllFourTypes() {
        String topic = cluster().newTopic("types");
        cluster().superUser().produce(topic, "x".repeat(Probe.RECORD_BYTES));
        enforce("""
                unlisted: {produce: 1KiB/s, consume: 1KiB/s, request: 0.01%, mutations: 0.1/s}
                tenants:
                """);

        assertThat(probe().isThrottledProducing(topic, 1)).isTrue();
        assertThat(probe().isThrottledFetching(topic)).isTrue();
        assertThat(probe().isThrottledRequesting(topic)).isTrue();
        assertThat(probe().isThrottledCreating(2))
                .as("the controller has the policy too")
                .isTrue();
    }

    private Probe probe() {
        return new Probe(cluster().newClient("typed"), "t");
    }

    @Test
    default void membersOfATenant_shareOneBudget() {
        String topic = cluster().newTopic("shared");
        Client one = cluster().newClient("member");
        Client other = cluster().newClient("member");
        enforce("""
                tenants:
                  shared:
                    members: ["%s", "%s"]
                    produce: 64KiB/s
                    scope: broker
                """.formatted(one.principal(), other.principal()));

        assertThat(new Probe(one, "a").isThrottledProducing(topic, HALF)).isFalse();
        assertThat(new Probe(other, "b").isThrottledProducing(topic, 2 * HALF)).isTrue();
        assertThat(probe().isThrottledProducing(topic, 2 * HALF))
                .as("somebody else")
                .isFalse();
    }

    @Test
    default void monitoredQuotas_slowNobody_andEnforcedDo_andRemovedNoMore() {
        String topic = cluster().newTopic("modes");
        Client client = cluster().newClient("mode");
        Probe probe = new Probe(client, "m");
        String tenant = """
                tenants:
                  watched:
                    members: ["%s"]
                    produce: 1KiB/s
                    scope: broker
                """.formatted(client.principal());
        enforce(tenant);
        awaitThrottled("enforced", true, () -> probe.isThrottledProducing(topic, 1));

        policy().replace("version: 1\nmode: monitor\nquotas:\n" + tenant.indent(2));
        awaitThrottled("monitored", false, () -> probe.isThrottledProducing(topic, HALF));

        enforce(tenant.replace("1KiB/s", "100MiB/s"));
        awaitThrottled("raised", false, () -> probe.isThrottledProducing(topic, HALF));

        enforce(tenant);
        awaitThrottled("lowered", true, () -> probe.isThrottledProducing(topic, 1));

        policy().replace(NOTHING);
        awaitThrottled("removed", false, () -> probe.isThrottledProducing(topic, HALF));
    }

    private static void awaitThrottled(String step, boolean expected, Callable<Boolean> probe) {
        await(step + ": throttled is " + expected)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(probe, throttled -> throttled == expected);
    }
}
