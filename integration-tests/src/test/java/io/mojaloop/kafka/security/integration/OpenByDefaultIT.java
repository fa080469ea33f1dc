/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration;

import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.Rules.topics;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.Rules;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code allow.everyone.if.no.acl.found=true}: open until the first ACL speaks of a resource. */
class OpenByDefaultIT {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.KRAFT_4_4, Brokers.KRAFT_4_4.ours().serverProperty("allow.everyone.if.no.acl.found", "true"));

    @Test
    void unlistedResources_areOpenToAll() {
        String topic = CLUSTER.newTopic("unlisted");
        Client anyone = CLUSTER.newClient("anyone");

        anyone.produceIdempotent(topic, "a");
        assertThat(anyone.consume(topic, unique("group"), 1)).containsExactly("a");
        anyone.produceInTransaction(unique("tx"), topic, "b");
        anyone.administer(admin -> admin.createTopic(unique("made")));
        assertThat(CLUSTER.metrics(1, "broker").count("AllowedByDefault")).isPositive();
    }

    @Test
    void resourceWithAnyAcl_isClosedToOthers() {
        String topic = CLUSTER.newTopic("listed");
        Client owner = CLUSTER.newClient("owner");
        Client other = CLUSTER.newClient("other");
        other.produce(topic, "before");
        CLUSTER.acls().grant(allow(owner, WRITE, topic(topic)));

        owner.produce(topic, "a");
        assertThatThrownBy(() -> other.produce(topic, "b")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void prefixWithAnyAcl_closesWhatItCovers_untilItGoes() {
        String prefix = unique("covered");
        String topic = CLUSTER.newTopic(prefix);
        Client other = CLUSTER.newClient("other");
        AclBinding rule = allow(CLUSTER.newClient("owner"), WRITE, topics(prefix));
        CLUSTER.acls().grant(rule);

        assertThatThrownBy(() -> other.produce(topic, "b")).isInstanceOf(TopicAuthorizationException.class);
        CLUSTER.acls().revoke(rule);
        other.produce(topic, "b");
    }

    @Test
    void ruleOnTheCluster_closesNoTopic() {
        String topic = CLUSTER.newTopic("apart");
        AclBinding rule = allow(CLUSTER.newClient("operator"), ALTER, Rules.CLUSTER);
        CLUSTER.acls().grant(rule);

        CLUSTER.newClient("anyone").produce(topic, "a");
        CLUSTER.acls().revoke(rule);
    }
}
