/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A value as it stands in a filter.
 *
 * @param pieces what stands between its wildcards; one if it has none
 * @param position where it begins
 */
record Value(List<String> pieces, int position) {
    private static final int LONGEST_NUMBER = 64;

    Value {
        pieces = List.copyOf(pieces);
    }

    boolean hasWildcard() {
        return pieces.size() > 1;
    }

    /** Without what makes it special. */
    String text() {
        return String.join("*", pieces);
    }

    /** What a value of a field must be like to be this one, or to compare with it. */
    Condition condition(Field field, Condition.Comparison comparison, Instant now) {
        if (hasWildcard() && pieces.stream().allMatch(String::isEmpty)) {
            return new Condition.Exists();
        }
        return switch (field.kind()) {
            case NUMBER -> new Condition.Number(comparison, number(field));
            case TIME -> new Condition.Time(comparison, moment(field, now));
            case ADDRESS -> address();
            case TEXT, WORD -> new Condition.Text(pieces, field.kind() == Kind.TEXT);
        };
    }

    private BigDecimal number(Field field) {
        try {
            if (!hasWildcard() && text().length() <= LONGEST_NUMBER) {
                return new BigDecimal(text());
            }
        } catch (NumberFormatException fallThrough) {
            // told below
        }
        throw new FilterException(position, field.path() + " is a number, and '" + text() + "' is not");
    }

    private Moment moment(Field field, Instant now) {
        Optional<Moment> moment = hasWildcard() ? Optional.empty() : Moment.parse(text(), now);
        return moment.orElseThrow(() -> new FilterException(
                position,
                field.path() + " is a moment, and '" + text()
                        + "' is not: write 2026-11-23, 2026-11-23T10:15:00Z or now-24h"));
    }

    /** A trail that hides addresses has pseudonyms in their place, so that any text can be one. */
    private Condition address() {
        Optional<Block> block = hasWildcard() ? Optional.empty() : Block.parse(text());
        if (block.isEmpty() && text().indexOf('/') >= 0) {
            throw new FilterException(position, "'" + text() + "' is not a block of addresses, as 10.0.0.0/8 is");
        }
        return block.<Condition>map(Condition.InBlock::new).orElseGet(() -> new Condition.Text(pieces, true));
    }
}
