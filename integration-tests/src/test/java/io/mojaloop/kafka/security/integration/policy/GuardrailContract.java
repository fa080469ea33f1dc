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
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.Metrics;
import io.mojaloop.kafka.security.kit.Credentials;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Guardrails on real listeners. They bind super users too, and whoever comes without credentials is one here. */
public interface GuardrailContract extends PolicyContract {
    String NO_TOPIC = "TopicAuthorizationException";
    String NO_CLUSTER = "ClusterAuthorizationException";

    String TLS_ONLY = "version: 1\nguardrails: {transports: [SSL, SASL_SSL]}\n";

    /** Changes that KRaft forwards to the controller, and what a refusal of each is called. */
    private Map<String, Consumer<AdminCalls>> administration(String topic) {
        Map<String, Consumer<AdminCalls>> calls = new LinkedHashMap<>();
        calls.put("createTopics", admin -> admin.createTopic(unique("administered")));
        calls.put(
                "createPartitions",
                admin -> get(admin.client()
                        .createPartitions(Map.of(
                                topic,
                                NewPartitions.increaseTo(
                                        admin.describeTopic(topic).partitions().size() + 1)))
                        .all()));
        calls.put(
                "incrementalAlterConfigs",
                admin -> admin.setConfig(ConfigResource.Type.TOPIC, topic, "retention.ms", "3600000"));
        calls.put(
                "createAcls",
                admin -> get(admin.client()
                        .createAcls(List.of(allow("User:somebody", "*", READ, topic(topic))))
                        .all()));
        calls.put(
                "deleteAcls",
                admin -> get(admin.client()
                        .deleteAcls(List.of(
                                allow("User:somebody", "*", READ, topic(topic)).toFilter()))
                        .all()));
        return calls;
    }

    private static String refusalOf(String call) {
        return call.endsWith("Acls") ? NO_CLUSTER : NO_TOPIC;
    }

    /** Brokers create these topics as themselves: a fresh cluster would otherwise never get them. */
    @Test
    @Order(1)
    default void freshCluster_whoseAdministrationIsGuarded_stillMakesItsInternalTopics() {
        String topic = cluster().newTopic("first");
        assertThat(internalTopics()).isEmpty();
        enforce("""
                version: 1
                guardrails:
                  administration: {from: [10.0.0.0/8], except: ["User:broker"]}
                """);

        cluster().superUser().produceInTransaction(unique("first"), topic, "a");
        assertThat(cluster().superUser().consume(topic, unique("first"), 1)).containsExactly("a");

        assertThat(internalTopics()).containsExactlyInAnyOrder("__consumer_offsets", "__transaction_state");
        assertThat(outcome(() -> cluster().superUser().administer(admin -> admin.createTopic(unique("second")))))
                .isEqualTo(NO_TOPIC);
    }

    private Set<String> internalTopics() {
        Set<String> all = get(acls().admin()
                .client()
                .listTopics(new ListTopicsOptions().listInternal(true))
                .names());
        return new HashSet<>(all.stream().filter(name -> name.startsWith("__")).toList());
    }

    @Test
    default void plaintext_isServedNothing_superUsersIncluded() {
        String topic = cluster().newTopic("guarded");
        String unmade = unique("unmade");
        Client plain = cluster().client(Credentials.plaintext());
        Metrics broker = cluster().metrics(1, "broker");
        plain.produceIdempotent(topic, "a");
        assertThat(plain.visibleTopics()).contains(topic);

        enforce(TLS_ONLY);
        long denied = broker.count("DeniedByGuardrail");
        assertThat(plain.visibleTopics()).isEmpty();
        assertThat(outcome(() -> plain.produce(topic, "b"))).isEqualTo(NO_TOPIC);
        assertThat(outcome(() -> plain.produceIdempotent(topic, "b"))).isEqualTo(NO_TOPIC);
        assertThat(outcome(() -> plain.consume(topic, unique("guarded"), 1))).isEqualTo(NO_TOPIC);
        assertThat(outcome(() -> plain.administer(admin -> admin.describeTopic(topic))))
                .isEqualTo(NO_TOPIC);
        assertThat(outcome(() -> plain.administer(admin -> admin.createTopic(unmade))))
                .isEqualTo(NO_TOPIC);
        assertThat(outcome(() -> plain.administer(admin ->
                        get(admin.client().describeAcls(AclBindingFilter.ANY).values()))))
                .isEqualTo(NO_CLUSTER);
        assertThat(broker.count("DeniedByGuardrail")).isGreaterThan(denied);
        assertThat(cluster().authorizerLog().awaitLine(topic, "Guardrail(transports"))
                .contains("Principal = User:ANONYMOUS is Denied", " INFO ");

        assertThat(cluster().superUser().visibleTopics()).contains(topic).doesNotContain(unmade);
        Client overTls = cluster().client(Credentials.tlsWithoutCredentials());
        overTls.produceIdempotent(topic, "b");
        assertThat(overTls.consume(topic, unique("guarded"), 2)).containsExactly("a", "b");
    }

