/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class PrefixTrieTest {
    record Key(String text) implements PrefixTrie.Value {
        @Override
        public long bits() {
            return text.length() + 1L;
        }
    }

    @Property(tries = 2000)
    void path_ofAName_holdsExactlyTheKeysThatBeginIt(
            @ForAll("names") List<String> adding,
            @ForAll("names") List<String> removing,
            @ForAll("names") List<String> asked) {
        Set<String> oracle = new HashSet<>(adding);
        PrefixTrie<Key> trie = null;
        for (String key : adding) {
            trie = PrefixTrie.with(trie, key, old -> new Key(key));
        }
        for (String key : removing) {
            oracle.remove(key);
            trie = PrefixTrie.with(trie, key, old -> null);
        }
        assertThat(trie == null).isEqualTo(oracle.isEmpty());
        List<String> names = new ArrayList<>(asked);
        names.addAll(adding);
        for (String name : names) {
            assertThat(path(trie, name))
                    .as("path of '%s' in %s", name, oracle)
                    .containsExactlyInAnyOrderElementsOf(
                            oracle.stream().filter(name::startsWith).toList());
        }
        List<String> all = new ArrayList<>();
        if (trie != null) {
            trie.anyMatch(key -> !all.add(key.text()));
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(oracle);
    }

    private static List<String> path(@Nullable PrefixTrie<Key> trie, String name) {
        List<String> keys = new ArrayList<>();
        for (var node = PrefixTrie.first(trie, name); node != null; node = node.next(name)) {
            Key key = node.value();
            assertThat(node.bits()).isEqualTo(key == null ? 0 : key.bits());
            if (key != null) {
                keys.add(key.text());
            }
        }
        return keys;
    }

    @Provide
    Arbitrary<List<String>> names() {
        Arbitrary<String> narrow =
                Arbitraries.strings().withChars('a', 'b', '!', '*').ofMaxLength(6);
        Arbitrary<String> wide = Arbitraries.strings().all().ofMaxLength(2);
        return Arbitraries.oneOf(narrow, narrow, wide).list().ofMaxSize(40);
    }
}
