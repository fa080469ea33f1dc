/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static io.mojaloop.kafka.security.audit.event.AdminChange.Subject.CLUSTER;
import static io.mojaloop.kafka.security.audit.event.AdminChange.Subject.CONFIGURATION;
import static io.mojaloop.kafka.security.audit.event.AdminChange.Subject.CREDENTIAL;
import static io.mojaloop.kafka.security.audit.event.AdminChange.Subject.DELEGATION_TOKEN;
import static io.mojaloop.kafka.security.audit.event.AdminChange.Subject.GROUP;
import static io.mojaloop.kafka.security.audit.event.AdminChange.Subject.QUOTA;
import static io.mojaloop.kafka.security.audit.event.AdminChange.Subject.TOPIC;
import static io.mojaloop.kafka.security.audit.event.AdminChange.Type.CHANGE;
import static io.mojaloop.kafka.security.audit.event.AdminChange.Type.CREATION;
import static io.mojaloop.kafka.security.audit.event.AdminChange.Type.DELETION;

import io.mojaloop.kafka.security.audit.event.AdminChange.Subject;
import io.mojaloop.kafka.security.audit.event.AdminChange.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * Which question of which API, once allowed, is a change of the cluster: for each API the one question that Kafka asks once
 * per thing that is changed. Whatever else it asks for the same request is no change of its own. The table, with the
 * sources that it was read from, is docs/adr/0007.
 *
 * @param api the name of the constant of {@link ApiKeys}: versions of Kafka differ in which there are
 * @param operations that are the change
 * @param on the type of resource that the question has to be about; empty if any
 * @param atTheController whether a broker may ask the same before it forwards the request: there it is no change yet
 */
record ChangeKind(
        String api,
        List<AclOperation> operations,
        Optional<ResourceType> on,
        boolean atTheController,
        Subject subject,
        Type type) {
    static final List<ChangeKind> ALL = List.of(
            of("CREATE_TOPICS", AclOperation.CREATE, TOPIC, CREATION),
            of("DELETE_TOPICS", AclOperation.DELETE, TOPIC, DELETION),
            of("CREATE_PARTITIONS", AclOperation.ALTER, TOPIC, CHANGE),
            of("DELETE_RECORDS", AclOperation.DELETE, TOPIC, CHANGE),
            new ChangeKind(
                    "ALTER_CONFIGS",
                    List.of(AclOperation.ALTER_CONFIGS),
                    Optional.empty(),
                    true,
                    CONFIGURATION,
                    CHANGE),
            // CLUSTER_ACTION is what a controller asks before it changes its own log levels.
            new ChangeKind(
                    "INCREMENTAL_ALTER_CONFIGS",
                    List.of(AclOperation.ALTER_CONFIGS, AclOperation.CLUSTER_ACTION),
                    Optional.empty(),
                    true,
                    CONFIGURATION,
                    CHANGE),
            of("ALTER_CLIENT_QUOTAS", AclOperation.ALTER_CONFIGS, QUOTA, CHANGE),
            of("ALTER_USER_SCRAM_CREDENTIALS", AclOperation.ALTER, CREDENTIAL, CHANGE),
            new ChangeKind(
                    "CREATE_DELEGATION_TOKEN",
                    List.of(AclOperation.CREATE_TOKENS),
                    Optional.empty(),
                    true,
                    DELEGATION_TOKEN,
                    CREATION),
            of("DELETE_GROUPS", AclOperation.DELETE, GROUP, DELETION),
            of("OFFSET_DELETE", AclOperation.DELETE, GROUP, CHANGE),
            of("DELETE_SHARE_GROUP_OFFSETS", AclOperation.DELETE, GROUP, CHANGE),
            new ChangeKind(
                    "ALTER_SHARE_GROUP_OFFSETS",
                    List.of(AclOperation.READ),
                    Optional.of(ResourceType.GROUP),
                    false,
                    GROUP,
                    CHANGE),
            of("ALTER_PARTITION_REASSIGNMENTS", AclOperation.ALTER, CLUSTER, CHANGE),
            of("ALTER_REPLICA_LOG_DIRS", AclOperation.ALTER, CLUSTER, CHANGE),
            of("ELECT_LEADERS", AclOperation.ALTER, CLUSTER, CHANGE),
            of("UPDATE_FEATURES", AclOperation.ALTER, CLUSTER, CHANGE),
            of("UNREGISTER_BROKER", AclOperation.ALTER, CLUSTER, CHANGE),
            of("UNREGISTER_CONTROLLER", AclOperation.ALTER, CLUSTER, CHANGE),
            of("ADD_RAFT_VOTER", AclOperation.ALTER, CLUSTER, CHANGE),
            of("REMOVE_RAFT_VOTER", AclOperation.ALTER, CLUSTER, CHANGE));

    private static final @Nullable ChangeKind[] BY_ID = byId();

    private static ChangeKind of(String api, AclOperation operation, Subject subject, Type type) {
        return new ChangeKind(api, List.of(operation), Optional.empty(), false, subject, type);
    }

    private static @Nullable ChangeKind[] byId() {
        int most = Arrays.stream(ApiKeys.values()).mapToInt(key -> key.id).max().orElse(0);
        @Nullable ChangeKind[] table = new ChangeKind[most + 1];
        for (ApiKeys key : ApiKeys.values()) {
            for (ChangeKind kind : ALL) {
                if (kind.api.equals(key.name())) {
                    table[key.id] = kind;
                }
            }
        }
        return table;
    }

    /** The change that an allowed question is; null for almost every one. Allocates nothing. */
    static @Nullable ChangeKind of(int api, AclOperation operation, ResourceType on) {
        ChangeKind kind = api >= 0 && api < BY_ID.length ? BY_ID[api] : null;
        return kind != null && kind.operations.contains(operation) && (kind.on.isEmpty() || kind.on.get() == on)
                ? kind
                : null;
    }
}
