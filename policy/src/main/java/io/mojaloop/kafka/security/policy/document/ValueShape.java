/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What may stand as a value: the reader, the JSON Schema and the reference all go by it. */
sealed interface ValueShape {
    /** For people, for example {@code list of operations}. */
    String type();

    /**
     * A text.
     *
     * @param type what it means
     * @param pattern a regular expression for all of it, of the dialect that JSON Schema and Java share; empty for any
     */
    record Text(String type, String pattern) implements ValueShape {}

    /**
     * One of some words.
     *
     * @param name what they are called where there are too many to list; empty to list them
     */
    record Choice(List<String> words, String name) implements ValueShape {
        static Choice of(Object... words) {
            return new Choice(Arrays.stream(words).map(Object::toString).toList(), "");
        }

        Choice called(String newName) {
            return new Choice(words, newName);
        }

        @Override
        public String type() {
            return name.isEmpty()
                    ? words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(" or "))
                    : name;
        }
    }

    /** A whole number, not quoted. */
    record Whole(int least, int most) implements ValueShape {
        @Override
        public String type() {
            return least == most ? "`" + least + "`" : "number from " + least + " to " + most;
        }
    }

    /** A truth value, not quoted. */
    record Flag() implements ValueShape {
        @Override
        public String type() {
            return "`true` or `false`";
        }
    }

    /**
     * At least one, each once.
     *
     * @param single whether a single item may stand for a list of one
     * @param mayBeEmpty whether there may be none
     */
    record ListOf(ValueShape item, boolean single, boolean mayBeEmpty) implements ValueShape {
        static ListOf oneOrMore(ValueShape item) {
            return new ListOf(item, true, false);
        }

        @Override
        public String type() {
            return (single ? item.type() + ", or list of them" : "list of: " + item.type());
        }
    }

    /** Names of one's own choice, each with a value. */
    record MapOf(String name, ValueShape value) implements ValueShape {
        @Override
        public String type() {
            return "mapping of a " + name + " to: " + value.type();
        }
    }

    /** Either of some shapes. */
    record Either(List<ValueShape> shapes) implements ValueShape {
        @Override
        public String type() {
            return shapes.stream().map(ValueShape::type).collect(Collectors.joining(" or "));
        }
    }

    /** A mapping with known keys. */
    record ObjectOf(ObjectShape shape) implements ValueShape {
        @Override
        public String type() {
            return shape.name();
        }
    }
}
