/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.authorizer.explain.Right;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The same for a person: a sentence a line, safe for a terminal. */
public final class AgainstText {
    private AgainstText() {}

    public static List<String> lines(Against against) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Against.Unused one : against.unused()) {
            names.computeIfAbsent(key(one), key -> new ArrayList<>())
                    .add(one.right().name().toString());
        }
        List<String> lines = new ArrayList<>();
        names.forEach((key, of) -> lines.add(LogText.escape(key.replace("\0", String.join(", ", of)))));
        for (Against.Missing one : against.missing()) {
            lines.add(LogText.escape(
                    one.principal() + " was seen to " + one.operation() + " " + one.resourceType() + " " + one.name()
                            + " from " + String.join(", ", one.hosts()) + ", which the policy does not allow"));
        }
        lines.add(Count.of(against.unused().size(), "right") + " of the policy unused, "
                + Count.of(against.missing().size(), "access").replace("accesss", "accesses")
                + " not allowed by it");
        return lines;
    }

    private static String key(Against.Unused one) {
        Right right = one.right();
        String only = one.usedFor().stream().map(Operation::text).collect(Collectors.joining(", "));
        return right.principal() + " did not use " + right.operation() + " on "
                + right.resourceType().key() + " \0"
                + (right.from().text().equals("*")
                        ? ""
                        : " from " + right.from().text())
                + (only.isEmpty() ? "" : ", only " + only)
                + right.reason()
                        .at()
                        .map(at -> " (" + at.file() + ":" + at.line() + ")")
                        .orElse("");
    }
}
