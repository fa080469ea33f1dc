/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.quota.cluster.Leadership.Leaders;
import io.mojaloop.kafka.security.quota.cluster.Leadership.Source;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TopicSharesTest {
    /** The oracle looks at every topic. */
    @Property(tries = 3000)
    void share_isThatOfLookingAtEveryTopic(
            @ForAll("topics") Map<String, Leaders> topics, @ForAll("patterns") List<NamePattern> patterns) {
        Leadership leadership = new Leadership(Source.TOLD, 4, topics);
        TopicShares shares = new TopicShares(leadership);
        assertThat(shares.share(patterns)).isEqualTo(leadership.share(patterns));
        assertThat(shares.share(List.copyOf(patterns))).isEqualTo(leadership.share(patterns));
    }

    @Provide
    Arbitrary<Map<String, Leaders>> topics() {
        Arbitrary<Leaders> leaders = Arbitraries.integers()
                .between(0, 20)
                .flatMap(all -> Arbitraries.integers().between(0, all).map(own -> new Leaders(own, all)));
        return Arbitraries.maps(names(), leaders).ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<NamePattern>> patterns() {
        Arbitrary<NamePattern> pattern =
                Combinators.combine(names(), Arbitraries.of(true, false)).as(NamePattern::new);
        return Arbitraries.oneOf(pattern, pattern, pattern, Arbitraries.just(NamePattern.ALL))
                .list()
                .ofMaxSize(5);
    }

    /** Few letters, so that names begin with each other. */
    private static Arbitrary<String> names() {
        return Arbitraries.strings().withChars("a.-z").ofMinLength(1).ofMaxLength(4);
    }

    @Example
    void share_prefixBesideALongerNameThatSortsBetween_isFound() {
        Leadership leadership = new Leadership(
                Source.TOLD,
                3,
                Map.of("foo", new Leaders(1, 1), "foobar", new Leaders(0, 1), "food", new Leaders(0, 2)));
        TopicShares shares = new TopicShares(leadership);
        assertThat(shares.share(List.of(NamePattern.prefix("foo"), NamePattern.literal("food"))))
                .isEqualTo(0.25);
        assertThat(shares.share(List.of(NamePattern.literal("foo")))).isEqualTo(1);
    }

    @Example
    void share_ofTopicsThatAreNotThere_isEven() {
        TopicShares shares = new TopicShares(new Leadership(Source.TOLD, 4, Map.of("a", new Leaders(1, 1))));
        assertThat(shares.share(List.of(NamePattern.prefix("x")))).isEqualTo(0.25);
        assertThat(new TopicShares(Leadership.even(5)).share(List.of())).isEqualTo(0.2);
    }
}
