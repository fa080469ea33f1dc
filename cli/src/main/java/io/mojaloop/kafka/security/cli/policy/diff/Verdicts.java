/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What one policy says about one principal on each cell of one resource type. */
final class Verdicts {
    private final Cells cells;
    private final Claims policy;
    private final Principal principal;
    private final ResourceType type;
    private final Map<NamePattern, List<Claim>> byName = new HashMap<>();

    Verdicts(Cells cells, Claims policy, Principal principal, ResourceType type) {
        this.cells = cells;
        this.policy = policy;
        this.principal = principal;
        this.type = type;
        claims(policy, principal)
                .filter(one -> one.type() == type)
                .forEach(one -> byName.merge(one.name(), List.of(one), Verdicts::joined));
    }

    /** Those that name a principal, and those for everybody. */
    static Stream<Claim> claims(Claims policy, Principal principal) {
        Stream<Claim> own = policy.of(principal).stream();
        return principal.isEveryone() ? own : Stream.concat(own, policy.of(Principal.EVERYONE).stream());
    }

    private static List<Claim> joined(List<Claim> one, List<Claim> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** The operations that are allowed, if {@code allowing}, or denied. */
    int bits(boolean allowing, int name, int host, int slot) {
        return touching(allowing, name, host, slot).mapToInt(Claim::operations).reduce(0, (a, b) -> a | b);
    }

    /** The lines that allow some operations, or deny them. */
    Set<Position> lines(boolean allowing, int operations, int name, int host, int slot) {
        Set<Position> lines = new TreeSet<>();
        touching(allowing, name, host, slot)
                .filter(one -> (one.operations() & operations) != 0)
                .forEach(one -> lines.add(one.at()));
        return lines;
    }

    boolean observes(int host, int slot) {
        return policy.observes(principal, type, cells.hosts().node(host), cells.slots(), slot);
    }

    /** What is allowed and not refused. */
    int effective(int name, int host, int slot) {
        return bits(true, name, host, slot) & ~bits(false, name, host, slot);
    }

    private Stream<Claim> touching(boolean allowing, int name, int host, int slot) {
        Stream.Builder<Collection<Claim>> above = Stream.builder();
        for (int node = name; node >= 0; node = cells.names().parent(node)) {
            above.add(byName.getOrDefault(cells.names().node(node), List.of()));
        }
        Block from = cells.hosts().node(host);
        return above.build()
                .flatMap(Collection::stream)
                .filter(one -> one.allows() == allowing
                        && one.from().covers(from)
                        && cells.slots().holds(one.until(), slot));
    }
}
