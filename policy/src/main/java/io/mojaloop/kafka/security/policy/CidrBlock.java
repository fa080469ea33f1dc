/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * A block of addresses (RFC 4632, RFC 4291). Bits below the prefix are cleared, so two spellings of one block are equal.
 *
 * @param v6 whether these are IPv6 addresses; an IPv4 client is never in an IPv6 block
 * @param high the first 64 bits of the address; an IPv4 address takes the uppermost 32 of them
 * @param low the last 64 bits of an IPv6 address, 0 for IPv4
 * @param length how many leading bits count: 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record CidrBlock(boolean v6, long high, long low, int length) {

    public CidrBlock {
        if (length < 0 || length > (v6 ? 128 : 32)) {
            throw new IllegalArgumentException("prefix length " + length + " is not between 0 and " + (v6 ? 128 : 32));
        }
        high &= leadingOnes(length);
        low &= leadingOnes(length - 64);
    }

    /** The block of {@code length} leading bits around an address. */
    public static CidrBlock around(InetAddress address, int length) {
        boolean v6 = !(address instanceof Inet4Address);
        byte[] bytes = address.getAddress();
        return new CidrBlock(v6, highBits(bytes), lowBits(bytes), length);
    }

    /** Whether an address is in this block. */
    public boolean contains(InetAddress address) {
        boolean addressIsV6 = !(address instanceof Inet4Address);
        byte[] bytes = address.getAddress();
        return v6 == addressIsV6 && contains(highBits(bytes), lowBits(bytes));
    }

    /** Whether an address of the same family, given as bits, is in this block. */
    public boolean contains(long addressHigh, long addressLow) {
        return ((addressHigh ^ high) & leadingOnes(length)) == 0
                && ((addressLow ^ low) & leadingOnes(length - 64)) == 0;
    }

    /** The first 64 bits of an address of 4 or 16 bytes; 4 bytes take the uppermost 32 bits. */
    public static long highBits(byte[] address) {
        if (address.length == 4) {
            return (long) (address[0] << 24
                            | (address[1] & 0xff) << 16
                            | (address[2] & 0xff) << 8
                            | (address[3] & 0xff))
                    << 32;
        }
        return bits(address, 0);
    }

    /** The last 64 bits of an address of 16 bytes, 0 for one of 4. */
    public static long lowBits(byte[] address) {
        return address.length == 4 ? 0 : bits(address, 8);
    }

    private static long bits(byte[] address, int from) {
        long bits = 0;
        for (int i = from; i < from + 8; i++) {
            bits = bits << 8 | (address[i] & 0xff);
        }
        return bits;
    }

    /** A mask of the {@code count} uppermost bits: none below 0, all above 64. */
    public static long leadingOnes(int count) {
        if (count <= 0) {
            return 0;
        }
        return count >= 64 ? -1L : -1L << (64 - count);
    }
}
