/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.document.ValueShape.Choice;
import io.mojaloop.kafka.security.policy.document.ValueShape.Whole;
import io.mojaloop.kafka.security.policy.document.YamlNode.Broken;
import io.mojaloop.kafka.security.policy.document.YamlNode.Entry;
import io.mojaloop.kafka.security.policy.document.YamlNode.Mapping;
import io.mojaloop.kafka.security.policy.document.YamlNode.Scalar;
import io.mojaloop.kafka.security.policy.document.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads values that are not particular to one part of the document. What is wrong is reported, and left out. */
final class Values {
    static final int LONGEST_NAME = 255;

    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    /** Reports a node of the wrong kind; says nothing of one that is already known to be broken. */
    static void wrongType(YamlNode node, String expected, Problems problems) {
        if (node instanceof Broken) {
            return;
        }
        if (node instanceof Scalar scalar && scalar.isNothing()) {
            problems.add(ProblemCode.EMPTY_VALUE, node.at(), scalar.text(), "nothing stands here", "write " + expected);
            return;
        }
        String text = node instanceof Scalar scalar ? scalar.text() : "";
        problems.add(ProblemCode.WRONG_TYPE, node.at(), text, "this is " + node.kind() + ", not " + expected);
    }

    /** A text that is not empty. */
    Optional<Scalar> text(YamlNode node, String expected) {
        if (!(node instanceof Scalar scalar) || scalar.isNothing()) {
            wrongType(node, expected, problems);
            return Optional.empty();
        }
        if (scalar.text().isEmpty()) {
            problems.add(ProblemCode.EMPTY_VALUE, node.at(), "", "an empty text", "write " + expected);
            return Optional.empty();
        }
        return Optional.of(scalar);
    }

    /** One of the constants of an enum that its {@code toString} names. */
    <E extends Enum<E>> Optional<E> choice(YamlNode node, Class<E> type) {
        Optional<String> word = word(node, Choice.of((Object[]) type.getEnumConstants()));
        for (E constant : type.getEnumConstants()) {
            if (word.isPresent() && word.get().equals(constant.toString())) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    Optional<String> word(YamlNode node, Choice choice) {
        String expected = String.join(" or ", choice.words());
        Optional<Scalar> scalar = text(node, expected);
        if (scalar.isPresent() && !choice.words().contains(scalar.get().text())) {
            String text = scalar.get().text();
            problems.add(
                    ProblemCode.UNKNOWN_VALUE,
                    node.at(),
                    text,
                    "'" + Problems.clip(text) + "' is not " + expected,
                    () -> DidYouMean.ask(text, choice.words()));
            return Optional.empty();
        }
        return scalar.map(Scalar::text);
    }

    Optional<Integer> whole(YamlNode node, Whole range) {
        String expected = "a whole number from " + range.least() + " to " + range.most();
        return text(node, expected).flatMap(scalar -> {
            String text = scalar.text();
            if (scalar.plain() && text.matches("[1-9][0-9]{0,8}")) {
                int number = Integer.parseInt(text);
                if (number >= range.least() && number <= range.most()) {
                    return Optional.of(number);
                }
            }
            problems.add(
                    ProblemCode.BAD_NUMBER,
                    node.at(),
                    text,
                    "'" + Problems.clip(text) + "' is not " + expected + (scalar.plain() ? "" : " without quotes"));
            return Optional.empty();
        });
    }

    Optional<Boolean> flag(YamlNode node) {
        Choice choice = Choice.of("true", "false");
        if (node instanceof Scalar scalar && !scalar.plain() && choice.words().contains(scalar.text())) {
            problems.add(
                    ProblemCode.WRONG_TYPE,
                    node.at(),
                    scalar.text(),
                    "this is a text, not a truth value",
                    "write " + scalar.text() + " without quotes");
            return Optional.empty();
        }
        return word(node, choice).map(Boolean::parseBoolean);
    }

    /**
     * One or more items, each once: a list, or an item by itself.
     *
     * @param expected what an item is, in the plural
     */
    <T> List<T> oneOrMore(YamlNode node, String expected, Function<YamlNode, Optional<T>> reader) {
        return oneOrMore(node, expected, reader, Object::toString);
    }

    /** @param identity equal for items that mean the same; a String, whose collisions do not hurt hash tables */
    <T> List<T> oneOrMore(
            YamlNode node, String expected, Function<YamlNode, Optional<T>> reader, Function<T, String> identity) {
        if (node instanceof Sequence || node instanceof Broken) {
            Map<String, Position> seen = new HashMap<>();
            return list(
                    node,
                    expected,
                    item -> reader.apply(item)
                            .filter(one -> isFirst(one, seen.putIfAbsent(identity.apply(one), item.at()), item.at())));
        }
        return reader.apply(node).stream().toList();
    }

    /** One or more items, in a list; the same may be there twice. */
    <T> List<T> list(YamlNode node, String expected, Function<YamlNode, Optional<T>> reader) {
        if (!(node instanceof Sequence sequence)) {
            wrongType(node, "a list of " + expected, problems);
            return List.of();
        }
        if (sequence.items().isEmpty()) {
            problems.add(
                    ProblemCode.EMPTY_VALUE, node.at(), "[]", "an empty list", "list at least one of the " + expected);
        }
        List<T> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            if (!(item instanceof Broken)) {
                reader.apply(item).ifPresent(items::add);
            }
        }
        return items;
    }

    private boolean isFirst(Object item, @Nullable Position first, Position at) {
        if (first == null) {
            return true;
        }
        String text = Problems.clip(item.toString());
        problems.add(
                ProblemCode.DUPLICATE_ITEM,
                at,
                text,
                "'" + text + "' is already in this list, line " + first.line(),
                "remove one of them");
        return false;
    }

    /** The entries of a mapping whose keys are names of the author's choice. */
    List<Entry> named(YamlNode node, String expected) {
        if (!(node instanceof Mapping mapping)) {
            wrongType(node, "a mapping of names to " + expected, problems);
            return List.of();
        }
        for (Entry entry : mapping.entries().values()) {
            checkName(entry.key());
        }
        return List.copyOf(mapping.entries().values());
    }

    private void checkName(Scalar name) {
        String text = name.text();
        if (name.isNothing() || text.isBlank()) {
            problems.add(ProblemCode.BAD_NAME, name.at(), text, "a name must not be empty");
        } else if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            problems.add(
                    ProblemCode.BAD_NAME,
                    name.at(),
                    text,
                    "a name has at most " + LONGEST_NAME + " characters, and no control characters");
        }
    }
}
