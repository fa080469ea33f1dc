/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NamePatternTest {
    @Test
    void shortForms_areRead() {
        assertThat(NamePattern.parse("*")).isEqualTo(NamePattern.ALL);
        assertThat(NamePattern.parse("a*")).isEqualTo(NamePattern.prefix("a"));
        assertThat(NamePattern.parse("**")).isEqualTo(NamePattern.prefix("*"));
        assertThat(NamePattern.parse("a*b")).isEqualTo(NamePattern.literal("a*b"));
    }

    @Property(tries = 2000)
    void whatCovers_matchesAllThatIsCovered(
            @ForAll("patterns") NamePattern one, @ForAll("patterns") NamePattern other, @ForAll("names") String name) {
        if (one.covers(other) && other.matches(name)) {
            assertThat(one.matches(name)).isTrue();
        }
    }

    /** The naive oracle: a prefix covers what all of its shortest witnesses show; * stands for a name that nothing has. */
    @Property(tries = 2000)
    void whatDoesNotCover_missesSomeName(@ForAll("patterns") NamePattern one, @ForAll("patterns") NamePattern other) {
        if (!one.covers(other)) {
            String witness = other.isAll() ? "~" : other.prefixed() ? other.name() + "~" : other.name();
            assertThat(other.matches(witness) && !one.matches(witness)).isTrue();
        }
    }

    @Property
    void everyPatternCoversItself_andIsCoveredByAll(@ForAll("patterns") NamePattern one) {
        assertThat(one.covers(one)).isTrue();
        assertThat(NamePattern.ALL.covers(one)).isTrue();
    }

    @Property
    void shortForm_isReadAsTheSame_unlessALiteralEndsInAStar(@ForAll("patterns") NamePattern one) {
        boolean ambiguous =
                !one.prefixed() && one.name().length() > 1 && one.name().endsWith("*");
        assertThat(NamePattern.parse(one.toString()).equals(one)).isEqualTo(!ambiguous);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(5);
    }

    @Provide
    Arbitrary<NamePattern> patterns() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, Arbitraries.just(NamePattern.ALL)),
                net.jqwik.api.Tuple.of(
                        9,
                        Combinators.combine(
                                        Arbitraries.strings()
                                                .withChars("ab*")
                                                .ofMinLength(1)
                                                .ofMaxLength(4),
                                        Arbitraries.of(true, false))
                                .as(NamePattern::new)));
    }
}
