/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds what the rules of one role say twice, and what they allow in vain. For each operation, the names are sorted and
 * swept once ({@link CoverSweep}): the effort does not grow with the square of their number.
 */
final class RuleOverlaps {
    /** One name of one rule. */
    record Name(ResourceType type, boolean allows, Set<Operation> operations, NamePattern pattern, Position at) {
        boolean means(Operation operation) {
            return operations.contains(operation) || operations.contains(Operation.ALL);
        }

        /** Two names of one list with the same identity say the same. */
        String identity() {
            return RuleOverlaps.identity(pattern);
        }

        @Override
        public String toString() {
            return pattern.toString();
        }
    }

    /** The same for two patterns that say the same; a text, whose collisions do not hurt hash tables. */
    static String identity(NamePattern pattern) {
        return (pattern.prefixed() ? "prefix " : "literal ") + pattern.name();
    }

    private record Pair(Name covered, Name by) {}

    private final List<Name> names = new ArrayList<>();
    private final Problems problems;

    RuleOverlaps(Problems problems) {
        this.problems = problems;
    }

    void add(Name name) {
        names.add(name);
    }

    void report() {
        names.sort(CoverSweep.ORDER);
        for (ResourceType type : ResourceType.values()) {
            List<Name> ofType = names.stream().filter(name -> name.type == type).toList();
            if (ofType.size() > 1) {
                report(ofType);
            }
        }
    }

    private void report(List<Name> ofType) {
        Predicate<Name> allows = Name::allows;
        pairs(ofType, allows, allows).forEach(this::covered);
        pairs(ofType, allows.negate(), allows.negate()).forEach(this::covered);
        pairs(ofType, allows, allows.negate()).forEach(this::unreachable);
    }

    /** Which of some names are covered by which of others, with the operations for which they are. */
    private static Map<Pair, Set<Operation>> pairs(
            List<Name> names, Predicate<Name> checked, Predicate<Name> covering) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        names.stream().filter(checked).forEach(name -> operations.addAll(name.operations));
        Map<Pair, Set<Operation>> pairs = new LinkedHashMap<>();
        for (Operation operation : operations) {
            Predicate<Name> toCheck = checked.and(name -> name.operations.contains(operation));
            Predicate<Name> covers = covering.and(name -> name.means(operation));
            new CoverSweep(
                            toCheck,
                            covers,
                            (name, by) -> pairs.computeIfAbsent(
                                            new Pair(name, by), pair -> EnumSet.noneOf(Operation.class))
                                    .add(operation))
                    .sweep(names);
        }
        return pairs;
    }

    private void covered(Pair pair, Set<Operation> operations) {
        problems.add(
                ProblemCode.COVERED_RULE,
                pair.covered.at,
                pair.covered.pattern.toString(),
                describe(pair, operations) + " is already " + (pair.by.allows ? "allowed" : "denied") + by(pair),
                "remove one of them");
    }

    private void unreachable(Pair pair, Set<Operation> operations) {
        problems.add(
                ProblemCode.UNREACHABLE_RULE,
                pair.covered.at,
                pair.covered.pattern.toString(),
                describe(pair, operations) + " can never be allowed: it is denied" + by(pair),
                "remove one of them");
    }

    private static String describe(Pair pair, Set<Operation> operations) {
        return operations.stream().map(Operation::text).collect(Collectors.joining(", ")) + " on "
                + pair.covered.type.key() + " '" + Problems.clip(pair.covered.pattern.toString()) + "'";
    }

    private static String by(Pair pair) {
        return " by '" + Problems.clip(pair.by.pattern.toString()) + "' in line " + pair.by.at.line();
    }
}
