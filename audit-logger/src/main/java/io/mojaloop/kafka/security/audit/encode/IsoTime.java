/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as {@code 2026-11-23T18:22:51.123Z}. Those before 1970 or after 9999 are told as the first or the last of these
 * years, since not every receiver could read them. Not thread-safe: it remembers the last second.
 */
final class IsoTime {
    private static final DateTimeFormatter TO_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.", Locale.ROOT);
    private static final long LAST_MS = 253_402_300_799_999L;
    private static final int LENGTH = "2026-11-23T18:22:51.123Z".length();

    private long second = -1;
    private byte[] toSecond = new byte[0];

    void append(long timeMs, LineBuffer out) {
        long ms = Math.max(0, Math.min(LAST_MS, timeMs));
        if (ms / 1000 != second) {
            second = ms / 1000;
            String text = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).format(TO_SECOND);
            toSecond = text.getBytes(StandardCharsets.US_ASCII);
        }
        out.reserve(LENGTH);
        byte[] bytes = out.bytes();
        int at = out.length();
        System.arraycopy(toSecond, 0, bytes, at, toSecond.length);
        at += toSecond.length;
        int ofSecond = (int) (ms % 1000);
        bytes[at] = (byte) ('0' + ofSecond / 100);
        bytes[at + 1] = (byte) ('0' + ofSecond / 10 % 10);
        bytes[at + 2] = (byte) ('0' + ofSecond % 10);
        bytes[at + 3] = 'Z';
        out.advance(LENGTH);
    }
}
