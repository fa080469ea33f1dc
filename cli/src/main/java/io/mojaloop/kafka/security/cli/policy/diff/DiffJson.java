/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A difference for a script. */
public final class DiffJson {
    private DiffJson() {}

    public static String of(Difference difference) {
        Map<String, Object> tree = new LinkedHashMap<>();
        DiffText text = new DiffText(difference, new Style(false));
        tree.put("same", difference.isEmpty());
        tree.put("summary", text.summary());
        tree.put("principalsGaining", text.principals(true));
        tree.put("principalsLosing", text.principals(false));
        tree.put("changes", difference.changes().stream().map(DiffJson::change).toList());
        tree.put("modes", difference.modes().stream().map(DiffJson::mode).toList());
        tree.put("guardrails", difference.guardrails());
        tree.put("quotas", difference.quotas());
        return Json.of(tree);
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("principal", change.principal().toString());
        tree.put("change", change.gains() ? "gains" : "loses");
        tree.put("operations", change.operations().stream().map(Operation::text).toList());
        tree.put("resourceType", change.type().key());
        tree.put("resources", sections(change.names(), DiffJson::name));
        tree.put("from", sections(change.from(), Block::toString));
        span(change.during(), tree);
        tree.put(
                "allowedAt", change.allowedAt().stream().map(Position::toString).toList());
        tree.put("deniedAt", change.deniedAt().stream().map(Position::toString).toList());
        tree.put("text", DiffText.plainSentence(change));
        return tree;
    }

    private static Map<String, Object> mode(ModeChange change) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("principal", change.principal().toString());
        tree.put("mode", change.observed() ? "monitor" : "enforce");
        tree.put("from", sections(change.from(), Block::toString));
        span(change.during(), tree);
        return tree;
    }

    private static void span(Span span, Map<String, Object> tree) {
        span.begin().ifPresent(begin -> tree.put("begins", begin.toString()));
        span.end().ifPresent(end -> tree.put("ends", end.toString()));
    }

    private static Map<String, Object> name(NamePattern pattern) {
        return Map.of(pattern.prefixed() ? "prefix" : "literal", pattern.name());
    }

    private static <T> List<Map<String, Object>> sections(List<Section<T>> sections, Function<T, Object> text) {
        return sections.stream()
                .map(section -> {
                    Map<String, Object> tree = new LinkedHashMap<>();
                    tree.put("pattern", text.apply(section.pattern()));
                    tree.put("except", section.except().stream().map(text).toList());
                    return tree;
                })
                .toList();
    }
}
