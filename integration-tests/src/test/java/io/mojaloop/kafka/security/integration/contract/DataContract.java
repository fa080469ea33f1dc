/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.contract;

import static io.mojaloop.kafka.security.integration.support.Rules.CLUSTER;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.deny;
import static io.mojaloop.kafka.security.integration.support.Rules.group;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.Rules.topics;
import static io.mojaloop.kafka.security.integration.support.Rules.transactionalId;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.IDEMPOTENT_WRITE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.integration.support.Client;
import java.util.Map;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** Producers, consumers, groups, idempotence and transactions. */
public interface DataContract extends Contract {

    @Test
    default void producer_withWrite_writesAndReaderWithReadReads() {
        String topic = cluster().newTopic("orders");
        String group = unique("readers");
        Client writer = cluster().newClient("writer");
        Client reader = cluster().newClient("reader");
        acls().grant(
                        allow(writer, WRITE, topic(topic)),
                        allow(reader, READ, topic(topic)),
                        allow(reader, READ, group(group)));

        writer.produce(topic, "a", "b");

        assertThat(reader.consume(topic, group, 2)).containsExactly("a", "b");
    }

    @Test
    default void producer_withoutRule_isRefused() {
        String topic = cluster().newTopic("orders");
        Client rogue = cluster().newClient("rogue");

        assertThatThrownBy(() -> rogue.produce(topic, "x")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void producer_withReadOnly_isRefused() {
        String topic = cluster().newTopic("orders");
        Client reader = cluster().newClient("reader");
        acls().grant(allow(reader, READ, topic(topic)));

        assertThatThrownBy(() -> reader.produce(topic, "x")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void consumer_withoutGroupRule_isRefused() {
        String topic = cluster().newTopic("orders");
        Client reader = cluster().newClient("reader");
        acls().grant(allow(reader, READ, topic(topic)));

        assertThatThrownBy(() -> reader.consume(topic, unique("group"), 1))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    default void consumer_withoutTopicRule_isRefused() {
        String topic = cluster().newTopic("orders");
        String group = unique("group");
        Client reader = cluster().newClient("reader");
        acls().grant(allow(reader, READ, group(group)));

        assertThatThrownBy(() -> reader.consume(topic, group, 1)).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void consumer_withDescribeButNoReadOnTopic_isRefused() {
        String topic = cluster().newTopic("orders");
        String group = unique("group");
        Client reader = cluster().newClient("reader");
        acls().grant(allow(reader, READ, group(group)), allow(reader, DESCRIBE, topic(topic)));
        cluster().superUser().produce(topic, "secret");

        assertThatThrownBy(() -> reader.consume(topic, group, 1)).isInstanceOf(TopicAuthorizationException.class);
    }

    /** Consumer groups of KIP-848 join by another request, which asks other questions. */
    @Test
    @DisabledIf("onKafka3")
    default void newGroupProtocol_asksForGroupAndTopic() {
        String topic = cluster().newTopic("orders");
        String group = unique("group");
        Map<String, String> protocol = Map.of("group.protocol", "consumer");
        Client reader = cluster().newClient("reader");
        cluster().superUser().produce(topic, "a");

        assertThatThrownBy(() -> reader.consume(protocol, topic, group, 1))
                .isInstanceOf(GroupAuthorizationException.class);
        acls().grant(allow(reader, READ, group(group)));
        assertThatThrownBy(() -> reader.consume(protocol, topic, group, 1))
                .isInstanceOf(TopicAuthorizationException.class);
        acls().grant(allow(reader, READ, topic(topic)));
        assertThat(reader.consume(protocol, topic, group, 1)).containsExactly("a");
    }

    default boolean onKafka3() {
        return !cluster().brokers().line4();
    }

    /** InitProducerId asks whether the principal may write to any topic at all (authorizeByResourceType). */
    @Test
    default void idempotentProducer_withWriteOnAPrefix_writes() {
        String topic = cluster().newTopic("orders");
        Client writer = cluster().newClient("writer");
        acls().grant(allow(writer, WRITE, topics("orders")));

        writer.produceIdempotent(topic, "a");
    }

    @Test
    default void idempotentProducer_withoutWriteAnywhere_getsNoProducerId() {
        String topic = cluster().newTopic("orders");
        Client writer = cluster().newClient("writer");
        acls().grant(allow(writer, DESCRIBE, topic(topic)));

        assertThatThrownBy(() -> writer.produceIdempotent(topic, "a"))
                .isInstanceOf(ClusterAuthorizationException.class);
    }

    @Test
    default void idempotentProducer_whoseOnlyWriteIsDeniedByAPrefix_getsNoProducerId() {
        String topic = cluster().newTopic("orders");
        Client writer = cluster().newClient("writer");
        acls().grant(
                        allow(writer, WRITE, topic(topic)),
                        allow(writer, DESCRIBE, topic(topic)),
                        deny(writer, WRITE, topics("orders")));

        assertThatThrownBy(() -> writer.produceIdempotent(topic, "a"))
                .isInstanceOf(ClusterAuthorizationException.class);
    }

    @Test
    default void idempotentWriteOnCluster_givesAProducerIdButNoTopic() {
        String topic = cluster().newTopic("orders");
        Client writer = cluster().newClient("writer");
        acls().grant(allow(writer, IDEMPOTENT_WRITE, CLUSTER), allow(writer, DESCRIBE, topic(topic)));

        assertThatThrownBy(() -> writer.produceIdempotent(topic, "a")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void transaction_withWriteOnTransactionalIdAndTopic_commits() {
        String topic = cluster().newTopic("ledger");
        String id = unique("tx");
        String group = unique("readers");
        Client writer = cluster().newClient("writer");
        acls().grant(
                        allow(writer, WRITE, topic(topic)),
                        allow(writer, WRITE, transactionalId(id)),
                        allow(writer, READ, topic(topic)),
                        allow(writer, READ, group(group)));

        writer.produceInTransaction(id, topic, "a", "b");

        assertThat(writer.consume(topic, group, 2)).containsExactly("a", "b");
    }

    @Test
    default void transaction_withoutTransactionalIdRule_isRefused() {
        String topic = cluster().newTopic("ledger");
        Client writer = cluster().newClient("writer");
        acls().grant(allow(writer, ALL, topic(topic)));

        assertThatThrownBy(() -> writer.produceInTransaction(unique("tx"), topic, "a"))
                .isInstanceOf(TransactionalIdAuthorizationException.class);
    }

    @Test
    default void transaction_withoutTopicRule_isRefused() {
        String topic = cluster().newTopic("ledger");
        String id = unique("tx");
        Client writer = cluster().newClient("writer");
        acls().grant(allow(writer, WRITE, transactionalId(id)));

        assertThatThrownBy(() -> writer.produceInTransaction(id, topic, "a"))
                .isInstanceOf(TopicAuthorizationException.class);
    }
}
