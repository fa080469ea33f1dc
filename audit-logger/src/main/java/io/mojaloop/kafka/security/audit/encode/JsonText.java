/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.nio.charset.StandardCharsets;

/**
 * The inside of a JSON string, whatever a client put into a text.
 *
 * <p>Whatever could end a line, move a cursor, hide or reorder what a reader sees (see {@link UnsafeCharacters}) becomes a
 * JSON escape, which a parser turns back. Two things come out of a parser as a text that differs from what went in, in a
 * way that can be undone:
 *
 * <ul>
 *   <li>an unpaired surrogate, which is no character and which receivers refuse, is told as six characters, for example
 *       {@code \}{@code ud83d};
 *   <li>so that nobody can write those six himself, a backslash before a {@code u} is told as {@code \}{@code u005c}.
 * </ul>
 *
 * <p>A text that is too long ends in {@code \}{@code u2026[<length> chars, sha256 <16 hexadecimal digits>]}. No text can
 * pretend to be a cut one, since its own backslash would have been told differently.
 */
final class JsonText {
    /** What the mark of a cut text takes at most. */
    static final int MOST_MARK_BYTES = 64;

    /** Of an unpaired surrogate, or of a backslash before a {@code u}. */
    static final int MOST_BYTES_PER_CHAR = 7;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BACKSLASH_BEFORE_U = {'\\', '\\', 'u', '0', '0', '5', 'c'};
    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        for (char c = 0x20; c < 0x7f; c++) {
            PLAIN[c] = c != '"' && c != '\\';
        }
    }

    private JsonText() {}

    /**
     * Appends a text, without quotes.
     *
     * @param mostBytes that it may take, at least {@link #MOST_MARK_BYTES}
     */
    static void append(String text, int mostBytes, LineBuffer out) {
        int length = text.length();
        if (length > mostBytes / MOST_BYTES_PER_CHAR) {
            appendCut(text, mostBytes, out);
            return;
        }
        out.reserve(length * MOST_BYTES_PER_CHAR);
        byte[] bytes = out.bytes();
        int from = out.length();
        int i = appendPlain(text, bytes, from);
        int at = from + i;
        while (i < length) {
            char c = text.charAt(i);
            if (c < 0x80 && PLAIN[c]) {
                bytes[at++] = (byte) c;
                i++;
            } else {
                at = appendSpecial(text, i, bytes, at);
                i += charsAt(text, i);
            }
        }
        out.advance(at - from);
    }

    /** Almost all texts, to their ends: a loop so simple that the compiler unrolls it. @return how many characters */
    private static int appendPlain(String text, byte[] bytes, int from) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || !PLAIN[c]) {
                return i;
            }
            bytes[from + i] = (byte) c;
        }
        return length;
    }

    private static void appendCut(String text, int mostBytes, LineBuffer out) {
        out.reserve(mostBytes + 2 * MOST_BYTES_PER_CHAR);
        byte[] bytes = out.bytes();
        int from = out.length();
        int at = from;
        int lastPlaceForMark = from;
        for (int i = 0; i < text.length(); i += charsAt(text, i)) {
            at = appendSpecial(text, i, bytes, at);
            if (at - from > mostBytes) {
                out.advance(lastPlaceForMark - from);
                appendMark(text, out);
                return;
            }
            if (at - from <= mostBytes - MOST_MARK_BYTES) {
                lastPlaceForMark = at;
            }
        }
        out.advance(at - from);
    }

    private static void appendMark(String text, LineBuffer out) {
        String mark = "\\\\u2026[" + text.length() + " chars, sha256 " + Fingerprint.of(text) + "]";
        out.append(mark.getBytes(StandardCharsets.US_ASCII));
    }

    private static int charsAt(String text, int i) {
        return isPair(text, i) ? 2 : 1;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    /** Writes one character of any kind, and tells where it ends. */
    private static int appendSpecial(String text, int i, byte[] bytes, int at) {
        char c = text.charAt(i);
        if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == 'u') {
            System.arraycopy(BACKSLASH_BEFORE_U, 0, bytes, at, BACKSLASH_BEFORE_U.length);
            return at + BACKSLASH_BEFORE_U.length;
        }
        if (c == '"' || c == '\\') {
            bytes[at] = '\\';
            bytes[at + 1] = (byte) c;
            return at + 2;
        }
        if (c < 0x80 && PLAIN[c]) {
            bytes[at] = (byte) c;
            return at + 1;
        }
        if (isPair(text, i)) {
            int codePoint = text.codePointAt(i);
            return UnsafeCharacters.contain(codePoint)
                    ? appendEscape(text.charAt(i + 1), bytes, appendEscape(c, bytes, at))
                    : appendUtf8(codePoint, bytes, at);
        }
        if (Character.isSurrogate(c)) {
            bytes[at] = '\\';
            return appendEscape(c, bytes, at + 1);
        }
        return UnsafeCharacters.contain(c) ? appendEscape(c, bytes, at) : appendUtf8(c, bytes, at);
    }

    private static int appendEscape(char c, byte[] bytes, int at) {
        bytes[at] = '\\';
        bytes[at + 1] = 'u';
        bytes[at + 2] = HEX[c >> 12];
        bytes[at + 3] = HEX[c >> 8 & 0xf];
        bytes[at + 4] = HEX[c >> 4 & 0xf];
        bytes[at + 5] = HEX[c & 0xf];
        return at + 6;
    }

    private static int appendUtf8(int codePoint, byte[] bytes, int from) {
        int at = from;
        if (codePoint < 0x800) {
            bytes[at++] = (byte) (0xc0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                bytes[at++] = (byte) (0xe0 | codePoint >> 12);
            } else {
                bytes[at++] = (byte) (0xf0 | codePoint >> 18);
                bytes[at++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
            }
            bytes[at++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
        }
        bytes[at++] = (byte) (0x80 | codePoint & 0x3f);
        return at;
    }
}
