/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.util.List;

/**
 * What is left out of a kind, step by step, when there are too many: each step leaves out what the one before does, and
 * one thing more. The last one has few kinds whatever clients do, because Kafka names what it still tells apart.
 *
 * @param steps from the exact kind to the widest
 */
record Widening(List<Step> steps) {
    /** What is left out. @param text as {@code DecisionCount.widened} has it */
    record Step(boolean what, boolean from, boolean who, String text) {}

    private static final Step EXACT = new Step(false, false, false, "");

    /** Names of topics are easier to invent than addresses, and these easier than principals. */
    static final Widening OF_DECISIONS = new Widening(List.of(
            EXACT,
            new Step(true, false, false, "resource"),
            new Step(true, true, false, "resource,address"),
            new Step(true, true, true, "resource,address,principal")));

    /** Who tries passwords invents names first; where from is what one wants to know. */
    static final Widening OF_AUTHENTICATIONS = new Widening(List.of(
            EXACT,
            new Step(false, false, true, "principal"),
            new Step(true, false, true, "principal,reason"),
            new Step(true, true, true, "principal,reason,address")));

    Widening {
        steps = List.copyOf(steps);
    }
}
