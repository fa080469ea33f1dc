/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.AddressBits;
import io.mojaloop.kafka.security.policy.HostPattern;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;

/**
 * Client addresses: of a block, or all. Two of the same meaning are equal, however they were written.
 *
 * @param any whether all are meant; the rest is then 0
 * @param v6 the family
 * @param high the first 64 bits
 * @param low the last 64 bits
 * @param length how many leading bits count
 */
record Block(boolean any, boolean v6, long high, long low, int length) {
    static final Block ANY = new Block(true, false, 0, 0, 0);

    /** A block before those in it. */
    static final Comparator<Block> ORDER = Comparator.comparing((Block block) -> !block.any)
            .thenComparing(Block::v6)
            .thenComparing(Block::high, Long::compareUnsigned)
            .thenComparing(Block::low, Long::compareUnsigned)
            .thenComparingInt(Block::length);

    static Block of(HostPattern pattern) {
        if (pattern instanceof HostPattern.Cidr cidr) {
            return new Block(false, cidr.v6(), cidr.high(), cidr.low(), cidr.length());
        }
        if (pattern instanceof HostPattern.Exact exact) {
            byte[] bytes = exact.address().getAddress();
            return new Block(
                    false, bytes.length == 16, AddressBits.high(bytes), AddressBits.low(bytes), 8 * bytes.length);
        }
        if (pattern instanceof HostPattern.Any) {
            return ANY;
        }
        throw new IllegalArgumentException("'" + pattern.text() + "' means no client");
    }

    boolean covers(Block other) {
        return any
                || (!other.any
                        && v6 == other.v6
                        && length <= other.length
                        && (other.high & AddressBits.leadingOnes(length)) == high
                        && (other.low & AddressBits.leadingOnes(length - 64)) == low);
    }

    boolean matches(InetAddress address) {
        byte[] bytes = address.getAddress();
        return covers(new Block(
                false, bytes.length == 16, AddressBits.high(bytes), AddressBits.low(bytes), 8 * bytes.length));
    }

    /** Whether disjoint blocks in this one leave nothing of it: two halves are the whole. */
    boolean isFilledBy(List<Block> disjoint) {
        if (any) {
            return new Block(false, false, 0, 0, 0)
                            .isFilledBy(disjoint.stream().filter(one -> !one.v6).toList())
                    && new Block(false, true, 0, 0, 0)
                            .isFilledBy(disjoint.stream().filter(Block::v6).toList());
        }
        return disjoint.stream()
                .map(Block::size)
                .reduce(BigInteger.ZERO, BigInteger::add)
                .equals(size());
    }

    /** The block of so many bits in which this one lies. */
    Block cutTo(int bits) {
        return new Block(any, v6, high & AddressBits.leadingOnes(bits), low & AddressBits.leadingOnes(bits - 64), bits);
    }

    private BigInteger size() {
        return BigInteger.ONE.shiftLeft((v6 ? 128 : 32) - length);
    }

    /** As policies write it; IPv6 with its zeroes shortened (RFC 5952). */
    @Override
    public String toString() {
        if (any) {
            return "*";
        }
        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        String text;
        if (v6) {
            StringBuilder groups = new StringBuilder();
            for (int i = 0; i < 16; i += 2) {
                int group = (bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff);
                groups.append(i == 0 ? "" : ":").append(Integer.toHexString(group));
            }
            text = groups.toString().replaceFirst("(^|:)(0(:|$)){2,}", "::");
        } else {
            text = (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
        }
        return length == (v6 ? 128 : 32) ? text : text + "/" + length;
    }
}
