/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.util.Arrays;
import java.util.Optional;

/** What a client may do: Kafka's {@code AclOperation}, under the names that {@code kafka-acls} prints. */
public enum Operation {
    ALL("All", 2),
    READ("Read", 3),
    WRITE("Write", 4),
    CREATE("Create", 5),
    DELETE("Delete", 6),
    ALTER("Alter", 7),
    DESCRIBE("Describe", 8),
    CLUSTER_ACTION("ClusterAction", 9),
    DESCRIBE_CONFIGS("DescribeConfigs", 10),
    ALTER_CONFIGS("AlterConfigs", 11),
    IDEMPOTENT_WRITE("IdempotentWrite", 12),
    CREATE_TOKENS("CreateTokens", 13),
    DESCRIBE_TOKENS("DescribeTokens", 14),
    /** Since Kafka 4.0 (KIP-939). */
    TWO_PHASE_COMMIT("TwoPhaseCommit", 15);

    private final String text;
    private final int code;

    Operation(String text, int code) {
        this.text = text;
        this.code = code;
    }

    /** As policies and {@code kafka-acls} write it, for example {@code DescribeConfigs}. */
    public String text() {
        return text;
    }

    /** As in Kafka's {@code AclOperation#code()}, part of its wire protocol. */
    public int code() {
        return code;
    }

    /** Whether an allow of this operation allows another one too. A deny implies nothing but what {@link #ALL} names. */
    public boolean implies(Operation other) {
        return this == other
                || this == ALL
                || other == DESCRIBE && (this == READ || this == WRITE || this == DELETE || this == ALTER)
                || other == DESCRIBE_CONFIGS && this == ALTER_CONFIGS;
    }

    /** The operation that policies call {@code text}; case matters. */
    public static Optional<Operation> of(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
