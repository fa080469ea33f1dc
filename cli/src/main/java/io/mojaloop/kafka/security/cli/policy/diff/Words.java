/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Pieces of sentences, safe for a terminal. */
final class Words {
    private static final int MOST_LINES = 3;

    private Words() {}

    static String escape(Object text) {
        return LogText.escape(text.toString());
    }

    /** {@code a, b and c}. */
    static String and(Collection<?> items) {
        List<String> texts = items.stream().map(Words::escape).toList();
        return joined(texts);
    }

    private static String joined(List<String> texts) {
        int last = texts.size() - 1;
        return last <= 0
                ? String.join("", texts)
                : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
    }

    /** Operations as one would write them in a policy: {@code All}, or without those that others imply. */
    static String operations(Set<Operation> operations, ResourceType type) {
        if (operations.size() == type.operations().size() - 1) {
            return Operation.ALL.text();
        }
        return and(operations.stream()
                .filter(one -> operations.stream().noneMatch(other -> other != one && other.implies(one)))
                .toList());
    }

    /** {@code topics a and b*}, {@code the cluster}, {@code all groups}. */
    static String resources(ResourceType type, List<Section<NamePattern>> names) {
        if (type == ResourceType.CLUSTER) {
            return "the cluster";
        }
        if (names.size() == 1 && names.get(0).pattern().isAll()) {
            return "all " + type.key() + "s" + except(names.get(0), Words::name);
        }
        boolean several = names.size() > 1 || names.get(0).pattern().prefixed();
        return type.key() + (several ? "s " : " ") + sections(names, Words::name);
    }

    static String blocks(List<Section<Block>> blocks) {
        return sections(blocks, Block::toString);
    }

    private static <T> String sections(List<Section<T>> sections, Function<T, String> text) {
        List<String> texts = new ArrayList<>();
        sections.forEach(section -> texts.add(text.apply(section.pattern()) + except(section, text)));
        return joined(texts);
    }

    private static <T> String except(Section<T> section, Function<T, String> text) {
        return section.except().isEmpty()
                ? ""
                : " except " + joined(section.except().stream().map(text).toList());
    }

    static String name(NamePattern pattern) {
        String text = pattern.toString();
        boolean plain = NamePattern.parse(text).equals(pattern);
        return escape(text) + (plain ? "" : pattern.prefixed() ? " (beginning)" : " (literally)");
    }

    static String during(Span span) {
        return span.begin()
                        .map(begin -> " from " + begin + (span.end().isPresent() ? "" : " on"))
                        .orElse("")
                + span.end().map(end -> " until " + end).orElse("");
    }

    /** Where lines stand: {@code policy.yaml:41, 43}. */
    static String places(List<Position> positions) {
        StringBuilder text = new StringBuilder();
        String file = "";
        for (Position position : positions.subList(0, Math.min(MOST_LINES, positions.size()))) {
            text.append(text.isEmpty() ? "" : ", ");
            text.append(file.equals(position.file()) ? "" : escape(position.file()) + ":");
            text.append(position.line());
            file = position.file();
        }
        int more = positions.size() - MOST_LINES;
        return text + (more > 0 ? " and " + more + " more" : "");
    }
}
