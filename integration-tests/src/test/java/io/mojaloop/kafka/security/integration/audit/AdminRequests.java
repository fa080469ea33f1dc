/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.AlterUserScramCredentialsRequestData;
import org.apache.kafka.common.message.AlterUserScramCredentialsRequestData.ScramCredentialUpsertion;
import org.apache.kafka.common.message.CreateAclsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopicCollection;
import org.apache.kafka.common.message.DeleteAclsRequestData;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AlterClientQuotasRequest;
import org.apache.kafka.common.requests.AlterUserScramCredentialsRequest;
import org.apache.kafka.common.requests.CreateAclsRequest;
import org.apache.kafka.common.requests.CreateTopicsRequest;
import org.apache.kafka.common.requests.DeleteAclsRequest;
import org.apache.kafka.common.requests.DeleteTopicsRequest;
import org.apache.kafka.common.requests.IncrementalAlterConfigsRequest;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** Requests that change something, in versions that every broker from 3.9 on knows. */
final class AdminRequests {
    private static final byte SCRAM_SHA_512 = 2;
    private static final int TIMEOUT_MS = 10_000;

    private AdminRequests() {}

    /** An ACL that lets somebody read a topic. */
    static AbstractRequest createAcl(String principal, String topic) {
        CreateAclsRequestData.AclCreation creation = new CreateAclsRequestData.AclCreation()
                .setResourceType(ResourceType.TOPIC.code())
                .setResourceName(topic)
                .setResourcePatternType(PatternType.LITERAL.code())
                .setPrincipal(principal)
                .setHost("*")
                .setOperation(AclOperation.READ.code())
                .setPermissionType(AclPermissionType.ALLOW.code());
        return new CreateAclsRequest.Builder(new CreateAclsRequestData().setCreations(List.of(creation)))
                .build((short) 3);
    }

    /** All ACLs of somebody on a topic. */
    static AbstractRequest deleteAcls(String principal, String topic) {
        DeleteAclsRequestData.DeleteAclsFilter filter = new DeleteAclsRequestData.DeleteAclsFilter()
                .setResourceTypeFilter(ResourceType.TOPIC.code())
                .setResourceNameFilter(topic)
                .setPatternTypeFilter(PatternType.LITERAL.code())
                .setPrincipalFilter(principal)
                .setHostFilter(null)
                .setOperation(AclOperation.ANY.code())
                .setPermissionType(AclPermissionType.ANY.code());
        return new DeleteAclsRequest.Builder(new DeleteAclsRequestData().setFilters(List.of(filter))).build((short) 3);
    }

    static AbstractRequest createTopic(String topic) {
        CreatableTopicCollection topics = new CreatableTopicCollection();
        topics.add(new CreatableTopic().setName(topic).setNumPartitions(1).setReplicationFactor((short) 1));
        return new CreateTopicsRequest.Builder(
                        new CreateTopicsRequestData().setTopics(topics).setTimeoutMs(TIMEOUT_MS))
                .build((short) 5);
    }

    static AbstractRequest deleteTopic(String topic) {
        return new DeleteTopicsRequest.Builder(new DeleteTopicsRequestData()
                        .setTopicNames(List.of(topic))
                        .setTimeoutMs(TIMEOUT_MS))
                .build((short) 5);
    }

    static AbstractRequest setTopicConfig(String topic, String key, String value) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return new IncrementalAlterConfigsRequest.Builder(
                        Map.of(
                                resource,
                                List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))),
                        false)
                .build((short) 1);
    }

    static AbstractRequest setScramPassword(String user) {
        ScramCredentialUpsertion upsertion = new ScramCredentialUpsertion()
                .setName(user)
                .setMechanism(SCRAM_SHA_512)
                .setIterations(4096)
                .setSalt("some-salt".getBytes(StandardCharsets.US_ASCII))
                .setSaltedPassword(new byte[64]);
        return new AlterUserScramCredentialsRequest.Builder(
                        new AlterUserScramCredentialsRequestData().setUpsertions(List.of(upsertion)))
                .build((short) 0);
    }

    static AbstractRequest setProduceQuota(String user, double bytesPerSecond) {
        ClientQuotaEntity entity = new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, user));
        return new AlterClientQuotasRequest.Builder(
                        List.of(new ClientQuotaAlteration(
                                entity, List.of(new ClientQuotaAlteration.Op("producer_byte_rate", bytesPerSecond)))),
                        false)
                .build((short) 1);
    }
}
