/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

/**
 * Addresses as 128 bits in two {@code long}s, the uppermost bit of the first being the first bit of the address. An IPv4
 * address takes the uppermost 32; the family is not part of the bits.
 */
public final class AddressBits {
    private AddressBits() {}

    /** The first 64 bits of an address of 4 or 16 bytes. */
    public static long high(byte[] address) {
        if (address.length == 4) {
            int bits = address[0] << 24 | (address[1] & 0xff) << 16 | (address[2] & 0xff) << 8 | (address[3] & 0xff);
            return (long) bits << 32;
        }
        return bits(address, 0);
    }

    /** The last 64 bits of an address of 16 bytes, 0 for one of 4. */
    public static long low(byte[] address) {
        return address.length == 4 ? 0 : bits(address, 8);
    }

    /** A mask of the {@code count} uppermost of 64 bits: none for 0 and less, all for 64 and more. */
    public static long leadingOnes(int count) {
        if (count <= 0) {
            return 0;
        }
        return count >= 64 ? -1L : -1L << (64 - count);
    }

    private static long bits(byte[] address, int from) {
        long bits = 0;
        for (int i = from; i < from + 8; i++) {
            bits = bits << 8 | (address[i] & 0xff);
        }
        return bits;
    }
}
