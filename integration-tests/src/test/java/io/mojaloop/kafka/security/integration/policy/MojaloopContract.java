/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.contract.Contract;
import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.ClusterSpecBuilder;
import io.mojaloop.kafka.security.kit.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** The policy pack on a hub's topics: some of its components do what they must, and fail to do what they must not. */
interface MojaloopContract extends Contract {
    Path PACK = Path.of("../policies").toAbsolutePath().normalize();

    String NO_TOPIC = "TopicAuthorizationException";
    String NO_GROUP = "GroupAuthorizationException";

    List<String> PEOPLE = List.of("operator-alice", "security-bob", "observer-carol");

    /** By the topic and the group that it reads; and what is another's. */
    record Component(String name, List<String> writes, Map<String, String> reads, List<String> never, String foreign) {}

    List<Component> COMPONENTS = List.of(
            new Component(
                    "ml-api-adapter-service",
                    List.of("topic-transfer-prepare", "topic-transfer-fulfil", "topic-transfer-get"),
                    Map.of(),
                    List.of("topic-transfer-position", "topic-admin-transfer", "topic-notification-event"),
                    "cl-group-transfer-prepare"),
            new Component(
                    "centralledger-handler-transfer-prepare",
                    List.of("topic-transfer-position", "topic-transfer-position-batch", "topic-notification-event"),
                    Map.of("topic-transfer-prepare", "cl-group-transfer-prepare"),
                    List.of("topic-transfer-prepare", "topic-transfer-fulfil", "topic-admin-transfer"),
                    "cl-group-transfer-fulfil"),
            new Component(
                    "centralledger-handler-transfer-fulfil",
                    List.of("topic-transfer-position", "topic-transfer-position-batch", "topic-notification-event"),
                    Map.of("topic-transfer-fulfil", "cl-group-transfer-fulfil"),
                    List.of("topic-transfer-fulfil", "topic-deferredsettlement-close"),
                    "cl-group-transfer-prepare"),
            new Component(
                    "centralledger-handler-transfer-position",
                    List.of("topic-notification-event", "topic-bulk-processing"),
                    Map.of("topic-transfer-position", "cl-group-transfer-position"),
                    List.of("topic-transfer-position", "topic-transfer-fulfil"),
                    "ml-group-notification-event"),
            new Component(
                    "ml-api-adapter-handler-notification",
                    List.of("topic-transfer-prepare"),
                    Map.of("topic-notification-event", "ml-group-notification-event"),
                    List.of("topic-transfer-fulfil", "topic-notification-event"),
                    "cl-group-transfer-position"),
            new Component(
                    "centralsettlement-service",
                    List.of("topic-deferredsettlement-close", "topic-notification-event"),
                    Map.of(),
                    List.of("topic-admin-transfer", "topic-transfer-fulfil"),
                    "cs-group-deferredsettlement-close"),
            new Component(
                    "quoting-service",
                    List.of("topic-quotes-post", "topic-quotes-put", "topic-bulkquotes-get"),
                    Map.of(),
                    List.of("topic-transfer-prepare", "topic-event-audit"),
                    "group-quotes-handler-post"),
            new Component(
                    "quoting-service-handler",
                    List.of(),
                    Map.of("topic-quotes-post", "group-quotes-handler-post"),
                    List.of("topic-quotes-post", "topic-notification-event"),
                    "reporting_events_processor_consumer_group"),
            new Component(
                    "event-sdk-direct-kafka",
                    List.of("topic-event-audit", "topic-event-log", "topic-event-trace"),
                    Map.of(),
                    List.of("topic-event", "topic-notification-event", "topic-transfer-prepare"),
                    "reporting_events_processor_consumer_group"));

    static ClusterSpecBuilder brokers(Brokers brokers) {
        String[] users = Stream.concat(COMPONENTS.stream().map(Component::name), PEOPLE.stream())
                .toArray(String[]::new);
        return brokers.ours()
                .serverProperty(
                        "security.policy.file", PACK.resolve("mojaloop.yaml").toString())
                .serverProperty("principal.builder.class", PolicyContract.BUILDER)
                .scramUsers(users);
    }

