/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Seconds out of times as records have them. Remembers the last, since many records are of the same second. Not thread-safe. */
final class TimeText {
    /** What is not a time. */
    static final long NONE = Long.MIN_VALUE;

    private static final long FIRST = -62_167_219_200L;
    private static final long LAST = 253_402_300_799L;
    private static final int TO_SECOND = "2026-11-23T10:15:00".length();

    private String prefix = "";
    private long second = NONE;

    /** Seconds since 1970-01-01T00:00Z; {@link #NONE} if it is no time. */
    long epochSecond(String text) {
        boolean utc = text.length() > TO_SECOND && text.endsWith("Z");
        if (utc && text.startsWith(prefix) && !prefix.isEmpty() && isFraction(text)) {
            return second;
        }
        long parsed = parse(text);
        if (utc && parsed != NONE) {
            prefix = text.substring(0, TO_SECOND);
            second = parsed;
        }
        return parsed;
    }

    private static boolean isFraction(String text) {
        char first = text.charAt(TO_SECOND);
        return first == 'Z' ? text.length() == TO_SECOND + 1 : first == '.';
    }

    /** Years 0 to 9999: what a forger writes beyond fits no chart. */
    private static long parse(String text) {
        try {
            long epochSecond = text.endsWith("Z")
                    ? Instant.parse(text).getEpochSecond()
                    : OffsetDateTime.parse(text).toEpochSecond();
            return epochSecond < FIRST || epochSecond > LAST ? NONE : epochSecond;
        } catch (DateTimeException none) {
            return NONE;
        }
    }
}
