/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HashTableTest {
    /** The hash is made of few bits, so that there are collisions of all kinds. */
    record Element(int key, int value) {}

    private static final class Table extends HashTable<Element, Table> {
        private final int hashMask;

        Table(int hashMask) {
            this(null, 0, 0, hashMask);
        }

        private Table(@Nullable Object root, int size, int segmentShift, int hashMask) {
            super(root, size, segmentShift);
            this.hashMask = hashMask;
        }

        Map<Integer, Integer> content() {
            Map<Integer, Integer> content = new HashMap<>();
            forEach(element ->
                    assertThat(content.put(element.key(), element.value())).isNull());
            return content;
        }

        @Override
        protected int hash(Element element) {
            return spread(element.key() & hashMask);
        }

        @Override
        protected boolean sameKey(Element one, Element other) {
            return one.key() == other.key();
        }

        @Override
        protected Table create(@Nullable Object root, int size, int segmentShift) {
            return new Table(root, size, segmentShift, hashMask);
        }
    }

    @Property(tries = 300)
    void table_afterAnySteps_holdsWhatAHashMapHolds(
            @ForAll @Size(max = 800) List<@IntRange(min = -400, max = 400) Integer> steps, @ForAll boolean colliding) {
        Map<Integer, Integer> oracle = new HashMap<>();
        Table table = new Table(colliding ? 7 : -1);
        for (int i = 0; i < steps.size(); i++) {
            int key = Math.abs(steps.get(i));
            if (steps.get(i) < 0) {
                oracle.remove(key);
                table = table.minus(new Element(key, 0));
            } else {
                oracle.put(key, i);
                table = table.plus(new Element(key, i));
            }
            assertThat(table.size()).isEqualTo(oracle.size());
        }
        assertThat(table.content()).isEqualTo(oracle);
        assertThat(table.of(oracle.entrySet().stream()
                                .map(entry -> new Element(entry.getKey(), entry.getValue()))
                                .toList())
                        .content())
                .isEqualTo(oracle);
    }

    @Test
    void largeTable_grownAndEmptied_keepsItsElementsAndGivesMemoryBack() {
        Table table = new Table(-1);
        for (int i = 0; i < 20_000; i++) {
            table = table.plus(new Element(i, -i));
        }
        assertThat(table.content()).hasSize(20_000).containsEntry(12_345, -12_345);
        for (int i = 0; i < 19_999; i++) {
            table = table.minus(new Element(i, 0));
        }
        assertThat(table.content()).containsExactly(Map.entry(19_999, -19_999));
        assertThat(table.segmentShift()).isZero();
    }
}
