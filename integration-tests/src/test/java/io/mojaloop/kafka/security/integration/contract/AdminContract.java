/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.contract;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Rules.CLUSTER;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.deny;
import static io.mojaloop.kafka.security.integration.support.Rules.group;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.Rules.topics;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.clients.admin.NewPartitions.increaseTo;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.config.ConfigResource.Type.BROKER;
import static org.apache.kafka.common.config.ConfigResource.Type.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.integration.support.Client;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/** Administration of topics, groups and the cluster. In KRaft much of it is decided by the controller's instance. */
public interface AdminContract extends Contract {

    @Test
    default void createTopic_withCreateOnClusterOrPrefix_isAllowed() {
        String prefix = unique("made");
        Client byCluster = cluster().newClient("maker");
        Client byPrefix = cluster().newClient("maker");
        acls().grant(allow(byCluster, CREATE, CLUSTER), allow(byPrefix, CREATE, topics(prefix)));

        byCluster.administer(admin -> admin.createTopic(prefix + "-1"));
        byPrefix.administer(admin -> admin.createTopic(prefix + "-2"));
        assertThatThrownBy(() -> byPrefix.administer(admin -> admin.createTopic(unique("elsewhere"))))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void createTopic_withoutRule_isRefused() {
        String name = unique("unmade");
        Client rogue = cluster().newClient("rogue");

        assertThatThrownBy(() -> rogue.administer(admin -> admin.createTopic(name)))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThat(acls().admin().topics()).doesNotContain(name);
    }

    @Test
    default void deleteTopic_needsDelete() {
        String topic = cluster().newTopic("doomed");
        Client owner = cluster().newClient("owner");
        acls().grant(allow(owner, WRITE, topic(topic)), allow(owner, ALTER, topic(topic)));
        assertThatThrownBy(() -> owner.administer(admin -> admin.deleteTopic(topic)))
                .isInstanceOf(TopicAuthorizationException.class);

        acls().grant(allow(owner, DELETE, topic(topic)));
        owner.administer(admin -> admin.deleteTopic(topic));
    }

    @Test
    default void partitionsAndRecords_needAlterAndDelete() {
        String topic = cluster().newTopic("grown");
        Client owner = cluster().newClient("owner");
        Client rogue = cluster().newClient("rogue");
        acls().grant(
                        allow(owner, ALTER, topic(topic)),
                        allow(owner, DELETE, topic(topic)),
                        allow(rogue, DESCRIBE, topic(topic)));
        Map<TopicPartition, RecordsToDelete> records =
                Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(0));

        assertThatThrownBy(() -> rogue.administer(admin -> get(admin.client()
                        .createPartitions(Map.of(topic, increaseTo(2)))
                        .all())))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> rogue.administer(
                        admin -> get(admin.client().deleteRecords(records).all())))
                .isInstanceOf(TopicAuthorizationException.class);
        owner.administer(admin -> {
            get(admin.client().deleteRecords(records).all());
            get(admin.client().createPartitions(Map.of(topic, increaseTo(2))).all());
        });
    }

    @Test
    default void topicConfigs_alterImpliesDescribeConfigsOnly() {
        String topic = cluster().newTopic("tuned");
        Client tuner = cluster().newClient("tuner");
        Client viewer = cluster().newClient("viewer");
        acls().grant(allow(tuner, ALTER_CONFIGS, topic(topic)), allow(viewer, DESCRIBE_CONFIGS, topic(topic)));

        tuner.administer(admin -> {
            admin.setConfig(TOPIC, topic, "retention.ms", "60000");
            admin.describeConfig(TOPIC, topic);
        });
        viewer.administer(admin -> admin.describeConfig(TOPIC, topic));
        assertThatThrownBy(() -> viewer.administer(admin -> admin.setConfig(TOPIC, topic, "retention.ms", "1")))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThat(tuner.visibleTopics()).doesNotContain(topic);
    }

    @Test
    default void topicConfigs_withDescribeOnly_areRefused() {
        String topic = cluster().newTopic("tuned");
        Client viewer = cluster().newClient("viewer");
        acls().grant(allow(viewer, DESCRIBE, topic(topic)));

        assertThatThrownBy(() -> viewer.administer(admin -> admin.describeConfig(TOPIC, topic)))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void brokerConfigs_needTheCluster() {
        Client operator = cluster().newClient("operator");
        Client rogue = cluster().newClient("rogue");
        acls().grant(allow(operator, ALTER_CONFIGS, CLUSTER));

        operator.administer(admin -> {
            admin.describeConfig(BROKER, "1");
            admin.setConfig(BROKER, "1", "log.cleaner.threads", "1");
            admin.deleteConfig(BROKER, "1", "log.cleaner.threads");
        });
        assertThatThrownBy(() -> rogue.administer(admin -> admin.describeConfig(BROKER, "1")))
                .isInstanceOf(ClusterAuthorizationException.class);
        assertThatThrownBy(() -> rogue.administer(admin -> admin.setConfig(BROKER, "1", "log.cleaner.threads", "2")))
                .isInstanceOf(ClusterAuthorizationException.class);
    }

    @Test
    default void clusterOperations_areTakenOneByOne() {
        Client viewer = cluster().newClient("viewer");
        acls().grant(allow(viewer, DESCRIBE, CLUSTER));

        viewer.administer(admin -> {
            assertThat(get(admin.client()
                            .describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
                            .authorizedOperations()))
                    .containsExactly(DESCRIBE);
            get(admin.client()
                    .describeAcls(allow(viewer, DESCRIBE, CLUSTER).toFilter())
                    .values());
            get(admin.client().describeLogDirs(List.of(1)).allDescriptions());
        });
        assertThatThrownBy(() -> viewer.administer(admin -> get(admin.client()
                        .createAcls(List.of(allow(viewer, ALTER, CLUSTER)))
                        .all())))
                .isInstanceOf(ClusterAuthorizationException.class);
    }

    @Test
    default void authorizedOperations_areThoseTheRulesAllow() {
        String topic = cluster().newTopic("described");
        String group = unique("described");
        cluster().superUser().produce(topic, "a");
        cluster().superUser().consume(topic, group, 1);
        Client reader = cluster().newClient("reader");
        acls().grant(
                        allow(reader, READ, topic(topic)),
                        allow(reader, ALTER_CONFIGS, topic(topic)),
                        allow(reader, WRITE, topics("described")),
                        deny(reader, WRITE, topic(topic)),
                        allow(reader, READ, group(group)));

        reader.administer(admin -> {
            assertThat(admin.topicOperations(topic))
                    .containsExactlyInAnyOrder(READ, DESCRIBE, ALTER_CONFIGS, DESCRIBE_CONFIGS);
            assertThat(admin.groupOperations(group)).containsExactlyInAnyOrder(READ, DESCRIBE);
        });
    }

    @Test
    default void groups_areListedAndDeletedByRule() {
        String topic = cluster().newTopic("orders");
        String group = unique("owned");
        cluster().superUser().produce(topic, "a");
        cluster().superUser().consume(topic, group, 1);
        Client viewer = cluster().newClient("viewer");
        Client owner = cluster().newClient("owner");
        acls().grant(allow(viewer, DESCRIBE, group(group)), allow(owner, DELETE, group(group)));

        cluster()
                .newClient("rogue")
                .administer(admin -> assertThat(admin.groups()).isEmpty());
        viewer.administer(admin -> assertThat(admin.groups()).containsExactly(group));
        assertThatThrownBy(() -> viewer.administer(admin ->
                        get(admin.client().deleteConsumerGroups(List.of(group)).all())))
                .isInstanceOf(GroupAuthorizationException.class);
        owner.administer(
                admin -> get(admin.client().deleteConsumerGroups(List.of(group)).all()));
    }
}
