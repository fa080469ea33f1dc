/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import static io.mojaloop.kafka.security.integration.quota.KafkaQuotas.DEFAULT;
import static io.mojaloop.kafka.security.integration.quota.KafkaQuotas.FETCH;
import static io.mojaloop.kafka.security.integration.quota.KafkaQuotas.MUTATION;
import static io.mojaloop.kafka.security.integration.quota.KafkaQuotas.PRODUCE;
import static io.mojaloop.kafka.security.integration.quota.KafkaQuotas.REQUEST;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.contract.Contract;
import io.mojaloop.kafka.security.integration.quota.KafkaQuotas.Entity;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.ScramUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * What {@code kafka-configs} and AdminClient set takes effect on running brokers. Brokers without a call-back keep this
 * contract too ({@link StockBrokersQuotaIT}): they are what it was made from.
 */
interface KafkaQuotaContract extends Contract {
    /** One record of a probe is too much for it. */
    double LOW = 4096;

    double HIGH = 100_000_000;

    private KafkaQuotas quotas() {
        return new KafkaQuotas(cluster().superUser());
    }

    /** All eight levels, each more specific than the last and of the opposite effect; then back. */
    @Test
    default void levels_eachOverrulesTheNext_setAndRemoved() {
        String topic = cluster().newTopic("levels");
        Client client = cluster().newClient("levels");
        String user = client.principal().substring("User:".length());
        Probe probe = new Probe(client, unique("id"));
        List<Entity> levels = List.of(
                new Entity("", DEFAULT),
                new Entity("", probe.clientId()),
                new Entity(DEFAULT, ""),
                new Entity(DEFAULT, DEFAULT),
                new Entity(DEFAULT, probe.clientId()),
                new Entity(user, ""),
                new Entity(user, DEFAULT),
                new Entity(user, probe.clientId()));
        List<Entity> set = new ArrayList<>();
        try {
            for (int i = 0; i < levels.size(); i++) {
                quotas().set(levels.get(i), PRODUCE, i % 2 == 0 ? LOW : HIGH);
                set.add(levels.get(i));
                awaitThrottled("set " + levels.get(i), i % 2 == 0, () -> probe.isThrottledProducing(topic, 1));
            }
            for (int i = levels.size() - 1; i >= 0; i--) {
                quotas().remove(levels.get(i), PRODUCE);
                set.remove(levels.get(i));
                awaitThrottled("removed " + levels.get(i), i % 2 == 1, () -> probe.isThrottledProducing(topic, 1));
            }
        } finally {
            // The defaults would slow all other tests.
            Collections.reverse(set);
            set.forEach(level -> quotas().remove(level, PRODUCE));
        }
    }

    @Test
    default void produceQuota_setChangedRemoved_takesEffect() {
        String topic = cluster().newTopic("produce");
        Client client = cluster().newClient("produce");
        setChangeRemove(client, PRODUCE, LOW, HIGH, () -> new Probe(client, "p").isThrottledProducing(topic, 1));
    }

    @Test
    default void fetchQuota_setChangedRemoved_takesEffect() {
        String topic = cluster().newTopic("fetch");
        cluster().superUser().produce(topic, "x".repeat(Probe.RECORD_BYTES));
        Client client = cluster().newClient("fetch");
        setChangeRemove(client, FETCH, LOW, HIGH, () -> new Probe(client, "f").isThrottledFetching(topic));
    }

    @Test
    default void requestQuota_setChangedRemoved_takesEffect() {
        String topic = cluster().newTopic("request");
        Client client = cluster().newClient("request");
        setChangeRemove(client, REQUEST, 0.01, 1000, () -> new Probe(client, "r").isThrottledRequesting(topic));
    }

    @Test
    default void mutationQuota_setChangedRemoved_takesEffect() {
        Client client = cluster().newClient("mutation");
        setChangeRemove(client, MUTATION, 0.1, 10_000, () -> new Probe(client, "m").isThrottledCreating(2));
    }

    private void setChangeRemove(Client client, String key, double low, double high, Callable<Boolean> probe) {
        Entity user = new Entity(client.principal().substring("User:".length()), "");
        awaitThrottled("before", false, probe);
        quotas().set(user, key, low);
        awaitThrottled("set", true, probe);
        quotas().set(user, key, high);
        awaitThrottled("changed", false, probe);
        quotas().set(user, key, low);
        awaitThrottled("changed back", true, probe);
        quotas().remove(user, key);
        awaitThrottled("removed", false, probe);
    }

    @Test
    default void quotaOfOne_slowsNobodyElse() {
        String topic = cluster().newTopic("own");
        Client slow = cluster().newClient("slow");
        Client fast = cluster().newClient("fast");
        quotas().set(new Entity(slow.principal().substring("User:".length()), ""), PRODUCE, LOW);
        awaitThrottled("the one", true, () -> new Probe(slow, "same").isThrottledProducing(topic, 1));

        assertThat(new Probe(fast, "same").isThrottledProducing(topic, 4)).isFalse();
    }

    /** In ZooKeeper mode quotas and passwords are in one znode, and each change of it is told as a change of quotas. */
    @Test
    default void quotasOfOneWhosePasswordChanges_stay() {
        String topic = cluster().newTopic("scram");
        String name = unique("scram");
        cluster().kit().addScramUser(name);
        Entity user = new Entity(name, "");
        quotas().set(user, PRODUCE, LOW);
        awaitThrottled("set", true, () -> probeOf(name).isThrottledProducing(topic, 1));

        for (int i = 0; i < 2; i++) {
            cluster().kit().addScramUser(ScramUser.of(name));
            // Who can log in by the new password is where the change has arrived.
            awaitThrottled("password changed", true, () -> probeOf(name).isThrottledProducing(topic, 1));
        }
        quotas().remove(user, PRODUCE);
        awaitThrottled("removed", false, () -> probeOf(name).isThrottledProducing(topic, 1));
    }

    private Probe probeOf(String name) {
        return new Probe(cluster().client(Credentials.scram(name)), "s");
    }

    @Test
    default void kafkaConfigs_asCommand_takesEffect() {
        String topic = cluster().newTopic("command");
        Client client = cluster().newClient("command");
        String user = client.principal().substring("User:".length());
        String[] entity = {"--alter", "--entity-type", "users", "--entity-name", user};
        Callable<Boolean> probe = () -> new Probe(client, "c").isThrottledProducing(topic, 1);

        command(entity, "--add-config", PRODUCE + "=" + (int) LOW);
        awaitThrottled("added", true, probe);
        command(entity, "--delete-config", PRODUCE);
        awaitThrottled("deleted", false, probe);
    }

    private void command(String[] entity, String option, String value) {
        String[] all = java.util.Arrays.copyOf(entity, entity.length + 2);
        all[entity.length] = option;
        all[entity.length + 1] = value;
        cluster().kit().kafkaConfigs(all).orThrow();
    }

    private static void awaitThrottled(String step, boolean expected, Callable<Boolean> probe) {
        await(step + ": throttled is " + expected)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(probe, throttled -> throttled == expected);
    }
}
