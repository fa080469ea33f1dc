/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes one JSON object, member by member. Members without a value (an empty text, a negative number) are left out.
 * Remembers where the last text stands, so that it can be repeated without escaping it again.
 */
final class JsonLine {
    /** What is left of a list's room when no other element is begun. */
    private static final int LEAST_ELEMENT_BYTES = 4 * JsonText.MOST_MARK_BYTES;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private LineBuffer out = new LineBuffer();
    private final byte[] digits = new byte[20];
    private boolean first;
    private int lastFrom;
    private int lastUntil;

    /** A member's name as {@link JsonLine} takes it. Names are ours and need no escaping. */
    static byte[] key(String name) {
        return (",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    /** Begins the outermost object. */
    void begin(LineBuffer to) {
        out = to;
        out.append('{');
        first = true;
    }

    LineBuffer out() {
        return out;
    }

    void open(byte[] key) {
        member(key);
        out.append('{');
        first = true;
    }

    void close() {
        out.append('}');
        first = false;
    }

    /** Members made before, without a comma in front. */
    void members(byte[] made) {
        if (made.length > 0) {
            if (!first) {
                out.append(',');
            }
            first = false;
            out.append(made);
        }
    }

    /** @return whether there was something to write */
    boolean text(byte[] key, String value, int mostBytes) {
        lastFrom = out.length();
        lastUntil = lastFrom;
        if (value.isEmpty()) {
            return false;
        }
        member(key);
        string(value, mostBytes);
        return true;
    }

    /** A member whose value is the text that stands in a part of this line already. */
    void repeated(byte[] key, int from, int until) {
        if (until > from) {
            member(key);
            out.append('"');
            out.append(out.bytes(), from, until - from);
            out.append('"');
        }
    }

    void number(byte[] key, long value) {
        if (value >= 0) {
            member(key);
            digits(value);
        }
    }

    /** What is not finite is no number in JSON and left out. */
    void decimal(byte[] key, double value) {
        if (Double.isFinite(value)) {
            member(key);
            out.append(Double.toString(value).getBytes(StandardCharsets.US_ASCII));
        }
    }

    void bool(byte[] key, boolean value) {
        member(key);
        out.append(value ? TRUE : FALSE);
    }

    void time(byte[] key, long timeMs, IsoTime iso) {
        member(key);
        out.append('"');
        iso.append(timeMs, out);
        out.append('"');
    }

    /** As many texts as fit, and how many more there are. */
    void texts(byte[] key, List<String> values, int mostBytes) {
        if (values.isEmpty()) {
            return;
        }
        openArray(key);
        int end = out.length() + mostBytes - JsonText.MOST_MARK_BYTES;
        for (int i = 0; i < values.size(); i++) {
            int room = end - out.length() - 3;
            if (room < LEAST_ELEMENT_BYTES) {
                List<String> rest = values.subList(i, values.size());
                separate();
                out.append(("\"\\\\u2026[and " + rest.size() + " more, sha256 " + Fingerprint.of(rest) + "]\"")
                        .getBytes(StandardCharsets.US_ASCII));
                break;
            }
            element(values.get(i), room);
        }
        closeArray();
    }

    void openArray(byte[] key) {
        member(key);
        out.append('[');
        first = true;
    }

    void element(String value, int mostBytes) {
        separate();
        string(value, mostBytes);
    }

    void repeatedElement(int from, int until) {
        separate();
        out.append('"');
        out.append(out.bytes(), from, until - from);
        out.append('"');
    }

    void closeArray() {
        out.append(']');
        first = false;
    }

    void digits(long value) {
        long rest = value;
        int at = digits.length;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        out.append(digits, at, digits.length - at);
    }

    /** Begins a member whose value the caller writes to {@link #out}. */
    void member(byte[] key) {
        if (first) {
            first = false;
            out.append(key, 1, key.length - 1);
        } else {
            out.append(key);
        }
    }

    int lastFrom() {
        return lastFrom;
    }

    int lastUntil() {
        return lastUntil;
    }

    private void string(String value, int mostBytes) {
        out.append('"');
        lastFrom = out.length();
        JsonText.append(value, mostBytes, out);
        lastUntil = out.length();
        out.append('"');
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }
}
