/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many rules, of whomever, speak of each resource pattern. Only {@code allow.everyone.if.no.acl.found=true} asks
 * whether a resource has any rule at all, so only then this is kept.
 */
final class PatternCounts {
    static final PatternCounts NONE = new PatternCounts(CountTable.EMPTY, prefixTries(0));

    private final CountTable literals;
    private final @Nullable PrefixTrie<Count>[] prefixes;

    private PatternCounts(CountTable literals, @Nullable PrefixTrie<Count>[] prefixes) {
        this.literals = literals;
        this.prefixes = prefixes;
    }

    /** Whether any rule speaks of a resource. */
    boolean mentions(int resourceType, String name) {
        if (literals.find(resourceType, name) != null
                || literals.find(resourceType, PrincipalRules.EVERY_NAME) != null) {
            return true;
        }
        PrefixTrie<Count> node = resourceType < prefixes.length ? PrefixTrie.first(prefixes[resourceType], name) : null;
        for (; node != null; node = node.next(name)) {
            if (node.value() != null) {
                return true;
            }
        }
        return false;
    }

    PatternCounts plus(Rule rule) {
        return changed(rule, 1);
    }

    PatternCounts minus(Rule rule) {
        return changed(rule, -1);
    }

    private PatternCounts changed(Rule rule, int by) {
        int type = rule.resourceType();
        if (!rule.prefixed()) {
            return new PatternCounts(literals.changed(type, rule.resourceName(), by), prefixes);
        }
        @Nullable PrefixTrie<Count>[] tries = Arrays.copyOf(prefixes, Math.max(prefixes.length, type + 1));
        tries[type] = PrefixTrie.with(
                tries[type], rule.resourceName(), old -> Count.changed(old, type, rule.resourceName(), by));
        return new PatternCounts(literals, tries);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable PrefixTrie<Count>[] prefixTries(int length) {
        return new PrefixTrie[length];
    }

    /** How many rules speak of a pattern. */
    private record Count(int resourceType, String name, int rules) implements PrefixTrie.Value {
        /** @return null for none */
        static @Nullable Count changed(@Nullable Count present, int resourceType, String name, int by) {
            int rules = (present == null ? 0 : present.rules) + by;
            return rules > 0 ? new Count(resourceType, name, rules) : null;
        }

        @Override
        public long bits() {
            return rules;
        }
    }

    private static final class CountTable extends HashTable<Count, CountTable> {
        static final CountTable EMPTY = new CountTable(null, 0, 0);

        private CountTable(@Nullable Object root, int size, int segmentShift) {
            super(root, size, segmentShift);
        }

        @Nullable
        Count find(int resourceType, String name) {
            Object slot = slot(hash(resourceType, name));
            for (Object one : slot instanceof Object[] bucket ? bucket : new @Nullable Object[] {slot}) {
                if (one instanceof Count count && count.resourceType == resourceType && count.name.equals(name)) {
                    return count;
                }
            }
            return null;
        }

        CountTable changed(int resourceType, String name, int by) {
            Count present = find(resourceType, name);
            Count changed = Count.changed(present, resourceType, name, by);
            if (changed != null) {
                return plus(changed);
            }
            return present == null ? this : minus(present);
        }

        private static int hash(int resourceType, String name) {
            return spread(31 * name.hashCode() + resourceType);
        }

        @Override
        protected int hash(Count element) {
            return hash(element.resourceType, element.name);
        }

        @Override
        protected boolean sameKey(Count one, Count other) {
            return one.resourceType == other.resourceType && one.name.equals(other.name);
        }

        @Override
        protected CountTable create(@Nullable Object root, int size, int segmentShift) {
            return new CountTable(root, size, segmentShift);
        }
    }
}
