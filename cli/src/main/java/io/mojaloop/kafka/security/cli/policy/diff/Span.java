/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A time.
 *
 * @param begin its first moment; empty for now
 * @param end the first moment after it; empty for never
 */
record Span(Optional<Instant> begin, Optional<Instant> end) {
    static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());

    boolean holds(Instant moment) {
        return begin.map(first -> !moment.isBefore(first)).orElse(true)
                && end.map(moment::isBefore).orElse(true);
    }

    /** The times between which something ends. */
    record Slots(List<Instant> ends) {
        static Slots of(Collection<Instant> ends, Instant now) {
            return new Slots(List.copyOf(new TreeSet<>(ends).tailSet(now, false)));
        }

        int size() {
            return ends.size() + 1;
        }

        /** Whether something that ends, or does not, still holds in a slot. */
        boolean holds(Optional<Instant> until, int slot) {
            return until.isEmpty() || (slot < ends.size() && !until.get().isBefore(ends.get(slot)));
        }

        /** Neighbours together. */
        List<Span> spans(BitSet slots) {
            List<Span> spans = new ArrayList<>();
            for (int from = slots.nextSetBit(0); from >= 0; ) {
                int to = slots.nextClearBit(from);
                spans.add(new Span(
                        from == 0 ? Optional.empty() : Optional.of(ends.get(from - 1)),
                        to == size() ? Optional.empty() : Optional.of(ends.get(to - 1))));
                from = slots.nextSetBit(to);
            }
            return spans;
        }
    }
}
