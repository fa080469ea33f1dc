/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether the numbers of records follow each other. No proof: that is what {@code audit verify} is for. */
final class SequenceCheck {
    private static final int MOST_TRAILS = 1000;

    private final Map<String, Long> last = new HashMap<>();

    /**
     * Takes the next record of a trail.
     *
     * @return a sentence, if it does not follow the one before
     */
    Optional<String> next(String trail, long sequence) {
        Long before = last.get(trail);
        if (before != null || last.size() < MOST_TRAILS) {
            last.put(trail, sequence);
        }
        if (before == null || sequence == before + 1) {
            return Optional.empty();
        }
        return Optional.of(
                sequence > before
                        ? (sequence - before - 1) + " records are not here: " + before + " is followed by " + sequence
                        : "the records are not in order: " + before + " is followed by " + sequence);
    }

    /** How many trails there are. */
    int trails() {
        return last.size();
    }
}
