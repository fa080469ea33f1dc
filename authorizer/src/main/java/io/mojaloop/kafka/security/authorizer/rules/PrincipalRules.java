/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All rules of one principal: a hash table of those on literal names (of all resource types), and beside it a trie of
 * beginnings of names and the rules on every name, for each type that has any. It is the table instead of having one
 * because with a million principals each object on the way to a rule is one more wait for memory.
 */
public final class PrincipalRules extends HashTable<PatternRules, PrincipalRules> {
    static final String EVERY_NAME = "*";

    @SuppressWarnings("unchecked")
    private static final PrefixTrie<PatternRules>[] NO_PREFIXES = new PrefixTrie[0];

    private static final PatternRules[] ON_NO_NAME = {};
    private static final TypeSummary[] NO_SUMMARIES = {};

    static final PrincipalRules NONE = new PrincipalRules(null, 0, 0, "", "", NO_PREFIXES, ON_NO_NAME);

    private final String type;
    private final String name;

    /** By the code of the resource type; may be shorter, and null where there are none. */
    private final @Nullable PrefixTrie<PatternRules>[] prefixes;

    /** Rules on the literal name {@code *}, by the code of the resource type; may be shorter. */
    private final @Nullable PatternRules[] every;

    /** By the code of the resource type; made when first asked for. A race makes one twice, with the same content. */
    private @Nullable TypeSummary[] summaries = NO_SUMMARIES;

    private PrincipalRules(
            @Nullable Object root,
            int size,
            int segmentShift,
            String type,
            String name,
            @Nullable PrefixTrie<PatternRules>[] prefixes,
            @Nullable PatternRules[] every) {
        super(root, size, segmentShift);
        this.type = type;
        this.name = name;
        this.prefixes = prefixes;
        this.every = every;
    }

    /** A principal without rules. */
    static PrincipalRules of(String type, String name) {
        // The same object for almost all principals: comparing types then follows no reference.
        return NONE.as(type.intern(), name);
    }

    boolean is(String otherType, String otherName) {
        return name.equals(otherName) && type.equals(otherType);
    }

    String type() {
        return type;
    }

    String name() {
        return name;
    }

    /** The bits of the rules that speak of a resource and hold for a client. */
    long bits(int resourceType, String resourceName, InetAddress client) {
        long bits = size() == 0 ? 0 : literalBits(resourceType, resourceName, client);
        if (resourceType < prefixes.length) {
            bits |= prefixBits(resourceType, resourceName, client);
        }
        return resourceType < every.length ? bits | everyBits(resourceType, client) : bits;
    }

    /** The bits of the rules on a literal name, except those on every name. */
    long literalBits(int resourceType, String resourceName, InetAddress client) {
        PatternRules literal = find(resourceType, resourceName);
        return literal == null ? 0 : literal.bits(client);
    }

    /** The bits of the rules on beginnings of a name. */
    long prefixBits(int resourceType, String resourceName, InetAddress client) {
        long bits = 0;
        PrefixTrie<PatternRules> node = PrefixTrie.first(prefixesOn(resourceType), resourceName);
        for (; node != null; node = node.next(resourceName)) {
            bits |= node.bits();
            PatternRules rules = (node.bits() & Operations.HOSTED) == 0 ? null : node.value();
            if (rules != null) {
                bits |= rules.bits(client);
            }
        }
        return bits;
    }

    /** The bits of the rules on every name. */
    long everyBits(int resourceType, InetAddress client) {
        PatternRules rules = everyOn(resourceType);
        return rules == null ? 0 : rules.bits(client);
    }

    TypeSummary summary(int resourceType) {
        @Nullable TypeSummary[] known = summaries;
        TypeSummary summary = resourceType < known.length ? known[resourceType] : null;
        if (summary == null) {
            summary = TypeSummary.of(this, resourceType);
            known = Arrays.copyOf(known, Math.max(known.length, resourceType + 1));
            known[resourceType] = summary;
            summaries = known;
        }
        return summary;
    }

    PrincipalRules plus(Rule rule) {
        return with(rule, present -> PatternRules.plus(present, rule));
    }

    PrincipalRules minus(Rule rule) {
        return with(rule, present -> PatternRules.minus(present, rule));
    }

