/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Property
    void counts_areWhatANaiveMapCounts_orBoundsOfIt(
            @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 40) Integer> keys,
            @ForAll @IntRange(min = 2, max = 50) int capacity) {
        Ranking ranking = new Ranking(capacity, 1);
        Map<String, Long> naive = new HashMap<>();
        for (int key : keys) {
            ranking.add(0, 1 + key % 3, "t", "k" + key);
            naive.merge("k" + key, 1L + key % 3, Long::sum);
        }

        List<Ranking.Row> rows = ranking.top(1000);

        assertThat(rows).hasSizeLessThanOrEqualTo(capacity).allSatisfy(row -> {
            long truth = naive.getOrDefault(row.key().get(0), 0L);
            assertThat(truth).isBetween(row.total(), row.total() + row.lacking());
        });
        if (ranking.isExact()) {
            assertThat(rows).hasSize(naive.size()).allMatch(row -> row.lacking() == 0);
        }
        long most = rows.stream()
                .mapToLong(row -> row.total() + row.lacking())
                .max()
                .orElse(0);
        assertThat(naive.values()).allMatch(count -> count <= most || !ranking.isExact());
    }

    @Test
    void whatIsFrequent_isNeverForgotten() {
        Ranking ranking = new Ranking(100, 1);

        for (int i = 0; i < 100_000; i++) {
            ranking.add(0, 1, "t", "rare-" + i);
            if (i % 10 == 0) {
                ranking.add(0, 1, "t", "frequent");
            }
        }

        Ranking.Row first = ranking.top(1).get(0);
        assertThat(first.key()).containsExactly("frequent");
        assertThat(first.total() + first.lacking()).isGreaterThanOrEqualTo(10_000);
        assertThat(ranking.isExact()).isFalse();
    }

    @Test
    void longTexts_doNotGrowTheMemory() {
        Ranking ranking = new Ranking(10, 1);

        ranking.add(0, 1, "t", "x".repeat(1_000_000));
        ranking.add(0, 1, "t", "x".repeat(1_000_000));

        assertThat(ranking.top(10)).hasSize(1).allSatisfy(row -> {
            assertThat(row.total()).isEqualTo(2);
            assertThat(row.key().get(0)).hasSizeLessThan(600);
        });
    }
}
