/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads lists of operations. */
final class Operations {
    private static final List<String> NAMES =
            Arrays.stream(Operation.values()).map(Operation::text).toList();

    private final Values values;
    private final Problems problems;

    Operations(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    List<Operation> read(YamlNode node) {
        List<Operation> operations = values.oneOrMore(node, "operations", this::operation);
        if (operations.size() > 1 && operations.contains(Operation.ALL)) {
            problems.add(
                    ProblemCode.DUPLICATE_ITEM,
                    node.at(),
                    Operation.ALL.text(),
                    "All already includes the other operations of this list",
                    "write [All], or leave All out");
        }
        return operations;
    }

    /** One operation. */
    Optional<Operation> operation(YamlNode node) {
        return values.text(node, "an operation such as Read").flatMap(scalar -> {
            Optional<Operation> operation = Operation.of(scalar.text());
            if (operation.isEmpty()) {
                problems.add(
                        ProblemCode.UNKNOWN_OPERATION,
                        node.at(),
                        scalar.text(),
                        "there is no operation '" + Problems.clip(scalar.text()) + "'",
                        () -> DidYouMean.ask(scalar.text(), NAMES)
                                .or(() -> Optional.of("operations are: " + String.join(", ", NAMES))));
            }
            return operation;
        });
    }
}