    private static List<String> topicsOfTheHub() {
        try {
            return Pattern.compile("(?m)^  (topic-[a-z-]+): \\{")
                    .matcher(Files.readString(PACK.resolve("mojaloop-topology.yaml")))
                    .results()
                    .map(MatchResult::group)
                    .map(line -> line.substring(2, line.indexOf(':')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    default void components_doWhatTheyMust_andNothingElse() {
        List<String> topics = topicsOfTheHub();
        assertThat(topics).hasSizeGreaterThan(20);
        cluster().superUser().administer(admin -> {
            get(admin.client()
                    .createTopics(topics.stream()
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all());
            await("all topics")
                    .until(() -> get(admin.client().describeTopics(topics).allTopicNames()).values().stream()
                            .allMatch(one -> one.partitions().get(0).leader() != null));
        });
        for (String topic : topics) {
            cluster().superUser().produce(topic, "first");
        }

        for (Component component : COMPONENTS) {
            writes(component);
            reads(component);
            administers(component);
        }
    }

    private void writes(Component component) {
        Map<String, String> expected = new TreeMap<>();
        component.writes().forEach(topic -> expected.put(topic, "ok"));
        component.never().forEach(topic -> expected.put(topic, NO_TOPIC));
        Map<String, String> seen = new TreeMap<>();
        // Kafka gives a producer id only to those who may write something.
        String idempotence = Boolean.toString(!component.writes().isEmpty());
        client(component.name())
                .withProducer(
                        Map.of("enable.idempotence", idempotence),
                        producer -> expected.keySet()
                                .forEach(topic -> seen.put(
                                        topic,
                                        outcome(() ->
                                                get(producer.send(new ProducerRecord<>(topic, component.name())))))));
        assertThat(seen).as("%s writes", component.name()).isEqualTo(expected);
    }

    private void reads(Component component) {
        Client client = client(component.name());
        component.reads().forEach((topic, group) -> {
            assertThat(client.consume(topic, group, 1))
                    .as("%s reads %s", component.name(), topic)
                    .isNotEmpty();
            assertThat(outcome(() -> client.consume(topic, component.foreign(), 1)))
                    .as("%s reads as %s", component.name(), component.foreign())
                    .isEqualTo(NO_GROUP);
        });
        // What it writes it need not read.
        component.writes().stream()
                .limit(1)
                .forEach(topic -> assertThat(outcome(() -> client.consumeFromStart(topic, "any")))
                        .as("%s reads %s", component.name(), topic)
                        .isIn(NO_TOPIC, NO_GROUP));
    }

    private void administers(Component component) {
        client(component.name()).administer(admin -> {
            assertThat(outcome(() -> admin.createTopic("topic-of-" + component.name())))
                    .isEqualTo(NO_TOPIC);
            assertThat(outcome(() -> admin.deleteTopic("topic-transfer-prepare")))
                    .isEqualTo(NO_TOPIC);
            assertThat(admin.topics())
                    .as("%s sees", component.name())
                    .containsAll(component.writes())
                    .containsAll(component.reads().keySet())
                    .doesNotContain("topic-sdk-outbound-command-events");
        });
    }

    @Test
    default void people_seeWhatTheyMust_andNoPayment() {
        String topic = "topic-people-" + TestCluster.unique("t");
        client("operator-alice").administer(admin -> {
            admin.createTopic(topic);
            await("topic").until(() -> admin.topics().contains(topic));
            admin.setConfig(ConfigResource.Type.TOPIC, topic, "retention.ms", "86400000");
            assertThat(outcome(() -> admin.deleteTopic(topic))).isEqualTo(NO_TOPIC);
        });
        client("observer-carol").administer(admin -> {
            admin.describeConfig(ConfigResource.Type.TOPIC, topic);
            admin.groupOffsets("cl-group-transfer-prepare");
        });
        for (String person : PEOPLE) {
            Client client = client(person);
            assertThat(outcome(() -> client.produce(topic, "a"))).as(person).isEqualTo(NO_TOPIC);
            assertThat(outcome(() -> client.consumeFromStart(topic, "any")))
                    .as(person)
                    .isIn(NO_TOPIC, NO_GROUP);
        }
        client("security-bob").administer(admin -> {
            AclBinding everything = allow("User:security-bob", "*", ALL, topic(topic));
            get(admin.client().createAcls(List.of(everything)).all());
            acls().awaitPresent(everything);
        });
        assertThat(outcome(() -> client("security-bob").produce(topic, "a")))
                .as("whoever writes ACLs cannot open payments to himself")
                .isEqualTo(NO_TOPIC);
    }

    private Client client(String name) {
        return cluster().client(Credentials.scram(name));
    }
}
