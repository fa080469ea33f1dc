/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.Subject;
import io.mojaloop.kafka.security.policy.Transport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutGuardTest {
    private static final Position AT = new Position("p.yaml", 7, 3);
    private static final Principal BROKER = new Principal("User", "broker");
    private static final Principal ADMIN = new Principal("User", "admin");

    /** A combined node: SASL among brokers, TLS with certificates among controllers, clients over SASL_SSL. */
    private static Map<String, Object> combined() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("listeners", "INTERNAL://:9092,CLIENT://:9093,CONTROLLER://:9094");
        properties.put("listener.security.protocol.map", "INTERNAL:SASL_SSL,CLIENT:SASL_SSL,CONTROLLER:SASL_SSL");
        properties.put("inter.broker.listener.name", "INTERNAL");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
        properties.put("sasl.mechanism.controller.protocol", "PLAIN");
        properties.put(
                "listener.name.internal.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"broker\" password=\"x\";");
        properties.put(
                "listener.name.controller.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required password='y' username='broker';");
        return properties;
    }

    private static Policy policy(Guardrails guardrails) {
        return policy(guardrails, List.of());
    }

    private static Policy policy(Guardrails guardrails, List<Binding> bindings) {
        Role noCluster = new Role(
                "no-cluster",
                List.of(new Role.RoleRule(
                        false,
                        Set.of(Operation.ALL),
                        ResourceType.CLUSTER,
                        List.of(NamePattern.literal("kafka-cluster")),
                        AT)),
                AT);
        return new Policy(
                PolicyMode.ENFORCE,
                guardrails,
                Map.of("nodes", List.of(BROKER)),
                Map.of("no-cluster", noCluster),
                bindings,
                Quotas.NONE);
    }

    private static Binding noCluster(Subject to) {
        return new Binding("no-cluster", List.of(to), List.of(), Optional.empty(), Optional.empty(), AT);
    }

    private static Guardrails transports(PolicyMode mode, Transport... transports) {
        return new Guardrails(mode, Set.of(transports), true, Map.of(), Optional.empty());
    }

    private static Guardrails only(String listener, Subject... only) {
        return new Guardrails(
                PolicyMode.ENFORCE,
                Set.of(),
                false,
                Map.of(listener, new Guardrails.ListenerRule(List.of(only), AT)),
                Optional.empty());
    }

    private static List<String> codes(Map<String, ?> properties, Policy policy, Principal... superUsers) {
        Set<Principal> supers = Set.of(superUsers);
        return LockoutGuard.of(new ServerProperties(properties))
                .check("p.yaml", policy, new LockoutGuard.Standing() {
                    @Override
                    public boolean isSuperUser(Principal principal) {
                        return supers.contains(principal);
                    }

                    @Override
                    public Set<Principal> administrators() {
                        return supers;
                    }
                })
                .stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void transports_thatAllInternalListenersHave_areAccepted() {
        assertThat(codes(combined(), policy(transports(PolicyMode.ENFORCE, Transport.SASL_SSL)), BROKER, ADMIN))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INTERNAL", "CONTROLLER"})
    void plaintext_betweenNodes_isToldBeforeItIsForbidden(String listener) {
        Map<String, Object> properties = combined();
        properties.merge(
                "listener.security.protocol.map",
                "",
                (map, none) -> map.toString().replace(listener + ":SASL_SSL", listener + ":PLAINTEXT"));
        assertThat(codes(properties, policy(transports(PolicyMode.ENFORCE, Transport.SASL_SSL)), BROKER, ADMIN))
                .containsExactly("lockout-transport");
        assertThat(codes(properties, policy(transports(PolicyMode.MONITOR, Transport.SASL_SSL)), BROKER, ADMIN))
                .isEmpty();
    }

    @Test
    void tlsWithoutClientCertificates_betweenNodes_isAnonymous() {
        Map<String, Object> properties = combined();
        properties.put("listener.security.protocol.map", "INTERNAL:SSL,CLIENT:SASL_SSL,CONTROLLER:SASL_SSL");
        assertThat(codes(properties, policy(transports(PolicyMode.ENFORCE, Transport.SASL_SSL, Transport.SSL)), ADMIN))
                .containsExactly("lockout-anonymous");
        assertThat(codes(properties, policy(transports(PolicyMode.ENFORCE, Transport.SSL)), ADMIN))
                .contains("lockout-anonymous", "lockout-transport", "lockout-administrator");
    }

    @Test
    void defaults_withoutAnyListenerConfiguration_arePlaintextAmongBrokers() {
        assertThat(codes(
                        Map.of("listeners", "PLAINTEXT://:9092", "zookeeper.connect", "z"),
                        policy(transports(PolicyMode.ENFORCE, Transport.SSL))))
                .containsExactly("lockout-transport");
    }

    @Test
    void listener_thatLeavesOutTheNode_isRefused_andWithItOrItsGroupAccepted() {
        assertThat(codes(combined(), policy(only("INTERNAL", ADMIN)), BROKER, ADMIN))
                .containsExactly("lockout-listener");
        assertThat(codes(combined(), policy(only("controller", ADMIN)), BROKER, ADMIN))
                .containsExactly("lockout-listener");
        assertThat(codes(combined(), policy(only("INTERNAL", BROKER)), BROKER, ADMIN))
                .isEmpty();
        assertThat(codes(combined(), policy(only("INTERNAL", new Subject.GroupReference("nodes"))), BROKER, ADMIN))
                .isEmpty();
    }

    @Test
    void nodeOfUnknownIdentity_needsSomebodyNamed() {
        Map<String, Object> properties = combined();
        properties.put("sasl.mechanism.inter.broker.protocol", "GSSAPI");
        assertThat(codes(properties, policy(only("INTERNAL", ADMIN)), BROKER, ADMIN))
                .isEmpty();
        assertThat(codes(properties, policy(only("INTERNAL", new Subject.GroupReference("empty"))), BROKER, ADMIN))
                .containsExactly("lockout-listener");
    }

    @Test
    void lastAdministrator_withoutAListener_isRefused() {
        assertThat(codes(combined(), policy(only("CLIENT", BROKER)), BROKER, ADMIN))
                .contains("lockout-administrator");
        assertThat(codes(combined(), policy(only("CLIENT", ADMIN)), BROKER, ADMIN))
                .isEmpty();
        assertThat(codes(combined(), policy(only("CLIENT", BROKER)), BROKER))
                .as("there was none before")
                .isEmpty();
    }

    @Test
    void administration_mustExceptTheNodes() {
        Guardrails.Administration strict = new Guardrails.Administration(
                List.of(HostPattern.parse("10.0.0.0/8")), List.of(), Guardrails.Administration.DEFAULT_OPERATIONS, AT);
        Guardrails.Administration fair = new Guardrails.Administration(
                strict.from(), List.of(new Subject.GroupReference("nodes")), strict.operations(), AT);
        assertThat(codes(combined(), policy(administration(strict)), BROKER, ADMIN))
                .contains("lockout-administration");
        assertThat(codes(combined(), policy(administration(fair)), BROKER, ADMIN))
                .isEmpty();
    }

    private static Guardrails administration(Guardrails.Administration administration) {
        return new Guardrails(PolicyMode.ENFORCE, Set.of(), false, Map.of(), Optional.of(administration));
    }

    @Test
    void deny_ofClusterAction_hitsNodesThatAreNoSuperUsers() {
        Policy all = policy(Guardrails.NONE, List.of(noCluster(Principal.EVERYONE)));
        assertThat(codes(combined(), all, BROKER, ADMIN)).isEmpty();
        assertThat(codes(combined(), all, ADMIN)).containsExactly("lockout-cluster-action");
    }

    @Test
    void certificateOfTheNode_isReadWithItsMappingRules() {
        Map<String, Object> properties = combined();
        properties.put("listener.security.protocol.map", "INTERNAL:SSL,CLIENT:SASL_SSL,CONTROLLER:SASL_SSL");
        properties.put("ssl.client.auth", "required");
        properties.put("ssl.keystore.type", "PEM");
        properties.put("ssl.keystore.certificate.chain", Certificates.OF_NODE_ONE);
        properties.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/");
        assertThat(NodeListeners.of(new ServerProperties(properties)))
                .filteredOn(listener -> listener.name().equals("INTERNAL"))
                .singleElement()
                .satisfies(listener -> assertThat(listener.identity()).contains(new Principal("User", "node-1")));
        properties.put("ssl.keystore.certificate.chain", "no certificate");
        assertThat(NodeListeners.of(new ServerProperties(properties)))
                .filteredOn(listener -> listener.name().equals("INTERNAL"))
                .singleElement()
                .satisfies(listener -> assertThat(listener.identity()).isEmpty());
    }

    @Test
    void separateController_doesNotJudgeAdministrators() {
        Map<String, Object> properties = combined();
        properties.put("process.roles", "controller");
        properties.put("listeners", "CONTROLLER://:9094");
        assertThat(codes(properties, policy(only("CLIENT", BROKER)), BROKER, ADMIN))
                .isEmpty();
    }

    @Test
    void remoteListenerWithTls_tellsNothingOfWhatItAsksOfClients() {
        Map<String, Object> properties = combined();
        properties.put("process.roles", "broker");
        properties.put("listeners", "INTERNAL://:9092,CLIENT://:9093");
        properties.put("listener.security.protocol.map", "INTERNAL:SASL_SSL,CLIENT:SASL_SSL,CONTROLLER:SSL");
        Guardrails strict = transports(PolicyMode.ENFORCE, Transport.SASL_SSL, Transport.SSL);
        assertThat(codes(properties, policy(strict), BROKER, ADMIN)).isEmpty();
        properties.put("ssl.keystore.type", "PEM");
        properties.put("ssl.keystore.certificate.chain", Certificates.OF_NODE_ONE);
        assertThat(codes(properties, policy(only("CONTROLLER", BROKER)), BROKER, ADMIN))
                .as("the certificate is known")
                .containsExactly("lockout-listener");
    }

    @Test
    void jaasConfiguration_thatBrokersIgnore_isIgnored() {
        Map<String, Object> properties = combined();
        properties.remove("listener.name.internal.scram-sha-512.sasl.jaas.config");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"tool\" password=\"x\";");
        assertThat(codes(properties, policy(only("INTERNAL", BROKER)), BROKER, ADMIN))
                .isEmpty();
    }

    @Test
    void password_thatLooksLikeAUserName_isNone() {
        Map<String, Object> properties = combined();
        properties.put(
                "listener.name.internal.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " password=\"s3 username=cret\" username=\"broker\";");
        assertThat(NodeListeners.of(new ServerProperties(properties)))
                .filteredOn(listener -> listener.name().equals("INTERNAL"))
                .singleElement()
                .satisfies(listener -> assertThat(listener.identity()).contains(BROKER));
    }

    @Test
    void kafkasDefaults_countToo() {
        Policy strict = policy(transports(PolicyMode.ENFORCE, Transport.SSL, Transport.SASL_SSL));
        assertThat(codes(Map.of("process.roles", "broker,controller", "controller.listener.names", "SSL"), strict))
                .contains("lockout-transport");
        assertThat(codes(
                        Map.of(
                                "process.roles", "controller",
                                "listeners", "CONTROLLER://:9093",
                                "controller.listener.names", "CONTROLLER"),
                        strict))
                .contains("lockout-transport");
        Map<String, Object> zooKeeper = combined();
        zooKeeper.keySet().removeAll(List.of("process.roles", "controller.listener.names"));
        zooKeeper.put("zookeeper.connect", "zk:2181");
        zooKeeper.put("control.plane.listener.name", "CONTROLLER");
        zooKeeper.put("listener.security.protocol.map", "INTERNAL:SASL_SSL,CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT");
        assertThat(codes(zooKeeper, strict, BROKER, ADMIN)).contains("lockout-transport");
        assertThat(codes(Map.of("super.users", "User:a"), strict))
                .as("no node's configuration")
                .isEmpty();
    }

    @Test
    void deny_ofClusterAction_fromSomeNetworkOnly_isStillOneTooMany() {
        Binding some = new Binding(
                "no-cluster",
                List.of(Principal.EVERYONE),
                List.of(HostPattern.parse("10.0.0.0/8")),
                Optional.empty(),
                Optional.empty(),
                AT);
        assertThat(codes(combined(), policy(Guardrails.NONE, List.of(some)), ADMIN))
                .containsExactly("lockout-cluster-action");
    }

    @Test
    void listener_thatThisNodeDoesNotKnow_isAWarning() {
        List<Problem> problems = LockoutGuard.of(new ServerProperties(combined()))
                .check("p.yaml", policy(only("INTERNALL", BROKER)), new LockoutGuard.Standing() {
                    @Override
                    public boolean isSuperUser(Principal principal) {
                        return true;
                    }

                    @Override
                    public Set<Principal> administrators() {
                        return Set.of(ADMIN);
                    }
                });
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.code()).isEqualTo("unknown-listener");
            assertThat(problem.suggestion().orElseThrow()).contains("INTERNAL", "CLIENT", "CONTROLLER");
        });
    }
}
