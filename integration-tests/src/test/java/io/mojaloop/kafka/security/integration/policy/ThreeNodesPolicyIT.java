/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static io.mojaloop.kafka.security.integration.policy.PolicyContract.BUILDER;
import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.Metrics;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.integration.traffic.Administration;
import io.mojaloop.kafka.security.kit.Listener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Three combined nodes that share a policy file, and have no principal builder of ours before the last test rolls it out.
 * Clients may also come by SCRAM without encryption, which the guardrail refuses to super users too.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThreeNodesPolicyIT {
    private static final int INTERVAL_MS = 1000;

    /** For the six JMX calls of the last look, on a busy machine. */
    private static final Duration OBSERVATION = Duration.ofMillis(500);

    private static final String NO_TOPIC = "TopicAuthorizationException";
    private static final String TOLD = "A broker forwarded a request without saying how its client is connected";

    private static final PolicyFile POLICY = PolicyFile.holding("# nothing\nversion: 1\n");

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.KRAFT_4_4,
            PolicyContract.withPolicy(Brokers.KRAFT_4_4, POLICY, INTERVAL_MS)
                    .nodes(3)
                    .plaintextListener()
                    .serverProperty(
                            "listener.security.protocol.map",
                            "CLIENT:SASL_SSL,MTLS:SSL,INTERNAL:SSL,PLAIN:SASL_PLAINTEXT,CONTROLLER:SSL")
                    .serverProperty(
                            "listener.name.plain.scram-sha-512.sasl.jaas.config",
                            "org.apache.kafka.common.security.scram.ScramLoginModule required;"));

    private static Client overPlaintext() {
        Client admin = CLUSTER.superUser();
        admin.properties().put("bootstrap.servers", CLUSTER.kit().bootstrap(Listener.PLAIN));
        admin.properties().put("security.protocol", "SASL_PLAINTEXT");
        return admin;
    }

    private static String guarded(Client operator) {
        return """
                # %s
                version: 1
                guardrails:
                  transports: [SSL, SASL_SSL]
                  anonymous: deny
                  listeners: {INTERNAL: {only: ["User:broker"]}, CONTROLLER: {only: ["User:broker"]}}
                roles:
                  operator:
                    - {allow: [Create, AlterConfigs], topic: "operated*"}
                    - {allow: Alter, cluster: kafka-cluster}
                bindings:
                  - {role: operator, to: "%s"}
                """.formatted(unique("document"), operator.principal());
    }

    private static void enforce(String document) {
        PolicyContract.awaitInForce(CLUSTER, POLICY.replace(document));
    }

    /** What the broker sees itself it refuses; what the controller cannot know it does not. */
    @Test
    @Order(1)
    void withoutTheBuilder_forwardedRequestsAreAllowed_countedAndToldOnce() {
        String topic = CLUSTER.newTopic("known");
        Client admin = overPlaintext();
        admin.produce(topic, "a");

        enforce(guarded(admin));

        assertThat(outcome(() -> admin.produce(topic, "b"))).isEqualTo(NO_TOPIC);
        assertThat(admin.visibleTopics()).isEmpty();
        for (int i = 0; i < 5; i++) {
            admin.administer(each -> each.createTopic(unique("unknown")));
        }
        assertThat(unknownOrigins()).isGreaterThanOrEqualTo(5);
        List<String> told = new ArrayList<>();
        CLUSTER.kit()
                .nodeIds()
                .forEach(node -> told.addAll(CLUSTER.serverLog(node).lines(TOLD)));
        assertThat(told).hasSize(1).allMatch(line -> line.contains(" WARN ") && line.contains(BUILDER));
    }

    private static long unknownOrigins() {
        return CLUSTER.instances().stream()
                .mapToLong(instance -> instance.count("UnknownOrigins"))
                .sum();
    }

    /** From the rename to the moment at which the last of six instances shows the new version. */
    @Test
    @Order(2)
    void change_isInForceOnAllNodes_withinTwoIntervals() {
        String topic = newTopicOnAllNodes();
        Client writer = CLUSTER.newClient("writer");
        List<Metrics> instances = CLUSTER.instances();
        assertThat(instances).hasSize(6);
        List<Duration> delays = new ArrayList<>();
        for (boolean allowed : List.of(true, false, true)) {
            String document = """
                    # %s
                    version: 1
                    roles:
                      writer: [{%s: Write, topic: %s}]
                    bindings:
                      - {role: writer, to: "%s"}
                    """.formatted(unique("document"), allowed ? "allow" : "deny", topic, writer.principal());
            long begin = System.nanoTime();
            String sha256 = POLICY.replace(document);
            await("all six")
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> instances.stream().allMatch(instance -> sha256.equals(instance.text("PolicySha256"))));
            delays.add(Duration.ofNanos(System.nanoTime() - begin));

            assertThat(outcomesPerNode(writer, topic)).containsExactly(allowed ? "ok" : NO_TOPIC);
        }
        System.out.printf("[it] reload interval %d ms, in force on six instances after %s%n", INTERVAL_MS, delays);
        assertThat(delays)
                .allSatisfy(delay -> assertThat(delay)
                        .isLessThanOrEqualTo(Duration.ofMillis(2 * INTERVAL_MS).plus(OBSERVATION)));
    }

    @Test
    @Order(3)
    void changeThroughLinks_asKubernetesMakesIt_reachesAllNodes() {
        Client operator = CLUSTER.newClient("operator");
        PolicyContract.awaitInForce(CLUSTER, POLICY.mount("v1", guarded(operator)));
        PolicyContract.awaitInForce(CLUSTER, POLICY.mount("v2", guarded(operator)));
        POLICY.removeMounted("v1");
        PolicyContract.awaitInForce(CLUSTER, POLICY.mount("v3", guarded(operator)));
        for (int node : CLUSTER.kit().nodeIds()) {
            assertThat(CLUSTER.metrics(node, "broker").count("PolicyVersion"))
                    .isEqualTo(CLUSTER.metrics(node, "controller").count("PolicyVersion"));
        }
    }

    @Test
    @Order(4)
    void binding_endsOnAllNodes_onTime() {
        String topic = newTopicOnAllNodes();
        Client guest = CLUSTER.newClient("guest");
        Instant end = Instant.now().plusSeconds(6);
        enforce("""
                version: 1
                roles:
                  writer: [{allow: Write, topic: %s}]
                bindings:
                  - {role: writer, to: "%s", until: %s}
                """.formatted(topic, guest.principal(), end));
        assertThat(outcomesPerNode(guest, topic)).containsExactly("ok");

        AtomicReference<Instant> lastAllowedAsked = new AtomicReference<>(Instant.MIN);
        await("the end on all nodes").until(() -> {
            Instant asked = Instant.now();
            Set<String> outcomes = outcomesPerNode(guest, topic);
            if (outcomes.contains("ok")) {
                lastAllowedAsked.set(asked);
            }
            return outcomes.equals(Set.of(NO_TOPIC));
        });

        assertThat(Instant.now()).isAfterOrEqualTo(end);
        assertThat(lastAllowedAsked.get()).isBefore(end.plusSeconds(1));
        CLUSTER.instances()
                .forEach(instance -> assertThat(instance.count("EndedBindings"))
                        .as(instance.name())
                        .isEqualTo(1));
    }

    /**
     * During the upgrade, brokers with and without the builder forward to controllers with and without it, and whichever
     * way they meet, nobody who may administer is refused.
     */
    @Test
    @Order(5)
    void rollOutOfTheBuilder_underAdministration_failsNobody_andThenTheGuardrailHolds() {
        Client operator = CLUSTER.newClient("operator");
        String topic = CLUSTER.newTopic("operated");
        enforce(guarded(operator));
        overPlaintext().administer(admin -> admin.createTopic(unique("unknown")));
        try (Administration traffic = new Administration(operator, CLUSTER.superUser(), topic)) {
            traffic.awaitProgress();
            for (int node : CLUSTER.kit().nodeIds()) {
                CLUSTER.kit().stop(node);
                append(CLUSTER.kit().serverProperties(node), "principal.builder.class=" + BUILDER + "\n");
                CLUSTER.kit().start(node);
                traffic.awaitProgress();
            }
            traffic.endWithoutOneFailure();
        }

        long unknown = unknownOrigins();
        for (int node : CLUSTER.kit().nodeIds()) {
            Client throughOne = overPlaintext();
            throughOne.properties().put("bootstrap.servers", CLUSTER.kit().bootstrap(Listener.PLAIN, node));
            assertThat(outcome(() -> throughOne.administer(admin -> admin.createTopic(unique("unmade")))))
                    .isEqualTo(NO_TOPIC);
        }
        operator.administer(admin -> admin.createTopic(unique("operated-too")));
        CLUSTER.superUser().administer(admin -> admin.createTopic(unique("made")));
        assertThat(unknownOrigins()).isEqualTo(unknown);
        assertThat(CLUSTER.instances().stream()
                        .filter(instance -> instance.role().equals("controller"))
                        .mapToLong(instance -> instance.count("DeniedByGuardrail"))
                        .sum())
                .isGreaterThanOrEqualTo(3);
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With one partition led by each. */
    private static String newTopicOnAllNodes() {
        String name = unique("spread");
        CLUSTER.acls().admin().createTopic(new NewTopic(name, Map.of(0, List.of(1), 1, List.of(2), 2, List.of(3))));
        CLUSTER.kit()
                .nodeIds()
                .forEach(node -> await("node " + node + " knows " + name)
                        .until(() -> CLUSTER.acls(node).admin().topics().contains(name)));
        return name;
    }

    private static Set<String> outcomesPerNode(Client writer, String topic) {
        Set<String> outcomes = new HashSet<>();
        writer.withProducer(Map.of("enable.idempotence", "false"), producer -> {
            for (int partition = 0; partition < 3; partition++) {
                ProducerRecord<String, String> record = new ProducerRecord<>(topic, partition, "k", "v");
                outcomes.add(outcome(() -> get(producer.send(record))));
            }
        });
        return outcomes;
    }
}
