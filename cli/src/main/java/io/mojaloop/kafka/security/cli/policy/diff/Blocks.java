/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.HostPattern;
import java.util.Collection;

/** Which client addresses lie in which. */
public final class Blocks {
    private Blocks() {}

    /** Whether one of both lies in the other. */
    public static boolean nested(HostPattern one, HostPattern other) {
        Block a = Block.of(one);
        Block b = Block.of(other);
        return a.covers(b) || b.covers(a);
    }

    /** Whether each of the others lies in one of these. */
    public static boolean cover(Collection<HostPattern> these, Collection<HostPattern> others) {
        return others.stream()
                .map(Block::of)
                .allMatch(other -> these.stream().map(Block::of).anyMatch(one -> one.covers(other)));
    }

    /** The network in which the address or block lies, of so many bits for each family; as policies write it. */
    public static HostPattern widened(HostPattern host, int v4Bits, int v6Bits) {
        Block block = Block.of(host);
        int bits = block.v6() ? v6Bits : v4Bits;
        return block.any() || bits >= block.length()
                ? host
                : HostPattern.parse(block.cutTo(bits).toString());
    }

    /** The same addresses, as policies write them. */
    public static HostPattern tidied(HostPattern host) {
        return HostPattern.parse(Block.of(host).toString());
    }
}
