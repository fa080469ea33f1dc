/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import static io.mojaloop.kafka.security.policy.Operation.ALL;
import static io.mojaloop.kafka.security.policy.Operation.ALTER;
import static io.mojaloop.kafka.security.policy.Operation.ALTER_CONFIGS;
import static io.mojaloop.kafka.security.policy.Operation.CLUSTER_ACTION;
import static io.mojaloop.kafka.security.policy.Operation.CREATE;
import static io.mojaloop.kafka.security.policy.Operation.CREATE_TOKENS;
import static io.mojaloop.kafka.security.policy.Operation.DELETE;
import static io.mojaloop.kafka.security.policy.Operation.DESCRIBE;
import static io.mojaloop.kafka.security.policy.Operation.DESCRIBE_CONFIGS;
import static io.mojaloop.kafka.security.policy.Operation.DESCRIBE_TOKENS;
import static io.mojaloop.kafka.security.policy.Operation.IDEMPOTENT_WRITE;
import static io.mojaloop.kafka.security.policy.Operation.READ;
import static io.mojaloop.kafka.security.policy.Operation.TWO_PHASE_COMMIT;
import static io.mojaloop.kafka.security.policy.Operation.WRITE;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What an operation is done on: Kafka's {@code ResourceType}. */
public enum ResourceType {
    TOPIC("topic", "Topic", 2, READ, WRITE, CREATE, DESCRIBE, DELETE, ALTER, DESCRIBE_CONFIGS, ALTER_CONFIGS),
    GROUP("group", "Group", 3, READ, DESCRIBE, DELETE, DESCRIBE_CONFIGS, ALTER_CONFIGS),
    CLUSTER(
            "cluster",
            "Cluster",
            4,
            CREATE,
            CLUSTER_ACTION,
            DESCRIBE_CONFIGS,
            ALTER_CONFIGS,
            IDEMPOTENT_WRITE,
            ALTER,
            DESCRIBE),
    TRANSACTIONAL_ID("transactionalId", "TransactionalId", 5, DESCRIBE, WRITE, TWO_PHASE_COMMIT),
    DELEGATION_TOKEN("delegationToken", "DelegationToken", 6, DESCRIBE),
    USER("user", "User", 7, CREATE_TOKENS, DESCRIBE_TOKENS);

    /** The only name of a {@link #CLUSTER} resource. */
    public static final String CLUSTER_NAME = "kafka-cluster";

    private final String key;
    private final String text;
    private final int code;
    private final Set<Operation> operations;

    ResourceType(String key, String text, int code, Operation... operations) {
        this.key = key;
        this.text = text;
        this.code = code;
        EnumSet<Operation> all = EnumSet.of(ALL, operations);
        this.operations = Collections.unmodifiableSet(all);
    }

    /** The key of policies, for example {@code transactionalId}. */
    public String key() {
        return key;
    }

    /** As Kafka's tools and log lines write it, for example {@code TransactionalId}. */
    public String text() {
        return text;
    }

    /** As in Kafka's {@code ResourceType#code()}. */
    public int code() {
        return code;
    }

    /** The operations that exist on such a resource (Kafka's {@code AclEntry.supportedOperations}), and {@code All}. */
    public Set<Operation> operations() {
        return operations;
    }

    /** The type of a policy's key. */
    public static Optional<ResourceType> ofKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
