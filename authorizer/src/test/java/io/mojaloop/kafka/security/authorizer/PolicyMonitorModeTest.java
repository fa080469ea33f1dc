/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Monitor mode of a policy and of a binding. */
class PolicyMonitorModeTest extends PolicyFileCase {
    @Test
    void monitorMode_refusesNothing_andCountsWhatItWould() throws IOException {
        write("mode: monitor\n" + ENFORCED);
        PolicyAuthorizer authorizer = authorizer();
        assertThat(allows(authorizer, "User:alice", "topic-a")).isTrue();
        assertThat(authorizer.metrics().getAllowedInMonitorMode()).isZero();
        assertThat(allows(authorizer, "User:alice", "topic-secret")).isTrue();
        assertThat(allows(authorizer, "User:eve\n", "topic-a")).isTrue();
        assertThat(allows(authorizer, "User:eve\n", "topic-a")).isTrue();
        assertThat(authorizer.metrics().getAllowedInMonitorMode()).isEqualTo(3);
        assertThat(authorizer.metrics().getWouldDeny()).hasSize(2);
        WouldDenyCount most = authorizer.metrics().getWouldDeny().get(0);
        assertThat(most.getPrincipal()).isEqualTo("User:eve\\u000a");
        assertThat(most.getCount()).isEqualTo(2);
        assertThat(most.getRule()).isEqualTo("DefaultDeny");
        assertThat(authorizer.metrics().getWouldDeny().get(1).getRule()).contains("policy.yaml:4", "deny Read");

        write(ENFORCED);
        await().until(() -> !allows(authorizer, "User:eve\n", "topic-a"));
        assertThat(authorizer.metrics().getWouldDeny()).isEmpty();
    }

    @Test
    void monitoredBinding_observesItsPrincipalsOnly() throws IOException {
        write(ENFORCED.replace(
                "\"User:alice\"}", "\"User:alice\", mode: monitor}\n  - {role: reader, to: \"User:bob\"}"));
        PolicyAuthorizer authorizer = authorizer();
        assertThat(allows(authorizer, "User:alice", "topic-secret")).isTrue();
        assertThat(allows(authorizer, "User:alice", "elsewhere")).isTrue();
        assertThat(allows(authorizer, "User:bob", "topic-secret")).isFalse();
        assertThat(allows(authorizer, "User:bob", "elsewhere")).isFalse();
        assertThat(allows(authorizer, "User:carol", "topic-a")).isFalse();
        authorizer.addAcl(Contexts.id(1), Contexts.denyRead("User:alice", "topic-b"));
        assertThat(allows(authorizer, "User:alice", "topic-b"))
                .as("an ACL is not the binding's to soften")
                .isFalse();
    }

    @Test
    void monitoredBinding_neverOpensTheCluster() throws IOException {
        write(ENFORCED.replace("\"User:alice\"}", "\"User:alice\", mode: monitor}"));
        PolicyAuthorizer authorizer = authorizer();
        for (AclOperation operation : List.of(AclOperation.CLUSTER_ACTION, AclOperation.ALTER, AclOperation.CREATE)) {
            assertThat(authorizer.authorize(
                            Contexts.request("User:alice", "10.0.0.1"),
                            List.of(Contexts.action(operation, ResourceType.CLUSTER, "kafka-cluster"))))
                    .as("%s", operation)
                    .containsExactly(AuthorizationResult.DENIED);
        }
        assertThat(authorizer.authorize(
                        Contexts.request("User:alice", "10.0.0.1"),
                        List.of(Contexts.action(AclOperation.CREATE_TOKENS, ResourceType.USER, "User:root"))))
                .containsExactly(AuthorizationResult.DENIED);
    }

    @Test
    void endOfAnEnforcedBinding_opensNothing() throws IOException {
        Instant end = Instant.now().plusMillis(1500);
        write("mode: monitor\n"
                + ENFORCED.replace("\"User:alice\"}", "\"User:alice\", mode: enforce, until: " + end + "}"));
        PolicyAuthorizer authorizer = authorizer("allow.everyone.if.no.acl.found", "true");
        assertThat(allows(authorizer, "User:alice", "topic-a")).isTrue();
        assertThat(allows(authorizer, "User:alice", "topic-secret")).isFalse();
        await().until(() -> authorizer.metrics().getEndedBindings() == 1);
        assertThat(allows(authorizer, "User:alice", "topic-a")).isFalse();
        assertThat(allows(authorizer, "User:alice", "topic-secret")).isFalse();
    }

