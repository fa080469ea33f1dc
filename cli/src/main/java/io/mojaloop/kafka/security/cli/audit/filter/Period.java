/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of time.
 *
 * @param since its beginning; empty: that of time
 * @param until its end, which is no part of it; empty: none
 */
public record Period(Optional<Instant> since, Optional<Instant> until) {
    private static final Field TIME = Fields.of("@timestamp");

    /** The records of it; empty if it has neither end. */
    public Optional<Filter> filter() {
        List<Filter> parts = new ArrayList<>();
        since.ifPresent(from -> parts.add(compare(Condition.Comparison.AT_LEAST, from)));
        until.ifPresent(to -> parts.add(compare(Condition.Comparison.LESS, to)));
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Filter.And(parts));
    }

    private static Filter compare(Condition.Comparison comparison, Instant value) {
        return new Filter.Match(List.of(TIME), new Condition.Time(comparison, new Moment(value, value.plusNanos(1))));
    }
}
