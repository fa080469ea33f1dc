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

    private static final int MOST_DEPTH = 8;
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private LineBuffer out = new LineBuffer();
    private final int[] begins = new int[MOST_DEPTH];
    private final WordCache words = new WordCache();
    private int depth;
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
        depth = 0;
        first = true;
    }

    LineBuffer out() {
        return out;
    }

    /** Begins an object, which is left out if it stays empty. */
    void open(byte[] key) {
        open(key, '{');
    }

    /** Begins an object with members made before, a comma in front, and ends in one that is open. */
    void openMade(byte[] made) {
        begins[depth++] = out.length();
        out.append(made);
        first = false;
    }

    void close() {
        close('}');
    }

    private void open(byte[] key, char bracket) {
        // The sign tells whether something stands before it.
        begins[depth++] = first ? -out.length() : out.length();
        member(key);
        out.append(bracket);
        first = true;
    }

    private void close(char bracket) {
        int begin = begins[--depth];
        if (first) {
            out.truncate(Math.abs(begin));
            first = begin < 0;
        } else {
            out.append(bracket);
        }
    }

    /** A part of the line made before that opens and closes as it needs, comma in front. */
    void made(byte[] part) {
        out.append(part);
        first = false;
    }

    /** The inside of a string whose quotation marks stand in what is {@link #made} around it. */
    void inside(String value, int mostBytes) {
        lastFrom = out.length();
        JsonText.append(value, mostBytes, out);
        lastUntil = out.length();
    }

    /** The same of a text that needs no escaping any more. */
    void inside(byte[] told) {
        lastFrom = out.length();
        out.append(told);
        lastUntil = out.length();
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

    /** A text that needs no escaping any more. */
    void told(byte[] key, byte[] told) {
        member(key);
        out.append('"');
        inside(told);
        out.append('"');
    }

    /** A text that is one of few: the whole member is copied as it was made the last time. */
    void word(byte[] key, String value) {
        word(key, value, EcsRecord.WORD);
    }

    /** @param mostBytes always the same for a key */
    void word(byte[] key, String value, int mostBytes) {
        byte[] made = words.find(key, value);
        if (made == null) {
            int before = out.length() - (first ? 1 : 0);
            if (text(key, value, mostBytes)) {
                words.remember(key, value, out.bytes(), before, out.length());
            }
            return;
        }
        member(made);
        lastUntil = out.length() - 1;
        lastFrom = out.length() - made.length + key.length + 1;
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
            // Plus zero: not every receiver has a negative one.
            out.append(Double.toString(value + 0.0).getBytes(StandardCharsets.US_ASCII));
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
        open(key, '[');
    }

    void element(String value, int mostBytes) {
        separate();
        string(value, mostBytes);
    }

    /** An element whose text stands in a part of this line already. */
    void repeatedElement(int from, int until) {
        toldElement(out.bytes(), from, until);
    }

    /** An element whose text needs no escaping any more. */
    void toldElement(byte[] told, int from, int until) {
        separate();
        out.append('"');
        out.append(told, from, until - from);
        out.append('"');
    }

    void closeArray() {
        close(']');
    }

    void digits(long value) {
        out.digits(value);
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
        inside(value, mostBytes);
        out.append('"');
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }
}
