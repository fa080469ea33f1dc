/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Position;
import java.util.List;
import java.util.Map;

/** A part of a YAML document, without any meaning yet. Trees are at most 20 deep. */
public sealed interface YamlNode {
    /** Where it begins. */
    Position at();

    /** What it is, for messages. */
    String kind();

    /**
     * A text.
     *
     * @param plain whether without quotes
     */
    record Scalar(Position at, String text, boolean plain) implements YamlNode {
        /** Whether nothing stands there, or YAML's word for it. */
        public boolean isNothing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String kind() {
            return isNothing() ? "nothing" : "a text";
        }
    }

    /** A list. */
    record Sequence(Position at, List<YamlNode> items) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * Keys and values.
     *
     * @param entries in the order of the file
     */
    record Mapping(Position at, Map<String, Entry> entries) implements YamlNode {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** What could not be taken; the problem is already known. */
    record Broken(Position at) implements YamlNode {
        @Override
        public String kind() {
            return "an alias";
        }
    }

    /** One key of a {@link Mapping} with its value. */
    record Entry(Scalar key, YamlNode value) {}
}
