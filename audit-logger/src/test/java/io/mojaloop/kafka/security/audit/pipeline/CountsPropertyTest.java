/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.DecisionCount;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Counts against a map that forgets nothing. */
class CountsPropertyTest {
    /** Something that happens: a decision, or the end of a window if there is none. */
    record Step(Decision.Verdict verdict, int who, int what, int from, boolean windowEnds) {
        Decision decision() {
            return Events.decision(verdict, "user-" + who, "topic-" + what, from);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Decision.Verdict.class),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 30).map(chance -> chance == 0))
                .as(Step::new)
                .list()
                .ofMaxSize(600);
    }

    /** What may be said of a decision if so much is left out. */
    private static String shown(Decision decision, String widened) {
        return decision.verdict() + " "
                + (widened.contains("principal") ? "*" : decision.actor().principalName()) + " "
                + (widened.contains("resource") ? "*" : decision.resource().name()) + " "
                + (widened.contains("address") ? "*" : decision.actor().address());
    }

    @Property(tries = 300)
    void everyDecision_isToldOnce_underItsOwnKind_orAWiderOne(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 60) int mostKinds) {
        Counts counts = new Counts(mostKinds, 2, () -> false);
        Map<String, Long> asked = new TreeMap<>();
        Map<String, Long> told = new TreeMap<>();
        Map<String, Long> askedByVerdict = new TreeMap<>();
        Map<String, Long> toldByVerdict = new TreeMap<>();
        boolean[] widened = {false};
        Consumer<SecurityEvent> records = event -> {
            DecisionCount count = (DecisionCount) event;
            told.merge(shown(count.like(), count.widened()), count.count(), Long::sum);
            toldByVerdict.merge(count.like().verdict().name(), count.count(), Long::sum);
            widened[0] |= !count.widened().isEmpty();
        };
        for (Step step : steps) {
            Decision decision = step.decision();
            if (step.windowEnds()) {
                sweep(counts, records);
                continue;
            }
            asked.merge(shown(decision, ""), 1L, Long::sum);
            askedByVerdict.merge(decision.verdict().name(), 1L, Long::sum);
            boolean counted = counts.count(
                    decision.verdict(),
                    decision.actor().principalType(),
                    decision.actor().principalName(),
                    decision.operation(),
                    decision.resource().type(),
                    decision.resource().name(),
                    decision.actor().address());
            if (!counted && counts.claim(decision)) {
                told.merge(shown(decision, ""), 1L, Long::sum);
                toldByVerdict.merge(decision.verdict().name(), 1L, Long::sum);
            }
        }
        sweep(counts, records);
        assertThat(toldByVerdict).isEqualTo(askedByVerdict);
        if (widened[0]) {
            // A kind may be told less under its own name, never more.
            told.forEach((kind, number) -> {
                if (!kind.contains("*")) {
                    assertThat(number).as(kind).isLessThanOrEqualTo(asked.getOrDefault(kind, 0L));
                }
            });
        } else {
            assertThat(told).isEqualTo(asked);
        }
    }

    private static void sweep(Counts counts, Consumer<SecurityEvent> records) {
        while (!counts.sweep(1, records)) {
            // step by step
        }
    }
}
