/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether a value passes a {@link Condition}. */
final class ConditionCheck {
    private ConditionCheck() {}

    static Predicate<String> of(Condition test) {
        if (test instanceof Condition.Text text) {
            return text.pieces().size() == 1 ? whole(text) : value -> wildcard(text, value);
        }
        if (test instanceof Condition.Number number) {
            return value -> number(value)
                    .map(one -> holds(number.comparison(), one.compareTo(number.value())))
                    .orElse(false);
        }
        if (test instanceof Condition.Time time) {
            return value -> instant(value).map(one -> holds(time, one)).orElse(false);
        }
        if (test instanceof Condition.InBlock in) {
            return in.block()::holds;
        }
        return value -> true;
    }

    private static Predicate<String> whole(Condition.Text text) {
        String piece = text.pieces().get(0);
        return text.caseCounts() ? piece::equals : piece::equalsIgnoreCase;
    }

    /** Each piece at its first place behind the one before: no other choice finds more. */
    private static boolean wildcard(Condition.Text text, String value) {
        List<String> pieces = text.pieces();
        boolean ignoreCase = !text.caseCounts();
        String first = pieces.get(0);
        String last = pieces.get(pieces.size() - 1);
        int at = first.length();
        int end = value.length() - last.length();
        if (end < at
                || !value.regionMatches(ignoreCase, 0, first, 0, at)
                || !value.regionMatches(ignoreCase, end, last, 0, last.length())) {
            return false;
        }
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            at = indexOf(value, piece, at, end, ignoreCase);
            if (at < 0) {
                return false;
            }
            at += piece.length();
        }
        return true;
    }

    private static int indexOf(String value, String piece, int from, int end, boolean ignoreCase) {
        for (int i = from; i + piece.length() <= end; i++) {
            if (value.regionMatches(ignoreCase, i, piece, 0, piece.length())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean holds(Condition.Comparison comparison, int sign) {
        return switch (comparison) {
            case EQUAL -> sign == 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case GREATER -> sign > 0;
            case AT_LEAST -> sign >= 0;
        };
    }

    private static boolean holds(Condition.Time time, Instant value) {
        boolean begun = !value.isBefore(time.value().from());
        boolean over = !value.isBefore(time.value().until());
        return switch (time.comparison()) {
            case EQUAL -> begun && !over;
            case LESS -> !begun;
            case AT_MOST -> !over;
            case GREATER -> over;
            case AT_LEAST -> begun;
        };
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.endsWith("Z")
                            ? Instant.parse(text)
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
