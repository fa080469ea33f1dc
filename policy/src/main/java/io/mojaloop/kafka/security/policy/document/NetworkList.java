/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.AddressBits;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a list of networks, none of which may lie in another. */
final class NetworkList {
    /** By first address, the larger block first: each block then stands right after those that it lies in. */
    private static final Comparator<Block> ORDER = Comparator.comparing(Block::v6)
            .thenComparing(Block::high, Long::compareUnsigned)
            .thenComparing(Block::low, Long::compareUnsigned)
            .thenComparingInt(Block::length)
            .thenComparing(block -> block.placed().at());

    private record Placed(HostPattern pattern, Position at) {
        @Override
        public String toString() {
            return pattern.text();
        }
    }

    private record Block(boolean v6, long high, long low, int length, Placed placed) {
        static Optional<Block> of(Placed placed) {
            if (placed.pattern instanceof HostPattern.Cidr cidr) {
                return Optional.of(new Block(cidr.v6(), cidr.high(), cidr.low(), cidr.length(), placed));
            }
            if (placed.pattern instanceof HostPattern.Exact exact) {
                byte[] bytes = exact.address().getAddress();
                return Optional.of(new Block(
                        bytes.length == 16, AddressBits.high(bytes), AddressBits.low(bytes), 8 * bytes.length, placed));
            }
            return Optional.empty();
        }

        boolean holds(Block other) {
            return v6 == other.v6
                    && length <= other.length
                    && (other.high & AddressBits.leadingOnes(length)) == high
                    && (other.low & AddressBits.leadingOnes(length - 64)) == low;
        }
    }

    private final Values values;
    private final Networks networks;
    private final Problems problems;

    NetworkList(Values values, Problems problems) {
        this.values = values;
        this.networks = new Networks(values, problems);
        this.problems = problems;
    }

    List<HostPattern> read(YamlNode node) {
        List<Placed> networksRead = values.oneOrMore(
                node, "networks", item -> networks.read(item).map(pattern -> new Placed(pattern, item.at())));
        Optional<Placed> all = networksRead.stream()
                .filter(one -> one.pattern.equals(HostPattern.ANY))
                .findFirst();
        if (all.isPresent()) {
            networksRead.stream()
                    .filter(one -> !one.pattern.equals(HostPattern.ANY))
                    .forEach(one -> covered(one, all.get()));
        } else {
            reportNested(networksRead.stream()
                    .flatMap(one -> Block.of(one).stream())
                    .sorted(ORDER)
                    .toList());
        }
        return networksRead.stream().map(Placed::pattern).toList();
    }

    private void reportNested(List<Block> blocks) {
        @Nullable Block outer = null;
        for (Block block : blocks) {
            if (outer != null && outer.holds(block)) {
                covered(block.placed, outer.placed);
            } else {
                outer = block;
            }
        }
    }

    private void covered(Placed one, Placed by) {
        problems.add(
                ProblemCode.COVERED_NETWORK,
                one.at,
                one.toString(),
                "'" + one + "' is covered by '" + by + "' in line " + by.at.line(),
                "remove one of them");
    }
}
