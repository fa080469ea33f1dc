/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the rules in question divide the requests into: on each cell, a pattern of names by a block of addresses by a time,
 * every rule says the same of all requests.
 */
record Cells(Forest<NamePattern> names, Forest<Block> hosts, Span.Slots slots) {
    /** All first; a beginning before what begins so. */
    private static final Comparator<NamePattern> BY_NAME = Comparator.comparing((NamePattern name) -> !name.isAll())
            .thenComparing(NamePattern::name)
            .thenComparing(name -> !name.prefixed());

    static Cells of(Collection<Claim> claims, ResourceType type, Instant now) {
        List<Claim> ofType = claims.stream().filter(one -> one.type() == type).toList();
        return new Cells(
                Forest.of(ofType.stream().map(Claim::name).toList(), BY_NAME, NamePattern::covers),
                hosts(claims.stream().map(Claim::from)),
                Span.Slots.of(
                        claims.stream().flatMap(one -> one.until().stream()).toList(), now));
    }

    /** Those that mean somebody whom no smaller one means. */
    static Forest<Block> hosts(Stream<Block> blocks) {
        Set<Block> distinct = new HashSet<>(blocks.toList());
        Forest<Block> all = Forest.of(distinct, Block.ORDER, Block::covers);
        List<Block> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!all.node(i).isFilledBy(all.children(i))) {
                kept.add(all.node(i));
            }
        }
        return Forest.of(kept, Block.ORDER, Block::covers);
    }

    int hostsAndSlots() {
        return hosts.size() * slots.size();
    }

    int index(int host, int slot) {
        return host * slots.size() + slot;
    }
}
