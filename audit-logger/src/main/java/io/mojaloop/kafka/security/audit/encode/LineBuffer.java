/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of one line, used again for the next. Not thread-safe. */
public final class LineBuffer {
    private static final int MOST_DIGITS = 19;

    private byte[] bytes = new byte[2048];
    private int length;

    public void clear() {
        length = 0;
    }

    public int length() {
        return length;
    }

    /** The bytes themselves, of which the first {@link #length} count. They change with the next call. */
    public byte[] bytes() {
        return bytes;
    }

    /** @param ascii below 0x80 */
    public void append(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    public void append(byte[] more) {
        append(more, 0, more.length);
    }

    public void append(byte[] more, int from, int count) {
        reserve(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    /**
     * Appends a number in decimal digits.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public void digits(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a negative number has no place in a line");
        }
        int at = length + count(value);
        reserve(MOST_DIGITS);
        length = at;
        long rest = value;
        while (rest > Integer.MAX_VALUE) {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        // Almost all numbers are such, and divided faster.
        int small = (int) rest;
        do {
            int tenth = small / 10;
            bytes[--at] = (byte) ('0' + small - 10 * tenth);
            small = tenth;
        } while (small != 0);
    }

    private static int count(long value) {
        int count = 1;
        for (long power = 10; count < MOST_DIGITS && value >= power; power *= 10) {
            count++;
        }
        return count;
    }

    /** Makes room for so many more bytes. */
    public void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    /** Counts bytes that were written behind the end of {@link #bytes}, for which room was made. */
    void advance(int count) {
        length += count;
    }

    /** Takes back what was appended beyond a length. */
    public void truncate(int toLength) {
        length = Math.min(length, toLength);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
