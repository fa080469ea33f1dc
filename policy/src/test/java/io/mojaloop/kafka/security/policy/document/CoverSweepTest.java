/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.document.RuleOverlaps.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class CoverSweepTest {
    /** The naive oracle: every name against every other. */
    @Property(tries = 5000)
    void sweep_findsWhatComparingAllWithAllFinds(@ForAll("patterns") @Size(max = 8) List<NamePattern> patterns) {
        List<Name> names = new ArrayList<>();
        for (NamePattern pattern : patterns) {
            boolean allows = names.size() % 2 == 0;
            names.add(new Name(
                    ResourceType.TOPIC,
                    allows,
                    Set.of(Operation.READ),
                    pattern,
                    new Position("", names.size() + 1, 1)));
        }
        List<Name> sorted = names.stream().sorted(CoverSweep.ORDER).toList();

        Set<Name> found = new HashSet<>();
        new CoverSweep(one -> true, one -> true, (one, by) -> {
                    assertThat(by.pattern().covers(one.pattern())).isTrue();
                    found.add(one);
                })
                .sweep(sorted);
        assertThat(found).isEqualTo(naive(names, false));

        Set<Name> unreachable = new HashSet<>();
        new CoverSweep(Name::allows, one -> !one.allows(), (one, by) -> {
                    assertThat(by.pattern().covers(one.pattern()) && !by.allows())
                            .isTrue();
                    unreachable.add(one);
                })
                .sweep(sorted);
        assertThat(unreachable).isEqualTo(naive(names, true));
    }

    private static Set<Name> naive(List<Name> names, boolean byDeny) {
        Set<Name> covered = new HashSet<>();
        for (Name one : names) {
            for (Name by : names) {
                boolean counts = byDeny
                        ? one.allows() && !by.allows()
                        : one != by
                                && (!one.pattern().covers(by.pattern())
                                        || by.at().compareTo(one.at()) < 0);
                if (counts && by.pattern().covers(one.pattern())) {
                    covered.add(one);
                }
            }
        }
        return covered;
    }

    @Provide
    Arbitrary<List<NamePattern>> patterns() {
        return Arbitraries.of("*", "a", "b", "ab", "aa", "aba", "a*", "b*", "ab*", "aa*", "**", "*a", "a-", "a-*")
                .map(NamePattern::parse)
                .list()
                .ofMaxSize(8);
    }
}
