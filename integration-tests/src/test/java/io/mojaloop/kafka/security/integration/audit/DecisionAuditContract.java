/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Client;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What clients were allowed and denied: each denial, and how often what was allowed. */
public interface DecisionAuditContract extends AuditContract {
    /** Without what a producer does by itself, so that each send is one request for one right. */
    Map<String, String> PLAIN = Map.of("enable.idempotence", "false", "client.id", "a-producer");

    @Test
    default void deniedProduce_isToldOnce() {
        String topic = cluster().newTopic("audited");
        Client rogue = cluster().newClient("rogue");
        acls().grant(allow(rogue, DESCRIBE, topic(topic)));

        assertThat(send(rogue, topic, 1)).containsExactly("TopicAuthorizationException");

        AuditRecord told = exactlyOne(
                "denied write to " + topic,
                record -> record.isDenied() && record.resource().equals(topic));
        assertThat(told.user()).isEqualTo(AuditContract.name(rogue));
        assertThat(told.text("source.ip")).isEqualTo("127.0.0.1");
        assertThat(told.outcome()).isEqualTo("failure");
        assertThat(told.operation()).isEqualTo("WRITE");
        assertThat(told.text("kafka.resource.type")).isEqualTo("TOPIC");
        assertThat(told.text("kafka.api_key")).isEqualTo("PRODUCE");
        assertThat(told.text("kafka.client_id")).isEqualTo("a-producer");
        assertThat(told.text("kafka.listener")).isEqualTo("MTLS");
        assertThat(told.text("kafka.security_protocol")).isEqualTo("SSL");
        assertThat(told.text("event.id")).hasSize(36);
    }

    /** More than are told one by one: the rest is counted, and nothing is missing. */
    @Test
    default void floodOfDenials_isCountedExactly() {
        String topic = cluster().newTopic("audited");
        Client rogue = cluster().newClient("rogue");
        acls().grant(allow(rogue, DESCRIBE, topic(topic)));
        int flood = 10 * AuditedBrokers.BURST;

        assertThat(send(rogue, topic, flood)).hasSize(flood).containsOnly("TopicAuthorizationException");

        await("all of them counted")
                .untilAsserted(() -> assertThat(count(
                                record -> record.isDenied() && record.resource().equals(topic)))
                        .isEqualTo(flood));
        assertThat(like(record -> record.isDenied() && record.resource().equals(topic)))
                .hasSizeLessThan(flood)
                .allSatisfy(record -> assertThat(record.user()).isEqualTo(AuditContract.name(rogue)));
    }

    @Test
    default void allowedProduceAndFetch_areCountedExactly() {
        String topic = cluster().newTopic("audited");
        Client service = cluster().newClient("service");
        acls().grant(allow(service, WRITE, topic(topic)));

        assertThat(send(service, topic, 50)).hasSize(50).containsOnly("ok");

        Predicate<AuditRecord> written = record -> record.isAllowed()
                && record.user().equals(AuditContract.name(service))
                && record.text("kafka.api_key").equals("PRODUCE");
        await("all of them counted")
                .untilAsserted(() -> assertThat(count(written)).isEqualTo(50));
        assertThat(like(written)).as("not one for each").hasSizeLessThan(50).allSatisfy(record -> {
            assertThat(record.resource()).isEqualTo(topic);
            assertThat(record.operation()).isEqualTo("WRITE");
            assertThat(record.outcome()).isEqualTo("success");
            assertThat(record.text("source.ip")).isEqualTo("127.0.0.1");
        });
    }

    /** Listing topics asks for each of them whether it may be seen: that is no attempt at anything. */
    @Test
    default void topicsThatAListLeavesOut_areNoDenials() {
        String topic = cluster().newTopic("hidden");
        Client curious = cluster().newClient("curious");
        assertThat(curious.visibleTopics()).doesNotContain(topic);

        awaitEverythingSoFar();
        assertThat(like(record -> record.user().equals(AuditContract.name(curious)) && record.isDenied()))
                .isEmpty();
    }

    @Test
    default void deniedRead_isTold() {
        String topic = cluster().newTopic("audited");
        Client reader = cluster().newClient("reader");
        acls().grant(allow(reader, READ, topic(topic)));
        String group = AuditContract.name(reader);
        assertThat(outcome(() -> reader.consume(topic, group, 1))).isEqualTo("GroupAuthorizationException");

        awaitEverythingSoFar();
        assertThat(like(record -> record.isDenied() && record.resource().equals(group)))
                .isNotEmpty()
                .allSatisfy(record -> {
                    assertThat(record.user()).isEqualTo(AuditContract.name(reader));
                    assertThat(record.text("kafka.resource.type")).isEqualTo("GROUP");
                });
    }

    /** How many decisions records of a kind stand for. */
    private long count(Predicate<AuditRecord> like) {
        return like(like).stream().mapToLong(AuditRecord::count).sum();
    }

    /** One request each, and what became of it. */
    private static List<String> send(Client client, String topic, int times) {
        List<String> outcomes = new java.util.ArrayList<>();
        client.withProducer(PLAIN, producer -> {
            for (int i = 0; i < times; i++) {
                outcomes.add(outcome(() -> get(producer.send(new ProducerRecord<>(topic, "v")))));
            }
        });
        return outcomes;
    }
}
