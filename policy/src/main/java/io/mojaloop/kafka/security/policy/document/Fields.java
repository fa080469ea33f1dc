/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.document.ObjectShape.KeyShape;
import io.mojaloop.kafka.security.policy.document.YamlNode.Broken;
import io.mojaloop.kafka.security.policy.document.YamlNode.Entry;
import io.mojaloop.kafka.security.policy.document.YamlNode.Mapping;
import io.mojaloop.kafka.security.policy.document.YamlNode.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A mapping that should have a certain shape: known keys only, required keys present. */
final class Fields {
    private static final int MOST_MISSPELT = 100;

    private final ObjectShape shape;
    private final Position at;
    private final Map<String, Entry> entries;

    /** Known keys that unknown ones probably mean: they are not reported as missing, too. */
    private final Set<String> misspelt = new HashSet<>();

    private Fields(ObjectShape shape, Position at, Map<String, Entry> entries) {
        this.shape = shape;
        this.at = at;
        this.entries = entries;
    }

    /** Reports what does not fit; empty if it is no mapping at all. */
    static Optional<Fields> of(YamlNode node, ObjectShape shape, Problems problems) {
        if (!(node instanceof Mapping mapping)) {
            Values.wrongType(node, "a mapping with keys of: " + String.join(", ", shape.keyNames()), problems);
            return Optional.empty();
        }
        Fields fields = new Fields(shape, mapping.at(), mapping.entries());
        fields.checkKeys(problems);
        return Optional.of(fields);
    }

    Position at() {
        return at;
    }

    /** The value of a key; empty if it is missing or could not be taken. */
    Optional<YamlNode> get(String key) {
        if (!shape.knows(key)) {
            throw new IllegalArgumentException(shape.name() + " has no key " + key);
        }
        return Optional.ofNullable(entries.get(key)).map(Entry::value).filter(value -> !(value instanceof Broken));
    }

    <T> Optional<T> read(String key, Function<YamlNode, Optional<T>> reader) {
        return get(key).flatMap(reader);
    }

    /** The items of a list under a key, none if it is missing. */
    <T> List<T> list(String key, Function<YamlNode, List<T>> reader) {
        return get(key).map(reader).orElse(List.of());
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Whether a key is missing, and not only misspelt. */
    boolean lacks(List<String> keys) {
        return keys.stream().noneMatch(key -> entries.containsKey(key) || misspelt.contains(key));
    }

    private void checkKeys(Problems problems) {
        for (Entry entry : entries.values()) {
            if (!shape.knows(entry.key().text())) {
                reportUnknown(entry.key(), problems);
            }
        }
        for (KeyShape key : shape.keys()) {
            if (key.required() && lacks(List.of(key.name()))) {
                missing("no '" + key.name() + "'", "add " + key.name() + ": " + key.example(), problems);
            }
        }
        if (!shape.atLeastOneOf().isEmpty() && lacks(shape.atLeastOneOf())) {
            missing("none of: " + String.join(", ", shape.atLeastOneOf()), "set at least one of them", problems);
        }
    }

    private void reportUnknown(Scalar key, Problems problems) {
        Optional<String> meant =
                misspelt.size() < MOST_MISSPELT ? DidYouMean.closest(key.text(), shape.keyNames()) : Optional.empty();
        meant.ifPresent(misspelt::add);
        problems.add(
                ProblemCode.UNKNOWN_KEY,
                key.at(),
                key.text(),
                "unknown key '" + Problems.clip(key.text()) + "' in " + shape.name(),
                meant.map(DidYouMean::question)
                        .orElseGet(() -> "the keys are: " + String.join(", ", shape.keyNames())));
    }

    private void missing(String what, String remedy, Problems problems) {
        problems.add(ProblemCode.MISSING_KEY, at, "", "this " + shape.name() + " has " + what, remedy);
    }
}
