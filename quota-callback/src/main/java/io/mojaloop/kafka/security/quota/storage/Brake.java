/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.storage;

import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.quota.allocation.Allocation.Slowing;

/**
 * How far producers are slowed at some use of a disk: not at all up to the rule's soft percentage, then evenly more, down to
 * {@link #LEAST} from its hard percentage on. Not at once, though:
 *
 * <ul>
 *   <li>It goes down by at most half at a time. A limit that falls to 1/k makes Kafka mute whoever used all of the old one
 *       for (k - 1) times a window of 11 s, and that cannot be taken back. With a half that is one window, after which
 *       nothing of the old rate is left in it.
 *   <li>It goes up by at most a quarter at a time, so that a disk that cleaning just relieved is not filled at full speed.
 *   <li>It goes up only when the use is {@link #RELIEF_POINTS} below where it last went down: deleted segments come in
 *       steps, and producers are not to be slowed and let go in turns.
 *   <li>Changes by less than {@link #WORTH} are put off: each makes Kafka look at the limits of all budgets.
 * </ul>
 *
 * <p>One thread.
 */
final class Brake {
    /** It leads back to 1 in 38 steps. */
    static final double LEAST = Slowing.LEAST_FACTOR;

    static final double FALL = 0.5;
    static final double RISE = 1.25;
    static final double RELIEF_POINTS = 2;
    static final double WORTH = 0.05;

    private double factor = 1;
    /** The use at which it last went down. */
    private double fellAt = Double.MAX_VALUE;

    /** Where the factor is to be in the end: more than 0, at most 1. */
    static double target(Quotas.StorageGuard rule, double usedPercent) {
        double left = (rule.hardPercent() - usedPercent) / (rule.hardPercent() - rule.softPercent());
        return Math.min(1, Math.max(LEAST, left));
    }

    double factor() {
        return factor;
    }

    /** Where it should be, at once: for a node that serves nobody yet. */
    void set(Quotas.StorageGuard rule, double usedPercent) {
        factor = target(rule, usedPercent);
        fellAt = factor < 1 ? usedPercent : Double.MAX_VALUE;
    }

    /** One step towards where it should be. */
    void step(Quotas.StorageGuard rule, double usedPercent) {
        double target = target(rule, usedPercent);
        if (target <= factor * (1 - WORTH) || target == LEAST && factor > LEAST) {
            factor = Math.max(target, factor * FALL);
            fellAt = usedPercent;
        } else if (usedPercent <= fellAt - relief(rule) && (target >= factor * (1 + WORTH) || target == 1)) {
            factor = Math.min(target, factor * RISE);
        }
    }

    /** Less where there are hardly as many points below the soft percentage. */
    private static double relief(Quotas.StorageGuard rule) {
        return Math.min(RELIEF_POINTS, rule.softPercent() / 2);
    }

    /** The rule is another one: where the factor last fell says nothing any more. */
    void forgetWhereItFell() {
        fellAt = Double.MAX_VALUE;
    }
}
