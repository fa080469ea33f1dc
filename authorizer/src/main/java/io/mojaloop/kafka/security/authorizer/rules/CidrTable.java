/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import io.mojaloop.kafka.security.policy.AddressBits;
import io.mojaloop.kafka.security.policy.HostPattern;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rules by the block of the client's address, for addresses of one family: a hash table that is asked once for each prefix
 * length in use. Networks use few lengths; at worst there are 33 (129 for IPv6) questions, however many blocks.
 */
final class CidrTable extends HashTable<CidrTable.Entry, CidrTable> {
    static final CidrTable EMPTY = new CidrTable(null, 0, 0, new int[0]);

    /** How many blocks there are of each prefix length; may be shorter. */
    private final int[] blocksByLength;

    private final byte[] lengths;

    private CidrTable(@Nullable Object root, int size, int segmentShift, int[] blocksByLength) {
        super(root, size, segmentShift);
        this.blocksByLength = blocksByLength;
        byte[] used = new byte[blocksByLength.length];
        int count = 0;
        for (int length = 0; length < blocksByLength.length; length++) {
            if (blocksByLength[length] > 0) {
                used[count++] = (byte) length;
            }
        }
        this.lengths = Arrays.copyOf(used, count);
    }

    /** All rules of one block. */
    static final class Entry extends RuleSet {
        private final HostPattern.Cidr block;

        Entry(HostPattern.Cidr block, @Nullable Object rules) {
            super(rules, 0);
            this.block = block;
        }

        boolean is(long high, long low, int length) {
            return block.high() == high && block.low() == low && block.length() == length;
        }
    }

    /** The bits of all rules whose block holds an address. */
    long bits(long addressHigh, long addressLow) {
        long bits = 0;
        for (byte signed : lengths) {
            int length = signed & 0xff;
            Entry entry = find(
                    addressHigh & AddressBits.leadingOnes(length),
                    addressLow & AddressBits.leadingOnes(length - 64),
                    length);
            if (entry != null) {
                bits |= entry.bits;
            }
        }
        return bits;
    }

    CidrTable plus(Rule rule, HostPattern.Cidr block) {
        Entry present = find(block.high(), block.low(), block.length());
        if (present != null) {
            return plus(new Entry(present.block, present.rulesWith(rule)));
        }
        return plus(new Entry(block, rule)).counting(block.length(), 1);
    }

    CidrTable minus(Rule rule, HostPattern.Cidr block) {
        Entry present = find(block.high(), block.low(), block.length());
        if (present == null) {
            return this;
        }
        Entry fewer = new Entry(present.block, present.rulesWithout(rule));
        return fewer.hasRules() ? plus(fewer) : minus(fewer).counting(block.length(), -1);
    }

    private CidrTable counting(int length, int by) {
        int[] counts = Arrays.copyOf(blocksByLength, Math.max(blocksByLength.length, length + 1));
        counts[length] += by;
        return new CidrTable(root(), size(), segmentShift(), counts);
    }

    private @Nullable Entry find(long high, long low, int length) {
        Object slot = slot(hash(high, low, length));
        if (slot instanceof Entry entry) {
            return entry.is(high, low, length) ? entry : null;
        }
        if (slot != null) {
            for (Object one : (Object[]) slot) {
                if (((Entry) one).is(high, low, length)) {
                    return (Entry) one;
                }
            }
        }
        return null;
    }

    private static int hash(long high, long low, int length) {
        return spread(Long.hashCode(31 * high + low) + length);
    }

    @Override
    protected int hash(Entry element) {
        return hash(element.block.high(), element.block.low(), element.block.length());
    }

    @Override
    protected boolean sameKey(Entry one, Entry other) {
        return one.is(other.block.high(), other.block.low(), other.block.length());
    }

    @Override
    protected CidrTable create(@Nullable Object root, int size, int segmentShift) {
        return new CidrTable(root, size, segmentShift, blocksByLength);
    }
}
