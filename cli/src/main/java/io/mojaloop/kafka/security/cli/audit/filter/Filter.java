/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which records are meant. Immutable. */
public sealed interface Filter {
    /** Every record. */
    Filter ALL = new And(List.of());

    /** All of them; none given: every record. */
    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of them. */
    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Filter part) implements Filter {}

    /**
     * A value of one of the fields passes a test. A record without them does not match.
     *
     * @param fields at least one
     * @param test of each value
     */
    record Match(List<Field> fields, Condition test) implements Filter {
        public Match {
            fields = List.copyOf(fields);
        }
    }

    /** Any value of the record passes a test. */
    record Anywhere(Condition test) implements Filter {}

    /** The paths of all fields that it asks for. */
    default Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        collect(this, paths);
        return paths;
    }

    /** Whether it looks at every value. */
    default boolean looksEverywhere() {
        if (this instanceof And and) {
            return and.parts.stream().anyMatch(Filter::looksEverywhere);
        }
        if (this instanceof Or or) {
            return or.parts.stream().anyMatch(Filter::looksEverywhere);
        }
        return this instanceof Not not ? not.part.looksEverywhere() : this instanceof Anywhere;
    }

    private static void collect(Filter filter, Set<String> paths) {
        if (filter instanceof And and) {
            and.parts.forEach(part -> collect(part, paths));
        } else if (filter instanceof Or or) {
            or.parts.forEach(part -> collect(part, paths));
        } else if (filter instanceof Not not) {
            collect(not.part, paths);
        } else if (filter instanceof Match match) {
            match.fields.forEach(field -> paths.add(field.path()));
        }
    }
}
