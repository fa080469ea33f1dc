/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import static org.awaitility.Awaitility.await;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Administration, one blocking call each. */
public record AdminCalls(Admin client) {

    /** Creates and awaits that this broker knows it with a leader. */
    public void createTopic(NewTopic topic) {
        Calls.get(client.createTopics(List.of(topic)).all());
        await("topic " + topic.name())
                .ignoreException(UnknownTopicOrPartitionException.class)
                .until(() -> describeTopic(topic.name()).partitions().stream()
                        .allMatch(partition -> partition.leader() != null
                                && !partition.leader().isEmpty()));
    }

    /** Creates without waiting for more than the controller's answer. */
    public void createTopic(String name) {
        Calls.get(client.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all());
    }

    public void deleteTopic(String name) {
        Calls.get(
                client.deleteTopics(TopicCollection.ofTopicNames(List.of(name))).all());
    }

    public Set<String> topics() {
        return Calls.get(client.listTopics().names());
    }

    public TopicDescription describeTopic(String name) {
        return Calls.get(client.describeTopics(List.of(name)).allTopicNames()).get(name);
    }

    public Set<AclOperation> topicOperations(String name) {
        return Calls.get(client.describeTopics(
                                List.of(name), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                        .allTopicNames())
                .get(name)
                .authorizedOperations();
    }

    public Set<AclOperation> groupOperations(String group) {
        return Calls.get(client.describeConsumerGroups(
                                List.of(group), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                        .describedGroups()
                        .get(group))
                .authorizedOperations();
    }

    public List<String> groups() {
        return Calls.get(client.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .toList();
    }

    /** Needs Describe on the group, and gives nothing for one that does not exist. */
    public void groupOffsets(String group) {
        Calls.get(client.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    public void describeTransaction(String transactionalId) {
        Calls.get(client.describeTransactions(List.of(transactionalId)).description(transactionalId));
    }

    public Config describeConfig(ConfigResource.Type type, String name) {
        ConfigResource resource = new ConfigResource(type, name);
        return Calls.get(client.describeConfigs(List.of(resource)).all()).get(resource);
    }

    public void setConfig(ConfigResource.Type type, String name, String key, String value) {
        alterConfig(type, name, new AlterConfigOp(new ConfigEntry(key, value), OpType.SET));
    }

    public void deleteConfig(ConfigResource.Type type, String name, String key) {
        alterConfig(type, name, new AlterConfigOp(new ConfigEntry(key, ""), OpType.DELETE));
    }

    private void alterConfig(ConfigResource.Type type, String name, AlterConfigOp change) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes =
                Map.of(new ConfigResource(type, name), List.of(change));
        Calls.get(client.incrementalAlterConfigs(changes).all());
    }
}
