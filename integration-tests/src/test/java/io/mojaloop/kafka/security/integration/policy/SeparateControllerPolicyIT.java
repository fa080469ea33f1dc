/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.integration.support.AdminCalls;
import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.Metrics;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** A controller by itself (node 1) judges the clients of a broker (node 2) by what the broker says of them. */
class SeparateControllerPolicyIT {
    private static final String BUILDER_LINE = "principal.builder.class=" + PolicyContract.BUILDER;

    private static final String POLICY = """
            version: 1
            guardrails:
              transports: [SSL, SASL_SSL]
              listeners:
                CLIENT: {only: ["User:admin"]}
                CONTROLLER: {only: ["User:broker"]}
            roles:
              operator: [{allow: All, topic: "*"}, {allow: Alter, cluster: kafka-cluster}]
            bindings:
              - {role: operator, to: "User:alice"}
            """;

    @Test
    void kafka44_controllerJudgesByTheClientsConnection_ifItCanReadIt() {
        run(Brokers.KRAFT_4_4, cluster -> {
            guardrailsHold(cluster);
            restart(cluster, 1, false);
            onlyWhatIsKnownIsJudged(cluster);
        });
    }

    /** Both ways in which an old node meets a new one; on 4.4 ThreeNodesPolicyIT has them. */
    @Test
    void kafka39_controllerJudgesByTheClientsConnection_ifItIsTold() {
        run(Brokers.KRAFT_3_9, cluster -> {
            guardrailsHold(cluster);
            restart(cluster, 1, false);
            onlyWhatIsKnownIsJudged(cluster);
            restart(cluster, 1, true);
            guardrailsHold(cluster);
            restart(cluster, 2, false);
            onlyWhatIsKnownIsJudged(cluster);
        });
    }

    private static void run(Brokers brokers, Consumer<TestCluster> test) {
        PolicyFile file = PolicyFile.holding(POLICY);
        TestCluster.with(
                "SeparateControllerPolicyIT",
                brokers,
                PolicyContract.open(brokers, file).separateController(),
                cluster -> {
                    test.accept(cluster);
                    return true;
                });
    }

    private static Map<String, Consumer<AdminCalls>> administration() {
        String topic = unique("made");
        Map<String, Consumer<AdminCalls>> calls = new LinkedHashMap<>();
        calls.put("TopicAuthorizationException", admin -> admin.createTopic(topic));
        calls.put(
                "ClusterAuthorizationException",
                admin -> get(admin.client()
                        .createAcls(List.of(allow("User:somebody", "*", READ, topic(topic))))
                        .all()));
        return calls;
    }

    private static void guardrailsHold(TestCluster cluster) {
        Metrics controller = cluster.metrics(1, "controller");
        long unknown = controller.count("UnknownOrigins");
        Client alice = cluster.client(Credentials.scram("alice"));
        Client plain = cluster.client(Credentials.plaintext());
        for (Client refused : List.of(plain, alice)) {
            administration().forEach((refusal, call) -> {
                long denied = controller.count("DeniedByGuardrail");
                assertThat(outcome(() -> refused.administer(call)))
                        .as(refused.principal())
                        .isEqualTo(refusal);
                assertThat(controller.count("DeniedByGuardrail")).isGreaterThan(denied);
            });
        }
        for (Client allowed : List.of(cluster.superUser(), cluster.client(Credentials.certificate("alice")))) {
            administration().values().forEach(allowed::administer);
        }
        assertThat(controller.count("UnknownOrigins")).isEqualTo(unknown);
    }

    private static void onlyWhatIsKnownIsJudged(TestCluster cluster) {
        Metrics controller = cluster.metrics(1, "controller");
        long unknown = controller.count("UnknownOrigins");
        long guarded = controller.count("DeniedByGuardrail");
        Client plain = cluster.client(Credentials.plaintext());
        for (Client allowed : List.of(plain, cluster.client(Credentials.scram("alice")), cluster.superUser())) {
            administration().values().forEach(allowed::administer);
        }
        plain.administer(admin -> assertThat(outcome(() -> admin.describeConfig(ConfigResource.Type.BROKER, "2")))
                .as("the broker's own decision")
                .isEqualTo("ClusterAuthorizationException"));
        assertThat(controller.count("UnknownOrigins")).isGreaterThan(unknown);
        assertThat(controller.count("DeniedByGuardrail")).isEqualTo(guarded);
    }

    private static void restart(TestCluster cluster, int node, boolean withBuilder) {
        cluster.kit().stop(node);
        Path file = cluster.kit().serverProperties(node);
        try {
            List<String> lines = Files.readAllLines(file);
            lines.removeIf(BUILDER_LINE::equals);
            if (withBuilder) {
                lines.add(BUILDER_LINE);
            }
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cluster.kit().start(node);
    }
}