    private PrincipalRules with(Rule rule, UnaryOperator<@Nullable PatternRules> change) {
        int type = rule.resourceType();
        if (rule.prefixed()) {
            @Nullable PrefixTrie<PatternRules>[] tries = Arrays.copyOf(prefixes, Math.max(prefixes.length, type + 1));
            tries[type] = PrefixTrie.with(tries[type], rule.resourceName(), change);
            return new PrincipalRules(root(), size(), segmentShift(), this.type, name, trimmed(tries), every);
        }
        if (rule.resourceName().equals(EVERY_NAME)) {
            @Nullable PatternRules[] changed = Arrays.copyOf(every, Math.max(every.length, type + 1));
            changed[type] = change.apply(changed[type]);
            return new PrincipalRules(root(), size(), segmentShift(), this.type, name, prefixes, trimmed(changed));
        }
        PatternRules present = find(type, rule.resourceName());
        PatternRules changed = change.apply(present);
        if (changed != null) {
            return plus(changed);
        }
        return present == null ? this : minus(present);
    }

    boolean isEmpty() {
        return size() == 0 && prefixes.length == 0 && every.length == 0;
    }

    /** Whether a condition holds for the rules on any literal name of a type but {@code *}. */
    boolean anyLiteral(int resourceType, Predicate<PatternRules> condition) {
        return anyMatch(rules -> rules.resourceType() == resourceType && condition.test(rules));
    }

    /** Whether a condition holds for the rules on any beginning of names. */
    boolean anyPrefix(int resourceType, Predicate<PatternRules> condition) {
        PrefixTrie<PatternRules> trie = prefixesOn(resourceType);
        return trie != null && trie.anyMatch(condition);
    }

    /** Whether there is no rule on any resource of a type. */
    boolean hasNoneOn(int resourceType) {
        return prefixesOn(resourceType) == null
                && everyOn(resourceType) == null
                && !anyLiteral(resourceType, rules -> true);
    }

    /** The rules that speak of a resource, from any host. */
    void forEachRuleOn(int resourceType, String resourceName, Consumer<Rule> action) {
        PatternRules literal = find(resourceType, resourceName);
        if (literal != null) {
            literal.forEach(action);
        }
        PrefixTrie<PatternRules> node = PrefixTrie.first(prefixesOn(resourceType), resourceName);
        for (; node != null; node = node.next(resourceName)) {
            PatternRules prefix = node.value();
            if (prefix != null) {
                prefix.forEach(action);
            }
        }
        PatternRules all = everyOn(resourceType);
        if (all != null) {
            all.forEach(action);
        }
    }

    private @Nullable PrefixTrie<PatternRules> prefixesOn(int resourceType) {
        return resourceType < prefixes.length ? prefixes[resourceType] : null;
    }

    private @Nullable PatternRules everyOn(int resourceType) {
        return resourceType < every.length ? every[resourceType] : null;
    }

    private @Nullable PatternRules find(int resourceType, String resourceName) {
        Object slot = slot(hash(resourceType, resourceName));
        if (slot instanceof PatternRules rules) {
            return rules.is(resourceType, resourceName) ? rules : null;
        }
        if (slot != null) {
            for (Object one : (Object[]) slot) {
                if (((PatternRules) one).is(resourceType, resourceName)) {
                    return (PatternRules) one;
                }
            }
        }
        return null;
    }

    private static <E> @Nullable E[] trimmed(@Nullable E[] array) {
        int length = array.length;
        while (length > 0 && array[length - 1] == null) {
            length--;
        }
        return length == array.length ? array : Arrays.copyOf(array, length);
    }

    private static int hash(int resourceType, String resourceName) {
        return spread(31 * resourceName.hashCode() + resourceType);
    }

    private PrincipalRules as(String newType, String newName) {
        return new PrincipalRules(root(), size(), segmentShift(), newType, newName, prefixes, every);
    }

    @Override
    protected int hash(PatternRules element) {
        return hash(element.resourceType(), element.name());
    }

    @Override
    protected boolean sameKey(PatternRules one, PatternRules other) {
        return one.is(other.resourceType(), other.name());
    }

    @Override
    protected PrincipalRules create(@Nullable Object root, int size, int segmentShift) {
        return new PrincipalRules(root, size, segmentShift, type, name, prefixes, every);
    }
}
