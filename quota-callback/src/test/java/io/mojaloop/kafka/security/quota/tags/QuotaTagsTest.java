/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Kafka finds a budget by its type and the values of its tags joined by colons. */
class QuotaTagsTest {
    private static final List<String> LETTERS = List.of(":", "/", "%", "a", "?");

    /** Whose budget it is meant to be; unlisted users have the same as Kafka's own of a user. */
    record Budget(String kind, String first, String second) {}

    @Example
    void values_ofAnyTwoBudgetsWithShortNames_areNotTheSame() {
        List<String> names = new ArrayList<>(List.of("", "User", "Group", "delayQueue", "%64elayQueue"));
        LETTERS.forEach(one -> {
            names.add(one);
            LETTERS.forEach(two -> names.add(one + two));
        });
        Map<String, Budget> found = new HashMap<>();
        for (String first : names) {
            for (String second : names) {
                forEachKind(first, second, (budget, joined) -> assertSame(found, budget, joined));
            }
        }
        assertThat(found).hasSizeGreaterThan(3000);
    }

    @Property(tries = 300)
    void values_ofAnyTwoBudgets_areNotTheSame(@ForAll("names") List<String> names) {
        Map<String, Budget> found = new HashMap<>();
        for (String first : names) {
            for (String second : names) {
                forEachKind(first, second, (budget, joined) -> assertSame(found, budget, joined));
            }
        }
    }

    /** The sensor "Produce-delayQueue" is Kafka's: who got it in place of his own would have no limit. */
    @Example
    void values_ofATenantNamedAsKafkasOwnSensor_areOthers() {
        assertThat(joined(QuotaTags.tenant("delayQueue"))).isNotEqualTo("delayQueue");
        assertThat(Sanitizer.desanitize(joined(QuotaTags.tenant("delayQueue")))).isEqualTo("delayQueue");
    }

    @Property
    void tags_asAMap_areAnyOther(@ForAll String user, @ForAll String clientId, @ForAll String other) {
        QuotaTags tags = QuotaTags.stock(user, clientId);
        Map<String, String> plain = Map.of("user", user, "client-id", clientId);
        assertThat(tags.equals(plain)).isTrue();
        assertThat(plain.equals(tags)).isTrue();
        assertThat(tags.hashCode()).isEqualTo(plain.hashCode());
        assertThat(tags.get(other)).isEqualTo(plain.get(other));
        assertThat(List.copyOf(tags.keySet())).as("Kafka's order").containsExactly("user", "client-id");
        assertThat(List.copyOf(tags.values())).containsExactly(user, clientId);
        assertThat(tags.containsKey("tenant")).isFalse();
    }

    private static void assertSame(Map<String, Budget> found, Budget budget, String joined) {
        Budget other = found.putIfAbsent(joined, budget);
        if (other != null && !other.equals(budget)) {
            assertThat(budget).as("who has the tags %s", joined).isEqualTo(other);
        }
    }

    private static void forEachKind(String first, String second, BiConsumer<Budget, String> consumer) {
        String user = Sanitizer.sanitize(first);
        // What Kafka cannot tell apart need not be told apart: a user that is half a surrogate pair.
        consumer.accept(new Budget("stock", user, second), joined(QuotaTags.stock(user, second)));
        consumer.accept(new Budget("tenant", first, ""), joined(QuotaTags.tenant(first)));
        consumer.accept(new Budget("exempt", first, second), joined(QuotaTags.exempt(first, second)));
        Budget unlisted = first.equals("User") && !second.isEmpty()
                ? new Budget("stock", Sanitizer.sanitize(second), "")
                : new Budget("unlisted", first, second);
        consumer.accept(unlisted, joined(QuotaTags.unlisted(first, second)));
    }

    private static String joined(QuotaTags tags) {
        return String.join(":", tags.values());
    }

    @Provide
    Arbitrary<List<String>> names() {
        Arbitrary<String> hostile = Combinators.combine(
                        Arbitraries.strings().withChars(":/%+* aF2?Usertdlyqu").ofMaxLength(6),
                        Arbitraries.strings().ofMaxLength(3))
                .as((one, two) -> wellFormed(one + two));
        return hostile.list().ofMinSize(2).ofMaxSize(8);
    }

    private static String wellFormed(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
    }
}
