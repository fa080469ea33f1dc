/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.contract;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.deny;
import static io.mojaloop.kafka.security.integration.support.Rules.group;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.config.ConfigResource.Type.BROKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/** What changes while clients run: rules, super users, the broker itself. */
public interface LiveChangeContract extends Contract {

    @Test
    default void revokedRule_cutsOffARunningProducer_andANewOneLetsItGoOn() {
        String topic = cluster().newTopic("live");
        Client writer = cluster().newClient("writer");
        AclBinding rule = allow(writer, WRITE, topic(topic));
        acls().grant(rule);

        writer.withProducer(Map.of("enable.idempotence", "false"), producer -> {
            get(producer.send(new ProducerRecord<>(topic, "a")));
            acls().revoke(rule);
            assertThatThrownBy(() -> get(producer.send(new ProducerRecord<>(topic, "b"))))
                    .isInstanceOf(TopicAuthorizationException.class);
            acls().grant(rule);
            get(producer.send(new ProducerRecord<>(topic, "c")));
            AclBinding deny = deny(writer, WRITE, topic(topic));
            acls().grant(deny);
            assertThatThrownBy(() -> get(producer.send(new ProducerRecord<>(topic, "d"))))
                    .isInstanceOf(TopicAuthorizationException.class);
        });
        assertThat(cluster().superUser().consume(topic, unique("all"), 2)).containsExactly("a", "c");
    }

    @Test
    default void revokedRules_cutOffARunningConsumer_whichNeverSeesWhatCameAfter() {
        String topic = cluster().newTopic("live");
        String group = unique("live");
        Client reader = cluster().newClient("reader");
        AclBinding onTopic = allow(reader, READ, topic(topic));
        AclBinding onGroup = allow(reader, READ, group(group));
        acls().grant(onTopic, onGroup);
        cluster().superUser().produce(topic, "a");

        Map<String, String> settings = Map.of("fetch.max.wait.ms", "100");
        try (KafkaConsumer<String, String> consumer = reader.consumer(group, settings)) {
            consumer.subscribe(List.of(topic));
            List<String> seen = new ArrayList<>();
            await().until(() -> poll(consumer, seen), any -> seen.contains("a"));

            acls().revoke(onTopic);
            await().until(() -> poll(consumer, seen), "TopicAuthorizationException"::equals);
            cluster().superUser().produce(topic, "b");
            for (int i = 0; i < 10; i++) {
                poll(consumer, seen);
            }
            assertThat(seen).containsExactly("a");

            acls().grant(onTopic);
            await().until(() -> poll(consumer, seen), any -> seen.contains("b"));

            acls().revoke(onGroup);
            assertThat(outcome(consumer::commitSync)).isEqualTo("GroupAuthorizationException");
        }
    }

    private static String poll(KafkaConsumer<String, String> consumer, List<String> seen) {
        return outcome(() -> consumer.poll(Duration.ofMillis(100)).forEach(each -> seen.add(each.value())));
    }

    @Test
    default void restartedBroker_keepsItsRules() {
        String topic = cluster().newTopic("kept");
        Client writer = cluster().newClient("writer");
        Client denied = cluster().newClient("denied");
        Client rogue = cluster().newClient("rogue");
        acls().grant(
                        allow(writer, WRITE, topic(topic)),
                        allow(denied, WRITE, topic(topic)),
                        deny(denied, WRITE, topic(topic)));
        long count = cluster().metrics(1, "broker").count("AclCount");

        cluster().kit().restart(1);

        writer.produce(topic, "a");
        assertThatThrownBy(() -> denied.produce(topic, "a")).isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> rogue.produce(topic, "a")).isInstanceOf(TopicAuthorizationException.class);
        assertThat(cluster().metrics(1, "broker").count("AclCount")).isEqualTo(count);
    }

    /** On the broker (produce) and on the controller (create a topic). */
    @Test
    default void superUsers_changeWithoutRestart() {
        String topic = cluster().newTopic("super");
        Client deputy = cluster().newClient("deputy");
        assertThat(outcome(() -> deputy.produce(topic, "a"))).isEqualTo("TopicAuthorizationException");

        String value = "User:broker;User:admin;" + deputy.principal();
        acls().admin().setConfig(BROKER, "1", "super.users", value);
        await("deputy writes").until(() -> outcome(() -> deputy.produce(topic, "a")), "ok"::equals);
        await("deputy creates")
                .until(
                        () -> outcome(() -> deputy.administer(admin -> admin.createTopic(unique("super")))),
                        "ok"::equals);

        acls().admin().deleteConfig(BROKER, "1", "super.users");
        await("deputy writes no more")
                .until(() -> outcome(() -> deputy.produce(topic, "a")), "TopicAuthorizationException"::equals);
        await("deputy creates no more")
                .until(
                        () -> outcome(() -> deputy.administer(admin -> admin.createTopic(unique("super")))),
                        "TopicAuthorizationException"::equals);
    }

    @Test
    default void superUsers_wrong_areRefusedWithTheRemedyAndChangeNothing() {
        assertThatThrownBy(() -> acls().admin().setConfig(BROKER, "1", "super.users", "admin"))
                .hasMessageContaining("super.users")
                .hasMessageContaining("admin")
                .hasMessageContaining("User:");

        cluster().superUser().produce(cluster().newTopic("super"), "a");
    }

    @Test
    default void superUsers_changeByKafkaConfigs() {
        String topic = cluster().newTopic("super");
        Client deputy = cluster().newClient("deputy");
        String[] entity = {"--entity-type", "brokers", "--entity-name", "1", "--alter"};

        cluster()
                .kit()
                .kafkaConfigs(with(entity, "--add-config", "super.users=User:broker;User:admin;" + deputy.principal()))
                .orThrow();
        await("deputy writes").until(() -> outcome(() -> deputy.produce(topic, "a")), "ok"::equals);
        cluster()
                .kit()
                .kafkaConfigs(with(entity, "--delete-config", "super.users"))
                .orThrow();
        await("deputy writes no more")
                .until(() -> outcome(() -> deputy.produce(topic, "a")), "TopicAuthorizationException"::equals);
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
