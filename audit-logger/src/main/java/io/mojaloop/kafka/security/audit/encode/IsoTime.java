/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Times as {@code 2026-11-23T18:22:51.123Z}. Those before 1970 or after 9999 are told as the first or the last of these
 * years, since not every receiver could read them. Not thread-safe: it remembers the last day.
 */
final class IsoTime {
    private static final long DAY_MS = 86_400_000L;
    private static final long LAST_MS = 253_402_300_799_999L;

    private long day = -1;
    private byte[] date = new byte[0];

    void append(long timeMs, LineBuffer out) {
        long ms = Math.max(0, Math.min(LAST_MS, timeMs));
        if (ms / DAY_MS != day) {
            day = ms / DAY_MS;
            date = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
        }
        int ofDay = (int) (ms % DAY_MS);
        out.reserve(24);
        out.append(date);
        out.append('T');
        two(ofDay / 3_600_000, out);
        out.append(':');
        two(ofDay / 60_000 % 60, out);
        out.append(':');
        two(ofDay / 1000 % 60, out);
        out.append('.');
        out.append((char) ('0' + ofDay / 100 % 10));
        two(ofDay % 100, out);
        out.append('Z');
    }

    private static void two(int value, LineBuffer out) {
        out.append((char) ('0' + value / 10));
        out.append((char) ('0' + value % 10));
    }
}
