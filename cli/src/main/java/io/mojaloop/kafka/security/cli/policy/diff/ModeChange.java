/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * That somebody is only observed by one policy and refused by the other.
 *
 * @param principal who; {@code User:*} for everybody whom no binding names
 * @param observed whether it is observed now; otherwise it was
 * @param from from where
 * @param during when
 */
record ModeChange(Principal principal, boolean observed, List<Section<Block>> from, Span during) {

    boolean covers(Principal who, InetAddress client) {
        return (principal.isEveryone() || principal.equals(who))
                && from.stream().anyMatch(section -> section.holds(block -> block.matches(client)));
    }

    /** Where a principal is observed by {@code observing} and not by {@code enforcing}, unless everybody is. */
    static List<ModeChange> compare(
            Principal principal, boolean observed, Claims observing, Claims enforcing, Instant now) {
        if (!observing.everObserves()) {
            return List.of();
        }
        List<Claims.Naming> namings = Stream.of(principal, Principal.EVERYONE)
                .flatMap(one -> Stream.concat(observing.namings(one).stream(), enforcing.namings(one).stream()))
                .toList();
        Forest<Block> hosts =
                Cells.hosts(Stream.concat(Stream.of(Block.ANY), namings.stream().map(Claims.Naming::from)));
        Set<Instant> ends = new HashSet<>();
        namings.forEach(naming -> naming.until().ifPresent(ends::add));
        Span.Slots slots = Span.Slots.of(ends, now);
        Map<BitSet, BitSet> hostsBySlots = new LinkedHashMap<>();
        for (int host = 0; host < hosts.size(); host++) {
            BitSet changed = new BitSet();
            for (int slot = 0; slot < slots.size(); slot++) {
                Block block = hosts.node(host);
                changed.set(
                        slot,
                        differs(principal, observing, enforcing, block, slots, slot)
                                && (principal.isEveryone()
                                        || !differs(Principal.EVERYONE, observing, enforcing, block, slots, slot)));
            }
            if (!changed.isEmpty()) {
                hostsBySlots.computeIfAbsent(changed, one -> new BitSet()).set(host);
            }
        }
        List<ModeChange> changes = new ArrayList<>();
        hostsBySlots.forEach((when, where) -> slots.spans(when)
                .forEach(span -> changes.add(new ModeChange(principal, observed, hosts.sections(where), span))));
        return changes;
    }

    private static boolean differs(
            Principal principal, Claims observing, Claims enforcing, Block block, Span.Slots slots, int slot) {
        // A binding observes data only, a policy everything.
        return Stream.of(ResourceType.TOPIC, ResourceType.CLUSTER)
                .anyMatch(type -> observing.observes(principal, type, block, slots, slot)
                        && !enforcing.observes(principal, type, block, slots, slot));
    }
}
