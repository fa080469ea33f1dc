/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import static io.mojaloop.kafka.security.integration.support.Rules.CLUSTER;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.integration.support.Client;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.resource.ResourcePattern;
import org.junit.jupiter.api.Test;

/**
 * Who changed what. Each request is sent once, from an address that nobody else has, to a broker; with KRaft that is not the
 * one that decides. What was done once stands once in all trails together.
 */
public interface AdministrationAuditContract extends AuditContract {

    @Test
    default void aclCreation_isToldOnceWithItsAuthor() {
        Client officer = operator(ALTER, CLUSTER);
        String topic = unique("topic");

        AuditRecord told = changed(officer, AdminRequests.createAcl("User:somebody", topic));

        assertThat(told.is("iam", "admin")).isTrue();
        assertThat(told.outcome()).isEqualTo("success");
        assertThat(told.json().toString()).contains("somebody", topic);
    }

    @Test
    default void aclDeletion_isToldOnceWithItsAuthor() {
        Client officer = operator(ALTER, CLUSTER);
        String topic = unique("topic");
        succeeds(officer, "setup", AdminRequests.createAcl("User:somebody", topic));
        acls().awaitPresent(allow("User:somebody", "*", AclOperation.READ, topic(topic)));

        AuditRecord told = changed(officer, AdminRequests.deleteAcls("User:somebody", topic));

        assertThat(told.is("iam", "admin")).isTrue();
        assertThat(told.outcome()).isEqualTo("success");
        assertThat(told.json().toString()).contains("somebody", topic);
    }

    @Test
    default void topicCreation_isToldOnceWithItsAuthor() {
        String topic = unique("made");
        Client operator = operator(CREATE, topic(topic));

        AuditRecord told = changed(operator, AdminRequests.createTopic(topic));

        assertThat(told.is("configuration", "creation")).isTrue();
        assertThat(told.resource()).isEqualTo(topic);
    }

    @Test
    default void topicDeletion_isToldOnceWithItsAuthor() {
        String topic = cluster().newTopic("unmade");
        Client operator = operator(DELETE, topic(topic));

        AuditRecord told = changed(operator, AdminRequests.deleteTopic(topic));

        assertThat(told.is("configuration", "deletion")).isTrue();
        assertThat(told.resource()).isEqualTo(topic);
    }

    @Test
    default void configurationChange_isToldOnceWithItsAuthor() {
        String topic = cluster().newTopic("configured");
        Client operator = operator(ALTER_CONFIGS, topic(topic));

        AuditRecord told = changed(operator, AdminRequests.setTopicConfig(topic, "retention.ms", "86400000"));

        assertThat(told.is("configuration", "change")).isTrue();
        assertThat(told.resource()).isEqualTo(topic);
    }

    @Test
    default void scramChange_isToldOnceWithItsAuthor() {
        Client officer = operator(ALTER, CLUSTER);

        AuditRecord told = changed(officer, AdminRequests.setScramPassword(unique("user")));

        assertThat(told.is("iam", "admin")).isTrue();
        assertThat(told.text("kafka.api_key")).isEqualTo("ALTER_USER_SCRAM_CREDENTIALS");
    }

    @Test
    default void quotaChange_isToldOnceWithItsAuthor() {
        Client officer = operator(ALTER_CONFIGS, CLUSTER);

        AuditRecord told = changed(officer, AdminRequests.setProduceQuota(unique("user"), 1_000_000));

        assertThat(told.is("configuration", "change")).isTrue();
        assertThat(told.text("kafka.api_key")).isEqualTo("ALTER_CLIENT_QUOTAS");
    }

    /** It changed nothing: there is the denial and nothing that looks like a change. */
    @Test
    default void deniedAclCreation_isToldOnceAsADenial() {
        Client rogue = cluster().newClient("rogue");
        String id = unique("client");

        assertThat(answer(rogue, id, AdminRequests.createAcl("User:rogue", unique("topic")))
                        .errorCounts())
                .containsOnlyKeys(Errors.CLUSTER_AUTHORIZATION_FAILED);

        AuditRecord told = exactlyOne(
                "anything of " + id, record -> record.text("kafka.client_id").equals(id));
        assertThat(told.isDenied()).isTrue();
        assertThat(told.outcome()).isEqualTo("failure");
        assertThat(told.operation()).isEqualTo("ALTER");
        assertThat(told.text("kafka.resource.type")).isEqualTo("CLUSTER");
        isOf(rogue, told);
    }

    /** Somebody new with one right. */
    private Client operator(AclOperation operation, ResourcePattern resource) {
        Client operator = cluster().newClient("operator");
        acls().grant(allow(operator, operation, resource));
        // Where it is decided: in ZooKeeper mode the controller is one of the brokers.
        cluster().brokerIds().forEach(node -> cluster().acls(node).awaitPresent(allow(operator, operation, resource)));
        return operator;
    }

    /** Sends a request that succeeds. @return the one record of a change that tells of it */
    private AuditRecord changed(Client operator, AbstractRequest request) {
        String id = unique("client");
        succeeds(operator, id, request);
        AuditRecord told = exactlyOne(
                "change by " + id,
                record -> record.text("kafka.client_id").equals(id)
                        && (record.texts("event.category").contains("iam")
                                || record.texts("event.category").contains("configuration")));
        isOf(operator, told);
        assertThat(told.text("kafka.api_key")).isEqualTo(request.apiKey().name());
        // Only of a change of an ACL the authorizer sees what Kafka makes of it.
        assertThat(told.outcome()).isEqualTo(told.text("kafka.stage").equals("completed") ? "success" : "unknown");
        return told;
    }

    private void isOf(Client client, AuditRecord told) {
        assertThat(told.user()).isEqualTo(AuditContract.name(client));
        assertThat(told.text("source.ip")).isEqualTo("127.0.0.99");
        assertThat(told.json().at("/kafka/forwarded").asBoolean())
                .as("forwarded")
                .isEqualTo(cluster().brokers().kraft());
    }
}
