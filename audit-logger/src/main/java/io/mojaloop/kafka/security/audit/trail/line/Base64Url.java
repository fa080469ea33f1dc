/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.line;

import java.nio.charset.StandardCharsets;

/** RFC 4648 section 5 without padding, into memory that is there already: {@link java.util.Base64} makes an array per call. */
public final class Base64Url {
    private static final byte[] DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);

    private Base64Url() {}

    /** How many characters so many bytes take. */
    public static int length(int bytes) {
        return (bytes * 8 + 5) / 6;
    }

    /** Writes the first bytes of an array. */
    public static void encode(byte[] bytes, int count, byte[] out, int at) {
        int from = 0;
        int to = at;
        for (; from + 3 <= count; from += 3) {
            int three = (bytes[from] & 0xFF) << 16 | (bytes[from + 1] & 0xFF) << 8 | (bytes[from + 2] & 0xFF);
            out[to++] = DIGITS[three >>> 18];
            out[to++] = DIGITS[three >>> 12 & 63];
            out[to++] = DIGITS[three >>> 6 & 63];
            out[to++] = DIGITS[three & 63];
        }
        if (count - from == 2) {
            int two = (bytes[from] & 0xFF) << 16 | (bytes[from + 1] & 0xFF) << 8;
            out[to++] = DIGITS[two >>> 18];
            out[to++] = DIGITS[two >>> 12 & 63];
            out[to] = DIGITS[two >>> 6 & 63];
        } else if (count - from == 1) {
            int one = (bytes[from] & 0xFF) << 16;
            out[to++] = DIGITS[one >>> 18];
            out[to] = DIGITS[one >>> 12 & 63];
        }
    }

    /** Not for every line. */
    static byte[] encode(byte[] bytes) {
        byte[] text = new byte[length(bytes.length)];
        encode(bytes, bytes.length, text, 0);
        return text;
    }
}
