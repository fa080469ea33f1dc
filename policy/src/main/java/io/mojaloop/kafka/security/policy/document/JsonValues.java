/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.document.YamlNode.Mapping;
import io.mojaloop.kafka.security.policy.document.YamlNode.Scalar;
import io.mojaloop.kafka.security.policy.document.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns YAML of ours into the values of JSON. */
final class JsonValues {
    private JsonValues() {}

    static Object of(String yaml) {
        Problems problems = new Problems();
        return YamlTree.parse("description", yaml, problems)
                .filter(node -> !problems.hasErrors())
                .map(JsonValues::of)
                .orElseThrow(() -> new IllegalArgumentException(yaml));
    }

    static Object of(YamlNode node) {
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(JsonValues::of).toList();
        }
        if (node instanceof Mapping mapping) {
            Map<String, Object> object = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> object.put(key, of(entry.value())));
            return object;
        }
        if (node instanceof Scalar scalar) {
            return scalar.plain() ? plain(scalar.text()) : scalar.text();
        }
        throw new IllegalArgumentException(node.kind() + " at " + node.at());
    }

    private static Object plain(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("-?[0-9]{1,9}") ? (Object) Integer.valueOf(text) : text;
    }
}
