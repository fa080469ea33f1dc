/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import java.util.List;

/** What a value must be like. */
public sealed interface Condition {
    /** There is one. */
    record Exists() implements Condition {}

    /**
     * The text, which may have wildcards.
     *
     * @param pieces what stands before, between and behind the wildcards, each of which stands for any text; one piece:
     *     no wildcard
     * @param caseCounts whether {@code a} and {@code A} differ
     */
    record Text(List<String> pieces, boolean caseCounts) implements Condition {
        public Text {
            pieces = List.copyOf(pieces);
        }
    }

    /** A number. Not a number: no match. */
    record Number(Comparison comparison, java.math.BigDecimal value) implements Condition {}

    /** A moment: {@code 2026-11-23} is a whole day. */
    record Time(Comparison comparison, Moment value) implements Condition {}

    /** An address in a block, for example {@code 10.0.0.0/8}. */
    record InBlock(Block block) implements Condition {}

    /** How a value compares with the one in the filter. */
    enum Comparison {
        EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST
    }
}
