/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.cases;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.document.DidYouMean;
import io.mojaloop.kafka.security.policy.document.YamlNode;
import io.mojaloop.kafka.security.policy.document.YamlNode.Broken;
import io.mojaloop.kafka.security.policy.document.YamlNode.Entry;
import io.mojaloop.kafka.security.policy.document.YamlNode.Mapping;
import io.mojaloop.kafka.security.policy.document.YamlNode.Scalar;
import io.mojaloop.kafka.security.policy.document.YamlNode.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a tree apart and collects what is wrong with it, under the codes that policies use. */
record Nodes(List<Problem> problems) {
    private static final int MOST_PROBLEMS = 100;

    void error(String code, Position at, String text, String message, Optional<String> suggestion) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(Problem.Severity.ERROR, code, at, text, message, suggestion));
        }
    }

    void error(String code, YamlNode node, String message, String suggestion) {
        error(
                code,
                node.at(),
                node instanceof Scalar scalar ? scalar.text() : "",
                message,
                suggestion.isEmpty() ? Optional.empty() : Optional.of(suggestion));
    }

    /** A text that is not empty. */
    Optional<Scalar> text(YamlNode node, String expected) {
        if (node instanceof Scalar scalar
                && !scalar.isNothing()
                && !scalar.text().isEmpty()) {
            return Optional.of(scalar);
        }
        if (node instanceof Scalar) {
            error("empty-value", node, "nothing stands here", "write " + expected);
        } else if (!(node instanceof Broken)) {
            error("wrong-type", node, "this is " + node.kind() + ", not " + expected, "");
        }
        return Optional.empty();
    }

    /** The items of a list that has some. */
    List<YamlNode> list(YamlNode node, String expected) {
        if (node instanceof Sequence sequence) {
            if (sequence.items().isEmpty()) {
                error("empty-value", node, "the list is empty", "write " + expected + ", or leave the key out");
            }
            return sequence.items();
        }
        if (!(node instanceof Broken)) {
            error("wrong-type", node, "this is " + node.kind() + ", not a list of " + expected, "");
        }
        return List.of();
    }

    /** The items of a list, or an item by itself. */
    List<YamlNode> oneOrMore(YamlNode node, String expected) {
        return node instanceof Sequence ? list(node, expected) : List.of(node);
    }

    /** The values of a mapping that has no other keys than those known. */
    Optional<Fields> fields(YamlNode node, String what, List<String> known, List<String> required) {
        if (!(node instanceof Mapping mapping)) {
            if (!(node instanceof Broken)) {
                error("wrong-type", node, "this is " + node.kind() + ", not a mapping with the keys of a " + what, "");
            }
            return Optional.empty();
        }
        for (Entry entry : mapping.entries().values()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                error(
                        "unknown-key",
                        entry.key(),
                        "a " + what + " has no key '" + key + "'",
                        DidYouMean.ask(key, known).orElse("it has: " + String.join(", ", known)));
            }
        }
        for (String key : required) {
            if (!mapping.entries().containsKey(key)) {
                error("missing-key", mapping, "this " + what + " has no '" + key + "'", "add it");
            }
        }
        return Optional.of(new Fields(mapping.at(), mapping.entries()));
    }

    /** A mapping whose keys are known. */
    record Fields(Position at, Map<String, Entry> entries) {
        Optional<YamlNode> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        boolean has(String key) {
            return entries.containsKey(key);
        }
    }
}
