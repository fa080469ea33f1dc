/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What one principal has by one policy and not by another, on one type of resources. */
final class Comparison {
    private final Principal principal;
    private final ResourceType type;
    private final boolean gains;
    private final Cells cells;
    private final Verdicts having;
    private final Verdicts lacking;

    private Comparison(
            Principal principal, ResourceType type, boolean gains, Cells cells, Claims having, Claims lacking) {
        this.principal = principal;
        this.type = type;
        this.gains = gains;
        this.cells = cells;
        this.having = new Verdicts(cells, having, principal, type);
        this.lacking = new Verdicts(cells, lacking, principal, type);
    }

    /**
     * What {@code having} gives a principal and {@code lacking} does not, unless everybody has and lacks it.
     *
     * @param gains how to call it
     */
    static List<Change> compare(Principal principal, boolean gains, Claims having, Claims lacking, Instant now) {
        List<Claim> claims = Stream.concat(Verdicts.claims(having, principal), Verdicts.claims(lacking, principal))
                .toList();
        List<Change> changes = new ArrayList<>();
        for (ResourceType type : ResourceType.values()) {
            if (claims.stream().anyMatch(one -> one.type() == type)) {
                Cells cells = Cells.of(withNamings(claims, principal, having, lacking), type, now);
                changes.addAll(new Comparison(principal, type, gains, cells, having, lacking).changes(having, lacking));
            }
        }
        return changes;
    }

    /** Monitor mode may depend on bindings whose claims are of another type, or are observed only. */
    private static List<Claim> withNamings(List<Claim> claims, Principal principal, Claims having, Claims lacking) {
        List<Claim> all = new ArrayList<>(claims);
        if (having.everObserves() || lacking.everObserves()) {
            Claim any = claims.get(0);
            for (Principal one : List.of(principal, Principal.EVERYONE)) {
                Stream.concat(having.namings(one).stream(), lacking.namings(one).stream())
                        .map(naming ->
                                new Claim(true, 0, any.type(), any.name(), naming.from(), naming.until(), any.at()))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private List<Change> changes(Claims havingClaims, Claims lackingClaims) {
        Map<BitSet, Map<Integer, BitSet>> namesByRegion = namesByRegion(havingClaims, lackingClaims);
        List<Change> changes = new ArrayList<>();
        namesByRegion.forEach((region, namesByOperation) -> {
            Map<Section<NamePattern>, Integer> operations = new LinkedHashMap<>();
            namesByOperation.forEach((bit, names) -> cells.names()
                    .sections(names)
                    .forEach(section -> operations.merge(section, 1 << bit, (a, b) -> a | b)));
            Map<Integer, List<Section<NamePattern>>> names = new LinkedHashMap<>();
            operations.forEach((section, bits) ->
                    names.computeIfAbsent(bits, one -> new ArrayList<>()).add(section));
            names.forEach((bits, sections) -> addChanges(region, bits, sections, changes));
        });
        return changes;
    }

    /** Which operations differ on which names, by where and when they do. */
    private Map<BitSet, Map<Integer, BitSet>> namesByRegion(Claims havingClaims, Claims lackingClaims) {
        Verdicts everyoneHaving = new Verdicts(cells, havingClaims, Principal.EVERYONE, type);
        Verdicts everyoneLacking = new Verdicts(cells, lackingClaims, Principal.EVERYONE, type);
        Map<BitSet, Map<Integer, BitSet>> byRegion = new LinkedHashMap<>();
        for (int name = 0; name < cells.names().size(); name++) {
            Map<Integer, BitSet> regions = new LinkedHashMap<>();
            for (int host = 0; host < cells.hosts().size(); host++) {
                for (int slot = 0; slot < cells.slots().size(); slot++) {
                    int bits = difference(having, lacking, name, host, slot);
                    if (bits != 0 && !principal.isEveryone()) {
                        bits &= ~difference(everyoneHaving, everyoneLacking, name, host, slot);
                    }
                    for (int bit = 0; bits >>> bit != 0; bit++) {
                        if ((bits >>> bit & 1) != 0) {
                            regions.computeIfAbsent(bit, one -> new BitSet()).set(cells.index(host, slot));
                        }
                    }
                }
            }
            int index = name;
            regions.forEach((bit, region) -> byRegion.computeIfAbsent(region, one -> new LinkedHashMap<>())
                    .computeIfAbsent(bit, one -> new BitSet())
                    .set(index));
        }
        return byRegion;
    }

    /** Lost is what was allowed and is not, and what was only observed and is denied by name. */
    private static int difference(Verdicts having, Verdicts lacking, int name, int host, int slot) {
        int bits = having.effective(name, host, slot) & ~lacking.effective(name, host, slot);
        if (having.observes(host, slot)) {
            bits |= lacking.bits(false, name, host, slot) & ~having.bits(false, name, host, slot);
        }
        return bits;
    }

    private void addChanges(BitSet region, int bits, List<Section<NamePattern>> names, List<Change> changes) {
        Map<BitSet, BitSet> hostsBySlots = new LinkedHashMap<>();
        for (int host = 0; host < cells.hosts().size(); host++) {
            BitSet slots = region.get(cells.index(host, 0), cells.index(host + 1, 0));
            if (!slots.isEmpty()) {
                hostsBySlots.computeIfAbsent(slots, one -> new BitSet()).set(host);
            }
        }
        hostsBySlots.forEach((slots, hosts) -> {
            int host = hosts.nextSetBit(0);
            int slot = slots.nextSetBit(0);
            for (Span span : cells.slots().spans(slots)) {
                changes.add(new Change(
                        principal,
                        gains,
                        Claim.operations(bits),
                        kept(bits, names, host, slot),
                        type,
                        names,
                        cells.hosts().sections(hosts),
                        span,
                        lines(having, true, bits, names, host, slot),
                        lines(lacking, false, bits, names, host, slot)));
            }
        });
    }

    private List<Position> lines(
            Verdicts verdicts, boolean allowing, int bits, List<Section<NamePattern>> names, int host, int slot) {
        Set<Position> lines = new TreeSet<>();
        names.forEach(section ->
                lines.addAll(verdicts.lines(allowing, bits, cells.names().indexOf(section.pattern()), host, slot)));
        return List.copyOf(lines);
    }

    private Set<Operation> kept(int bits, List<Section<NamePattern>> names, int host, int slot) {
        int both = Claim.bits(Claim.operations(bits), true, type) & ~bits;
        for (Section<NamePattern> section : names) {
            int name = cells.names().indexOf(section.pattern());
            both &= having.effective(name, host, slot) & lacking.effective(name, host, slot);
        }
        return both == 0 ? EnumSet.noneOf(Operation.class) : Claim.operations(both);
    }
}
