/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import io.mojaloop.kafka.security.policy.ConnectionOrigins;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.network.ClientInformation;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestContext;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The authorizer with a policy file, as a broker runs it. */
class PolicyFileTest {
    private static final String ROLES = """
            roles:
              reader: [{allow: Read, topic: "topic-*"}, {deny: Read, topic: topic-secret}]
            """;

    private static final String ENFORCED = """
            version: 1
            """ + ROLES + """
            bindings:
              - {role: reader, to: "User:alice"}
            """;

    @TempDir
    Path directory;

    private Path file;
    private final List<PolicyAuthorizer> open = new ArrayList<>();

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("policy.yaml");
    }

    @AfterEach
    void closeAll() throws IOException {
        for (PolicyAuthorizer authorizer : open) {
            authorizer.close();
        }
    }

    private void write(String policy) throws IOException {
        Path next = directory.resolve("next.yaml");
        Files.writeString(next, policy);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private PolicyAuthorizer authorizer(String... more) {
        Map<String, String> configs = new HashMap<>();
        configs.put("security.policy.file", file.toString());
        configs.put("security.policy.reload.interval.ms", "100");
        configs.put("super.users", "User:root");
        for (int i = 0; i < more.length; i += 2) {
            configs.put(more[i], more[i + 1]);
        }
        PolicyAuthorizer authorizer = Contexts.policy(configs);
        open.add(authorizer);
        return authorizer;
    }

    private static boolean allows(PolicyAuthorizer authorizer, AuthorizableRequestContext context, String topic) {
        return authorizer.authorize(context, Contexts.read(topic)).equals(List.of(AuthorizationResult.ALLOWED));
    }

    private static boolean allows(PolicyAuthorizer authorizer, String principal, String topic) {
        return allows(authorizer, Contexts.request(principal, "10.0.0.1"), topic);
    }

    private static RequestContext direct(String principal, SecurityProtocol protocol, String listener) {
        return context(new KafkaPrincipal("User", principal), protocol, listener, Optional.of(4711));
    }

    private static RequestContext forwarded(KafkaPrincipal principal) {
        return context(principal, SecurityProtocol.SSL, "CONTROLLER", Optional.empty());
    }

    private static RequestContext context(
            KafkaPrincipal principal, SecurityProtocol protocol, String listener, Optional<Integer> port) {
        return new RequestContext(
                new RequestHeader(ApiKeys.FETCH, ApiKeys.FETCH.latestVersion(), "client", 1),
                "connection",
                InetAddress.getLoopbackAddress(),
                port,
                principal,
                new ListenerName(listener),
                protocol,
                ClientInformation.EMPTY,
                false,
                Optional.empty());
    }

    @Test
    void roles_standBesideAcls() throws IOException {
        write(ENFORCED);
        PolicyAuthorizer authorizer = authorizer();
        authorizer.addAcl(Contexts.id(1), Contexts.allowRead("User:alice", "other"));
        authorizer.addAcl(Contexts.id(2), Contexts.allowRead("User:alice", "topic-secret"));
        authorizer.addAcl(Contexts.id(3), Contexts.denyRead("User:alice", "topic-closed"));
        assertThat(allows(authorizer, "User:alice", "topic-a")).isTrue();
        assertThat(allows(authorizer, "User:alice", "other")).isTrue();
        assertThat(allows(authorizer, "User:alice", "topic-secret"))
                .as("a deny wins")
                .isFalse();
        assertThat(allows(authorizer, "User:alice", "topic-closed"))
                .as("a deny wins")
                .isFalse();
        assertThat(allows(authorizer, "User:bob", "topic-a")).isFalse();
        authorizer.removeAcl(Contexts.id(3));
        assertThat(allows(authorizer, "User:alice", "topic-closed")).isTrue();
        assertThat(authorizer.aclCount()).as("the policy's rules are no ACLs").isEqualTo(2);
        assertThat(authorizer.acls(org.apache.kafka.common.acl.AclBindingFilter.ANY))
                .hasSize(2);
    }

    @Test
    void badFile_stopsTheBroker_withEveryProblem() throws IOException {
        write("""
                version: 1
                rolls: {}
                bindings: [{role: nobody, to: alice}]
                """);
        assertThatThrownBy(this::authorizer)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("security.policy.file")
                .hasMessageContaining(":2:")
                .hasMessageContaining("roles")
                .hasMessageContaining(":3:");
        assertThatThrownBy(() -> authorizer(
                        "security.policy.file", directory.resolve("none.yaml").toString()))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> authorizer("security.policy.file", "relative-and-missing.yaml"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        Path.of("relative-and-missing.yaml").toAbsolutePath().toString());
        assertThatThrownBy(() -> authorizer("security.policy.file", " "))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Write the path");
        assertThatThrownBy(() -> authorizer("security.policy.reload.interval.ms", "soon"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'soon'");
    }

    @Test
    void change_takesEffectInBothInstances_andABadOneInNone() throws IOException {
        write(ENFORCED);
        PolicyAuthorizer broker = authorizer();
        PolicyAuthorizer controller = authorizer();
        write(ENFORCED.replace("User:alice", "User:bob"));
        await().untilAsserted(() -> {
            assertThat(allows(broker, "User:bob", "topic-a")).isTrue();
            assertThat(allows(controller, "User:bob", "topic-a")).isTrue();
        });
        assertThat(allows(broker, "User:alice", "topic-a")).isFalse();
        assertThat(broker.metrics().getPolicySha256())
                .isEqualTo(controller.metrics().getPolicySha256())
                .hasSize(64);
        assertThat(broker.metrics().getPolicyVersion()).isEqualTo(2);

        write("version: 1\nroles: [");
        await().untilAsserted(
                        () -> assertThat(broker.metrics().getPolicyOutcome()).isEqualTo("REFUSED"));
        assertThat(broker.metrics().getPolicyProblem()).contains("policy.yaml:");
        assertThat(allows(broker, "User:bob", "topic-a")).isTrue();
        assertThat(broker.metrics().getPolicyVersion()).isEqualTo(2);
        Files.delete(file);
        await().untilAsserted(() ->
                assertThat(controller.metrics().getPolicyOutcome()).isEqualTo("MISSING"));
        assertThat(allows(controller, "User:bob", "topic-a")).isTrue();
    }

    @Test
    void binding_ends_onTime_withoutAReload() throws IOException {
        Instant end = Instant.now().plusMillis(2500);
        write(ENFORCED.replace("\"User:alice\"}", "\"User:alice\", until: " + end + "}"));
        PolicyAuthorizer authorizer = authorizer("security.policy.reload.interval.ms", "60000");
        assertThat(allows(authorizer, "User:alice", "topic-a")).isTrue();
        await().until(() -> !allows(authorizer, "User:alice", "topic-a"));
        assertThat(Instant.now()).isBetween(end, end.plusSeconds(2));
        assertThat(authorizer.metrics().getEndedBindings()).isEqualTo(1);
        assertThat(authorizer.metrics().getPolicyVersion()).isEqualTo(1);
    }

    @Test
    void guardrails_bindSuperUsers() throws IOException {
        write("""
                version: 1
                guardrails:
                  transports: [SSL, SASL_SSL]
                  anonymous: deny
                  listeners: {INTERNAL: {only: ["User:broker"]}}
                """);
        PolicyAuthorizer authorizer = authorizer("super.users", "User:root;User:ANONYMOUS");
        assertThat(allows(authorizer, direct("root", SecurityProtocol.SASL_SSL, "CLIENT"), "t"))
                .isTrue();
        assertThat(allows(authorizer, direct("root", SecurityProtocol.PLAINTEXT, "CLIENT"), "t"))
                .isFalse();
        assertThat(allows(authorizer, direct("root", SecurityProtocol.SASL_PLAINTEXT, "CLIENT"), "t"))
                .isFalse();
        assertThat(allows(authorizer, direct("ANONYMOUS", SecurityProtocol.SSL, "CLIENT"), "t"))
                .isFalse();
        assertThat(allows(authorizer, direct("root", SecurityProtocol.SSL, "INTERNAL"), "t"))
                .isFalse();
        assertThat(authorizer.authorizeByResourceType(
                        direct("root", SecurityProtocol.PLAINTEXT, "CLIENT"), AclOperation.WRITE, ResourceType.TOPIC))
                .isEqualTo(AuthorizationResult.DENIED);
        assertThat(authorizer.metrics().getDeniedByGuardrail()).isEqualTo(5);
    }

    @Test
    void forwardedRequest_isJudgedByWhatThePrincipalCarries() throws IOException {
        write("""
                version: 1
                guardrails:
                  transports: [SSL, SASL_SSL]
                  anonymous: deny
                  listeners: {CLIENT: {only: ["User:root"]}, CONTROLLER: {only: ["User:broker"]}}
                """);
        PolicyAuthorizer controller = authorizer(controllerWith("super.users", "User:root;User:eve"));
        assertThat(allows(controller, forwarded(carrying("root", "CLIENT", "SASL_SSL")), "t"))
                .isTrue();
        assertThat(allows(controller, forwarded(carrying("root", "CLIENT", "PLAINTEXT")), "t"))
                .isFalse();
        assertThat(allows(controller, forwarded(carrying("root", "CLIENT", "SOMETHING")), "t"))
                .isFalse();
        assertThat(allows(controller, forwarded(carrying("eve", "CLIENT", "SSL")), "t"))
                .isFalse();
        assertThat(controller.metrics().getUnknownOrigins()).isZero();

        assertThat(allows(controller, forwarded(new KafkaPrincipal("User", "root")), "t"))
                .as("what cannot be known is not judged")
                .isTrue();
        assertThat(allows(controller, forwarded(new KafkaPrincipal("User", "ANONYMOUS")), "t"))
                .as("this can be known")
                .isFalse();
        assertThat(controller.metrics().getUnknownOrigins()).isEqualTo(2);
        assertThat(allows(controller, direct("root", SecurityProtocol.SSL, "CONTROLLER"), "t"))
                .as("a request of its own, on the controllers' listener")
                .isFalse();
    }

    @Test
    void requestWithoutAPort_onAListenerForClients_isJudgedByItsOwnConnection() throws IOException {
        write("version: 1\nguardrails: {transports: [SSL]}\n");
        PolicyAuthorizer broker = authorizer(controllerWith());
        KafkaPrincipal root = new KafkaPrincipal("User", "root");
        assertThat(allows(broker, context(root, SecurityProtocol.PLAINTEXT, "CLIENT", Optional.empty()), "t"))
                .isFalse();
        assertThat(allows(broker, context(root, SecurityProtocol.SSL, "CLIENT", Optional.empty()), "t"))
                .isTrue();
    }

    private static String[] controllerWith(String... more) {
        List<String> configs = new ArrayList<>(List.of(more));
        configs.addAll(List.of("process.roles", "controller", "controller.listener.names", "CONTROLLER"));
        configs.addAll(List.of("listeners", "CONTROLLER://:9093", "ssl.client.auth", "required"));
        configs.addAll(List.of("listener.security.protocol.map", "CONTROLLER:SSL"));
        return configs.toArray(String[]::new);
    }

    private static KafkaPrincipal carrying(String name, String listener, String transport) {
        String type = ConnectionOrigins.attach("User", new ConnectionOrigin(listener, transport, "SCRAM-SHA-512"));
        return new KafkaPrincipal(type, name);
    }

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
    void policyThatLocksOutTheBrokers_isRefused_atStartAndOnReload() throws IOException {
        String strict = "version: 1\nguardrails: {transports: [SSL]}\n";
        write(strict);
        assertThatThrownBy(() -> authorizer("listeners", "PLAINTEXT://:9092"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("lockout-transport");
        write(ENFORCED);
        PolicyAuthorizer authorizer = authorizer("listeners", "PLAINTEXT://:9092");
        write(strict);
        await().until(() -> authorizer.metrics().getPolicyOutcome().equals("REFUSED"));
        assertThat(authorizer.metrics().getPolicyProblem()).contains("[lockout-");
        assertThat(allows(authorizer, "User:alice", "topic-a")).isTrue();
    }

    @Test
    void beforeTheAclsAreThere_guardrailsAlreadyHold() throws IOException {
        write("version: 1\nguardrails: {transports: [SSL]}\n");
        PolicyAuthorizer authorizer = new PolicyAuthorizer();
        open.add(authorizer);
        authorizer.configure(Map.of("security.policy.file", file.toString(), "super.users", "User:root"));
        assertThat(allows(authorizer, direct("root", SecurityProtocol.PLAINTEXT, "CLIENT"), "t"))
                .isFalse();
        assertThat(allows(authorizer, direct("root", SecurityProtocol.SSL, "CLIENT"), "t"))
                .isTrue();
    }

    private static String[] brokerWith(String... more) {
        List<String> configs = new ArrayList<>(List.of(more));
        configs.addAll(List.of("process.roles", "broker", "listeners", "INTERNAL://:9092,CLIENT://:9093"));
        configs.addAll(List.of("inter.broker.listener.name", "INTERNAL"));
        configs.addAll(List.of("listener.security.protocol.map", "INTERNAL:SASL_SSL,CLIENT:SASL_SSL"));
        configs.addAll(List.of("sasl.mechanism.inter.broker.protocol", "PLAIN"));
        configs.addAll(List.of(
                "listener.name.internal.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=broker password=x;"));
        return configs.toArray(String[]::new);
    }

    private static final String BROKER_ROLE = """
            version: 1
            roles: {node: [{allow: ClusterAction, cluster: kafka-cluster}]}
            bindings: [{role: node, to: "User:broker"}]
            """;

    @Test
    void reload_thatTakesClusterActionFromTheNode_isRefused() throws IOException {
        write(BROKER_ROLE);
        PolicyAuthorizer authorizer = authorizer(brokerWith());
        write("# nobody\n" + BROKER_ROLE.replace("User:broker", "User:other"));
        await().until(() -> authorizer.metrics().getPolicyOutcome().equals("REFUSED"));
        assertThat(authorizer.metrics().getPolicyProblem()).contains("lockout-cluster-action", "User:broker");

        write("mode: monitor\nversion: 1\nbindings: []\n");
        await().until(() -> authorizer.metrics().getPolicyVersion() == 2);
        write("mode: enforce\nversion: 1\nbindings: []\n");
        await().until(() -> authorizer.metrics().getPolicyOutcome().equals("REFUSED"));
        assertThat(authorizer.metrics().getPolicyProblem()).contains("lockout-cluster-action");
    }

    @Test
    void superUsers_thatThePolicyWouldLockOut_areRefused() throws IOException {
        write("""
                version: 1
                roles: {none: [{deny: All, cluster: kafka-cluster}]}
                bindings: [{role: none, to: "User:*"}]
                """);
        PolicyAuthorizer authorizer = authorizer(brokerWith("super.users", "User:broker;User:root"));
        assertThatThrownBy(() -> authorizer.validateReconfiguration(Map.of("super.users", "User:root")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("lockout-cluster-action");
        authorizer.validateReconfiguration(Map.of("super.users", "User:broker;User:root;User:another"));
    }

    @Test
    void administratorByAclAlone_isJudgedWhenTheAclsAreThere() throws IOException {
        write("version: 1\nguardrails: {listeners: {CLIENT: {only: [\"User:app\"]}}}\nbindings: []\n");
        Map<String, String> configs = new HashMap<>();
        String[] pairs = brokerWith("security.policy.file", file.toString(), "super.users", "User:broker");
        for (int i = 0; i < pairs.length; i += 2) {
            configs.put(pairs[i], pairs[i + 1]);
        }
        for (boolean cut : new boolean[] {true, false}) {
            PolicyAuthorizer authorizer = new PolicyAuthorizer();
            open.add(authorizer);
            authorizer.configure(configs);
            authorizer.addAcl(Contexts.id(1), alter(cut ? "User:ops" : "User:app"));
            authorizer.completeInitialLoad();
            assertThat(authorizer.metrics().getLoadState()).isEqualTo(cut ? "FAILED" : "READY");
        }
    }

    private static org.apache.kafka.metadata.authorizer.StandardAcl alter(String principal) {
        return Contexts.acl(
                ResourceType.CLUSTER,
                "kafka-cluster",
                org.apache.kafka.common.resource.PatternType.LITERAL,
                principal,
                "*",
                AclOperation.ALTER,
                org.apache.kafka.common.acl.AclPermissionType.ALLOW);
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

    private static org.apache.kafka.server.authorizer.Action question(
            AclOperation operation, ResourceType type, String name) {
        return new org.apache.kafka.server.authorizer.Action(
                operation,
                new org.apache.kafka.common.resource.ResourcePattern(
                        type, name, org.apache.kafka.common.resource.PatternType.LITERAL),
                1,
                false,
                false);
    }
}