    @Test
    void names_withoutEnd_doNotFillTheMemory() throws IOException {
        write("mode: monitor\n" + ENFORCED);
        PolicyAuthorizer authorizer = authorizer();
        String longName = "x".repeat(30_000);
        for (int i = 0; i < WouldDenies.MOST + 50; i++) {
            assertThat(allows(authorizer, "User:eve", longName.substring(0, 100) + i))
                    .isTrue();
        }
        assertThat(authorizer.metrics().getWouldDenyOthers()).isEqualTo(50);
        assertThat(allows(authorizer, "User:eve", longName)).isTrue();
        assertThat(new WouldDenies.Key("User", "eve", AclOperation.READ, ResourceType.TOPIC, longName, "DefaultDeny")
                        .resource())
                .hasSizeLessThan(300)
                .endsWith("(30000 characters)");
    }

    @Test
    void questions_inMonitorMode_areNoAccesses() throws IOException {
        write("mode: monitor\n" + ENFORCED);
        PolicyAuthorizer authorizer = authorizer();
        assertThat(authorizer.authorize(
                        Contexts.request("User:eve", "10.0.0.1"),
                        List.of(question(AclOperation.DESCRIBE, ResourceType.TOPIC, "topic-a"))))
                .containsExactly(AuthorizationResult.ALLOWED);
        assertThat(authorizer.metrics().getProbesInMonitorMode()).isEqualTo(1);
        assertThat(authorizer.authorize(
                        Contexts.request("User:eve", "10.0.0.1"),
                        List.of(question(AclOperation.CLUSTER_ACTION, ResourceType.CLUSTER, "kafka-cluster"))))
                .as("the first of two questions")
                .containsExactly(AuthorizationResult.DENIED);
        assertThat(authorizer.metrics().getAllowedInMonitorMode()).isZero();
        assertThat(authorizer.metrics().getWouldDeny()).isEmpty();
    }

    /** Kafka asks for the right on the cluster first, without logging, and on the topic if it is denied. */
    @ParameterizedTest
    @EnumSource(
            value = AclOperation.class,
            names = {"CREATE", "DELETE"})
    void monitorMode_tellsOfTopicsThatWouldNotBeCreatedOrDeleted(AclOperation operation) throws IOException {
        List<Action> any = List.of(new Action(
                operation,
                new ResourcePattern(ResourceType.CLUSTER, "kafka-cluster", PatternType.LITERAL),
                1,
                true,
                false));
        List<Action> topic = List.of(Contexts.action(operation, ResourceType.TOPIC, "topic-a"));
        write("mode: monitor\n" + ENFORCED);
        PolicyAuthorizer authorizer = authorizer();
        AuthorizableRequestContext alice = direct("alice", SecurityProtocol.PLAINTEXT, "CLIENT");
        assertThat(authorizer.authorize(alice, any)).containsExactly(AuthorizationResult.DENIED);
        assertThat(authorizer.authorize(alice, topic)).containsExactly(AuthorizationResult.ALLOWED);
        assertThat(authorizer.metrics().getWouldDeny()).hasSize(1);
        assertThat(authorizer.metrics().getWouldDeny().get(0).getResource()).isEqualTo("TOPIC:topic-a");

        write("""
                version: 1
                guardrails: {mode: monitor, transports: [SSL]}
                roles:
                  operator: [{allow: All, cluster: kafka-cluster}]
                bindings:
                  - {role: operator, to: "User:alice"}
                """);
        await().until(() -> authorizer.metrics().getPolicyVersion() == 2);
        assertThat(authorizer.authorize(alice, any)).containsExactly(AuthorizationResult.ALLOWED);
        assertThat(authorizer.metrics().getWouldDeny()).hasSize(1);
        assertThat(authorizer.metrics().getWouldDeny().get(0).getRule()).startsWith("Guardrail(transports");
    }
}
