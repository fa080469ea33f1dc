/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import io.mojaloop.kafka.security.policy.CidrBlock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A node of a binary radix trie (Morrison's PATRICIA) over the bits of addresses of one family. A node stands for a
 * block; its children are blocks within it that differ in the first bit after it. A node without rules has two children.
 */
final class CidrNode extends RuleSet {
    private final CidrBlock block;
    private final long high;
    private final long highMask;
    private final @Nullable CidrNode zero;
    private final @Nullable CidrNode one;

    private CidrNode(CidrBlock block, @Nullable Object rules, @Nullable CidrNode zero, @Nullable CidrNode one) {
        super(rules, 0);
        this.block = block;
        this.high = block.high();
        this.highMask = CidrBlock.leadingOnes(block.length());
        this.zero = zero;
        this.one = one;
    }

    /** The bits of all rules whose block holds an address. */
    long bits(long addressHigh, long addressLow) {
        long bits = 0;
        CidrNode node = this;
        while (node != null && ((addressHigh ^ node.high) & node.highMask) == 0) {
            if (node.block.length() > 64 && !node.block.contains(addressHigh, addressLow)) {
                break;
            }
            bits |= node.bits;
            node = bit(addressHigh, addressLow, node.block.length()) ? node.one : node.zero;
        }
        return bits;
    }

    static CidrNode plus(@Nullable CidrNode node, CidrBlock added, Rule rule) {
        if (node == null) {
            return new CidrNode(added, rule, null, null);
        }
        if (node.block.equals(added)) {
            return new CidrNode(added, node.rulesWith(rule), node.zero, node.one);
        }
        int common = commonLength(node.block, added);
        if (common == node.block.length()) {
            boolean side = bit(added.high(), added.low(), common);
            return side
                    ? node.with(node.zero, plus(node.one, added, rule))
                    : node.with(plus(node.zero, added, rule), node.one);
        }
        if (common == added.length()) {
            return bit(node.block.high(), node.block.low(), common)
                    ? new CidrNode(added, rule, null, node)
                    : new CidrNode(added, rule, node, null);
        }
        CidrBlock fork = new CidrBlock(added.v6(), added.high(), added.low(), common);
        CidrNode leaf = new CidrNode(added, rule, null, null);
        return bit(added.high(), added.low(), common)
                ? new CidrNode(fork, null, node, leaf)
                : new CidrNode(fork, null, leaf, node);
    }

    static @Nullable CidrNode minus(@Nullable CidrNode node, CidrBlock removed, Rule rule) {
        if (node == null || commonLength(node.block, removed) < node.block.length()) {
            return node;
        }
        if (node.block.equals(removed)) {
            return new CidrNode(node.block, node.rulesWithout(rule), node.zero, node.one).collapsed();
        }
        return bit(removed.high(), removed.low(), node.block.length())
                ? node.with(node.zero, minus(node.one, removed, rule)).collapsed()
                : node.with(minus(node.zero, removed, rule), node.one).collapsed();
    }

    private CidrNode with(@Nullable CidrNode newZero, @Nullable CidrNode newOne) {
        return newZero == zero && newOne == one ? this : new CidrNode(block, rulesAsIs(), newZero, newOne);
    }

    private @Nullable CidrNode collapsed() {
        if (hasRules() || (zero != null && one != null)) {
            return this;
        }
        return zero != null ? zero : one;
    }

    void forEachNode(Consumer<CidrNode> action) {
        action.accept(this);
        if (zero != null) {
            zero.forEachNode(action);
        }
        if (one != null) {
            one.forEachNode(action);
        }
    }

    /** How many leading bits two blocks share, at most the length of the shorter one. */
    private static int commonLength(CidrBlock a, CidrBlock b) {
        int same = Long.numberOfLeadingZeros(a.high() ^ b.high());
        if (same == 64) {
            same += Long.numberOfLeadingZeros(a.low() ^ b.low());
        }
        return Math.min(same, Math.min(a.length(), b.length()));
    }

    private static boolean bit(long high, long low, int index) {
        return index < 64 ? (high << index) < 0 : index < 128 && (low << (index - 64)) < 0;
    }
}
