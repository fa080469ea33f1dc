/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import java.util.List;

/**
 * A mapping with known keys.
 *
 * @param name what it is, for example {@code binding}
 * @param keys in the order of the reference
 * @param exactlyOneOf of each of these sets of keys, one must be there and no other
 * @param atLeastOneOf of these keys one must be there; empty for no such condition
 */
record ObjectShape(String name, List<KeyShape> keys, List<List<String>> exactlyOneOf, List<String> atLeastOneOf) {
    ObjectShape {
        keys = List.copyOf(keys);
        exactlyOneOf = List.copyOf(exactlyOneOf);
        atLeastOneOf = List.copyOf(atLeastOneOf);
    }

    ObjectShape(String name, KeyShape... keys) {
        this(name, List.of(keys), List.of(), List.of());
    }

    List<String> keyNames() {
        return keys.stream().map(KeyShape::name).toList();
    }

    boolean knows(String key) {
        return keys.stream().anyMatch(known -> known.name().equals(key));
    }

    /**
     * One key.
     *
     * @param fallback what holds without it, as it would be written; a remark in parentheses where it cannot be written
     * @param meaning one paragraph of Markdown
     * @param example a value in YAML flow style
     */
    record KeyShape(String name, ValueShape value, boolean required, String fallback, String meaning, String example) {

        static KeyShape required(String name, ValueShape value, String meaning, String example) {
            return new KeyShape(name, value, true, "", meaning, example);
        }

        static KeyShape optional(String name, ValueShape value, String fallback, String meaning, String example) {
            return new KeyShape(name, value, false, fallback, meaning, example);
        }
    }
}
