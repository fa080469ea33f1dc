/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.document.RuleOverlaps.Name;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds names that other names cover.
 *
 * <p>In the order of the alphabet, whatever begins with {@code ab} stands together, right after the prefix {@code ab}.
 * Going through once, a stack holds the prefixes in which we are: of {@code a*, ab*, abc, ac}, at {@code abc} the stack
 * is {@code [a*, ab*]}; at {@code ac}, {@code ab*} is taken off. The top covers what comes, if anything does.
 */
final class CoverSweep {
    /** What covers everything, then by the alphabet; of equals, the prefix first, then as in the file. */
    static final Comparator<Name> ORDER = Comparator.comparing(
                    (Name name) -> !name.pattern().isAll())
            .thenComparing(name -> name.pattern().name())
            .thenComparing(name -> !name.pattern().prefixed())
            .thenComparing(Name::at);

    private final Predicate<Name> checked;
    private final Predicate<Name> covering;
    private final BiConsumer<Name, Name> found;
    private final Deque<Name> prefixes = new ArrayDeque<>();
    private @Nullable Name all;
    private @Nullable Name literal;

    /**
     * @param checked which names to look for
     * @param covering which names can cover others; a name may be both
     * @param found called with a checked name and one that covers it; of two that mean the same, the later is covered
     */
    CoverSweep(Predicate<Name> checked, Predicate<Name> covering, BiConsumer<Name, Name> found) {
        this.checked = checked;
        this.covering = covering;
        this.found = found;
    }

    /** @param names in {@link #ORDER} */
    void sweep(List<Name> names) {
        int from = 0;
        while (from < names.size()) {
            int to = from + 1;
            while (to < names.size()
                    && names.get(to).pattern().equals(names.get(from).pattern())) {
                to++;
            }
            List<Name> equals = names.subList(from, to);
            // What only covers comes first: it covers its equals wherever they stand in the file.
            equals.stream().filter(checked.negate()).forEach(this::visit);
            equals.stream().filter(checked).forEach(this::visit);
            from = to;
        }
    }

    private void visit(Name name) {
        Name by = coverOf(name.pattern());
        if (by != null && checked.test(name)) {
            found.accept(name, by);
        }
        if (covering.test(name)) {
            remember(name);
        }
    }

    private @Nullable Name coverOf(NamePattern pattern) {
        while (!prefixes.isEmpty() && !prefixes.peek().pattern().covers(pattern)) {
            prefixes.pop();
        }
        if (all != null) {
            return all;
        }
        return literal != null && literal.pattern().covers(pattern) ? literal : prefixes.peek();
    }

    private void remember(Name name) {
        if (name.pattern().isAll()) {
            all = all == null ? name : all;
        } else if (name.pattern().prefixed()) {
            prefixes.push(name);
        } else {
            literal = name;
        }
    }
}