    @Test
    default void kafkaAcls_overPlaintext_isRefused() {
        enforce(TLS_ONLY);

        assertThat(cluster().kit().kafkaAcls(Credentials.plaintext(), "--list").output())
                .contains(NO_CLUSTER);
    }

    @Test
    default void administrationOverPlaintext_isRefusedByWhoeverDecidesOnIt() {
        String topic = cluster().newTopic("guarded");
        Client plain = cluster().client(Credentials.plaintext());
        Client overTls = cluster().client(Credentials.tlsWithoutCredentials());
        Metrics decider = deciderOfAdministration();
        enforce(TLS_ONLY);
        long unknown = decider.count("UnknownOrigins");

        administration(topic).forEach((name, call) -> {
            overTls.administer(call);
            long denied = decider.count("DeniedByGuardrail");
            if (!name.equals("createPartitions")) { // which begins with describing the topic
                assertThat(outcome(() -> plain.administer(call))).as(name).isEqualTo(refusalOf(name));
                assertThat(decider.count("DeniedByGuardrail")).as(name).isGreaterThan(denied);
            }
        });
        assertThat(decider.count("UnknownOrigins")).isEqualTo(unknown);
    }

    @Test
    default void anonymousOverTls_isRefused() {
        String topic = cluster().newTopic("guarded");
        Client nobody = cluster().client(Credentials.tlsWithoutCredentials());
        nobody.produceIdempotent(topic, "a");

        enforce("version: 1\nguardrails: {anonymous: deny}\n");

        assertThat(nobody.visibleTopics()).isEmpty();
        assertThat(outcome(() -> nobody.produce(topic, "b"))).isEqualTo(NO_TOPIC);
        Metrics decider = deciderOfAdministration();
        long denied = decider.count("DeniedByGuardrail");
        assertThat(outcome(() -> nobody.administer(admin -> admin.createTopic(unique("unmade")))))
                .isEqualTo(NO_TOPIC);
        assertThat(decider.count("DeniedByGuardrail")).isGreaterThan(denied);
        cluster().superUser().produceIdempotent(topic, "b");
    }

    /** The controller judges by the client's listener: alice is not one of those who may use the controllers' own. */
    @Test
    default void listenerRule_bindsWhoeverComesThroughThatListener() {
        String topic = cluster().newTopic("guarded");
        Client alice = cluster().client(Credentials.scram("alice"));
        Client rogue = cluster().client(Credentials.scram("rogue"));
        Client rogueByCertificate = cluster().client(Credentials.certificate("rogue"));
        enforce("""
                version: 1
                guardrails:
                  listeners:
                    CLIENT: {only: ["User:admin", "User:alice"]}
                    INTERNAL: {only: ["User:broker"]}
                    CONTROLLER: {only: ["User:broker"]}
                roles:
                  all:
                    - {allow: All, topic: "*"}
                    - {allow: Alter, cluster: kafka-cluster}
                bindings:
                  - {role: all, to: ["User:alice", "User:rogue"]}
                """);
        Metrics decider = deciderOfAdministration();

        for (Client allowed : List.of(alice, rogueByCertificate)) {
            allowed.produce(topic, "a");
            administration(topic).values().forEach(allowed::administer);
        }
        assertThat(rogue.visibleTopics()).isEmpty();
        assertThat(outcome(() -> rogue.produce(topic, "b"))).isEqualTo(NO_TOPIC);
        administration(topic).forEach((name, call) -> {
            long denied = decider.count("DeniedByGuardrail");
            if (!name.equals("createPartitions")) {
                assertThat(outcome(() -> rogue.administer(call))).as(name).isEqualTo(refusalOf(name));
                assertThat(decider.count("DeniedByGuardrail")).as(name).isGreaterThan(denied);
            }
        });
    }

    @Test
    default void administration_fromElsewhere_isRefused() {
        String topic = cluster().newTopic("guarded");
        Client admin = cluster().superUser();
        enforce("version: 1\nguardrails: {administration: {from: [127.0.0.0/8], except: [\"User:broker\"]}}\n");
        administration(topic).values().forEach(admin::administer);

        enforce(
                "version: 1\nguardrails: {administration: {from: [10.0.0.0/8, 127.0.0.2], except: [\"User:broker\"]}}\n");

        Metrics decider = deciderOfAdministration();
        administration(topic).forEach((name, call) -> {
            long denied = decider.count("DeniedByGuardrail");
            assertThat(outcome(() -> admin.administer(call))).as(name).isEqualTo(refusalOf(name));
            assertThat(decider.count("DeniedByGuardrail")).as(name).isGreaterThan(denied);
        });
        assertThat(outcome(() -> admin.administer(each -> each.deleteTopic(topic))))
                .isEqualTo(NO_TOPIC);
        admin.produceIdempotent(topic, "a");
        assertThat(admin.consume(topic, unique("guarded"), 1)).containsExactly("a");
        admin.administer(each -> each.describeConfig(ConfigResource.Type.BROKER, "1"));
    }
}
