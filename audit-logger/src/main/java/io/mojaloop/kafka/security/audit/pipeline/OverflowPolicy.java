/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of an event that the queue has no room for.
 *
 * @param blockMs how long its thread waits for room; 0: not at all
 * @param fails whether what the event tells of is then refused; otherwise it is counted and told as lost
 */
record OverflowPolicy(long blockMs, boolean fails) {
    static final OverflowPolicy DROP = new OverflowPolicy(0, false);

    /** Longer waits of a request thread would look like a dead broker to clients. */
    static final long MOST_BLOCK_MS = 30_000;

    static final String RANGE = "drop, fail, block:<ms> or block:<ms>,fail with 1 to " + MOST_BLOCK_MS + " ms";

    private static final Pattern TEXT = Pattern.compile("drop|fail|block:(?<ms>\\d{1,5})(?<fail>\\s*,\\s*fail)?");

    /** Whether the thread neither waits nor is refused: then decisions leave room for others early. */
    boolean drops() {
        return blockMs == 0 && !fails;
    }

    /** Reads it as {@code security.audit.overflow.*} has it; empty if it is none. */
    static Optional<OverflowPolicy> parse(String text) {
        Matcher matcher = TEXT.matcher(text.trim());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group("ms") == null) {
            return Optional.of(new OverflowPolicy(0, matcher.group().equals("fail")));
        }
        long ms = Long.parseLong(matcher.group("ms"));
        return ms < 1 || ms > MOST_BLOCK_MS
                ? Optional.empty()
                : Optional.of(new OverflowPolicy(ms, matcher.group("fail") != null));
    }
}
