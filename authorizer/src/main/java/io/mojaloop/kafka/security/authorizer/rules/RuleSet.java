/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rules that hold under the same conditions, and the union of their bits. Most sets hold one rule, so that one is kept
 * without an array around it.
 */
abstract class RuleSet {
    /** See {@link Operations}. */
    final long bits;

    /** Nothing, one {@link Rule}, or an array of two and more. */
    private final @Nullable Object rules;

    /** @param flags bits to set besides those of the rules */
    RuleSet(@Nullable Object rules, long flags) {
        this.rules = rules;
        long union = flags;
        if (rules instanceof Rule rule) {
            union |= Operations.bitsOf(rule);
        } else if (rules != null) {
            for (Rule rule : (Rule[]) rules) {
                union |= Operations.bitsOf(rule);
            }
        }
        bits = union;
    }

    final boolean hasRules() {
        return rules != null;
    }

    /** The content of this set, for the constructor of a copy. */
    final @Nullable Object rulesAsIs() {
        return rules;
    }

    /** The content of a set with one more rule, for the constructor. */
    final Object rulesWith(Rule rule) {
        if (rules == null) {
            return rule;
        }
        if (rules instanceof Rule first) {
            return new Rule[] {first, rule};
        }
        Rule[] many = (Rule[]) rules;
        Rule[] more = Arrays.copyOf(many, many.length + 1);
        more[many.length] = rule;
        return more;
    }

    /** The content of a set with one rule less, for the constructor; the same content if the rule is not here. */
    final @Nullable Object rulesWithout(Rule rule) {
        if (rules == null || rules instanceof Rule) {
            return rules == rule ? null : rules;
        }
        Rule[] many = (Rule[]) rules;
        int at = many.length - 1;
        while (at >= 0 && many[at] != rule) {
            at--;
        }
        if (at < 0) {
            return rules;
        }
        if (many.length == 2) {
            return many[1 - at];
        }
        Rule[] fewer = Arrays.copyOf(many, many.length - 1);
        System.arraycopy(many, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }

    final @Nullable Rule find(Predicate<Rule> condition) {
        if (rules instanceof Rule rule) {
            return condition.test(rule) ? rule : null;
        }
        if (rules != null) {
            for (Rule rule : (Rule[]) rules) {
                if (condition.test(rule)) {
                    return rule;
                }
            }
        }
        return null;
    }

    final void forEachRule(Consumer<Rule> action) {
        if (rules instanceof Rule rule) {
            action.accept(rule);
        } else if (rules != null) {
            for (Rule rule : (Rule[]) rules) {
                action.accept(rule);
            }
        }
    }
}
