/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.util.stream.Collectors;

/** What the reference says of the resource keys of a rule. */
final class RuleDocs {
    private static final String NAMES =
            " `abc` is one name, `abc*` all that begin so, `*` all; `{prefix: ...}` and `{literal: ...}` are the long"
                    + " forms.";

    private RuleDocs() {}

    static String meaning(ResourceType type) {
        String operations = type.operations().stream()
                .sorted()
                .map(Operation::text)
                .collect(Collectors.joining(", ", " Operations: ", "."));
        return switch (type) {
                    case TOPIC -> "Topics." + NAMES;
                    case GROUP -> "Consumer groups." + NAMES;
                    case CLUSTER -> "The cluster itself, whose only name is `kafka-cluster`.";
                    case TRANSACTIONAL_ID -> "Transactional ids of producers." + NAMES;
                    case DELEGATION_TOKEN -> "Delegation tokens, by their ids." + NAMES;
                    case USER ->
                        "Users for whom delegation tokens are made, by principals such as `User:alice`." + NAMES;
                }
                + operations;
    }

    static String example(ResourceType type) {
        return switch (type) {
            case TOPIC -> "[topic-transfer-position, \"topic-notification-*\"]";
            case GROUP -> "cl-group-transfer-prepare";
            case CLUSTER -> "kafka-cluster";
            case TRANSACTIONAL_ID -> "\"settlement-*\"";
            case DELEGATION_TOKEN -> "\"*\"";
            case USER -> "\"User:alice\"";
        };
    }
}
