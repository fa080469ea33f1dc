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

    private static final int LENGTH = "2026-11-23T18:22:51.123Z".length();

    private long day = -1;
    private byte[] date = new byte[0];

    void append(long timeMs, LineBuffer out) {
        long ms = Math.max(0, Math.min(LAST_MS, timeMs));
        if (ms / DAY_MS != day) {
            day = ms / DAY_MS;
            date = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
        }
        int ofDay = (int) (ms % DAY_MS);
        out.reserve(LENGTH);
        byte[] bytes = out.bytes();
        int at = out.length();
        System.arraycopy(date, 0, bytes, at, date.length);
        at += date.length;
        bytes[at] = 'T';
        two(ofDay / 3_600_000, bytes, at + 1);
        bytes[at + 3] = ':';
        two(ofDay / 60_000 % 60, bytes, at + 4);
        bytes[at + 6] = ':';
        two(ofDay / 1000 % 60, bytes, at + 7);
        bytes[at + 9] = '.';
        bytes[at + 10] = (byte) ('0' + ofDay / 100 % 10);
        two(ofDay % 100, bytes, at + 11);
        bytes[at + 13] = 'Z';
        out.advance(LENGTH);
    }

    private static void two(int value, byte[] bytes, int at) {
        bytes[at] = (byte) ('0' + value / 10);
        bytes[at + 1] = (byte) ('0' + value % 10);
    }
}
