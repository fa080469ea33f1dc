/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.line;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** RFC 4648 section 5 without padding, into memory that is there already: {@link java.util.Base64} makes an array per call. */
public final class Base64Url {
    private static final byte[] DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);

    /** Two digits at once, for each twelve bits: half the look-ups. */
    private static final short[] PAIRS = pairs();

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private Base64Url() {}

    private static short[] pairs() {
        short[] pairs = new short[1 << 12];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (short) (DIGITS[i >>> 6] | DIGITS[i & 63] << 8);
        }
        return pairs;
    }

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
            SHORTS.set(out, to, PAIRS[three >>> 12]);
            SHORTS.set(out, to + 2, PAIRS[three & 0xFFF]);
            to += 4;
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
