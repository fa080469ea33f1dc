/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.document.YamlNode.Broken;
import io.mojaloop.kafka.security.policy.document.YamlNode.Entry;
import io.mojaloop.kafka.security.policy.document.YamlNode.Mapping;
import io.mojaloop.kafka.security.policy.document.YamlNode.Scalar;
import io.mojaloop.kafka.security.policy.document.YamlNode.Sequence;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.events.AliasEvent;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.events.CollectionStartEvent;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.events.DocumentStartEvent;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.events.Event;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.events.MappingStartEvent;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.events.NodeEvent;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.events.ScalarEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds a tree from the parser's events, not from its nodes: so every problem is found and not only the first, and
 * nothing is ever copied or expanded. What is refused here becomes {@link Broken} or is left out; the rest is still read.
 */
final class YamlTree {
    static final int MOST_DEPTH = 20;
    static final int MOST_NODES = 1_000_000;

    private final YamlEvents events;
    private final Problems problems;
    private int nodes;

    private YamlTree(YamlEvents events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /** Empty if there is no tree to speak of. */
    static Optional<YamlNode> parse(String file, String text, Problems problems) {
        try {
            return new YamlTree(new YamlEvents(file, text), problems).document();
        } catch (YamlEvents.Stop stop) {
            problems.add(stop.code, stop.at, "", stop.message, () -> stop.suggestion);
            return Optional.empty();
        }
    }

    private Optional<YamlNode> document() {
        events.next(); // the beginning of the stream
        Event first = events.next();
        if (!(first instanceof DocumentStartEvent start)) {
            problems.add(
                    ProblemCode.EMPTY_DOCUMENT, events.start(), "", "the file is empty", "begin with \"version: 1\"");
            return Optional.empty();
        }
        if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
            unsupported(events.at(first), "%", "directives are not supported", "remove the lines that begin with %");
        }
        YamlNode root = node(events.next(), 0);
        events.next(); // the end of the document
        Event after = events.next();
        if (after instanceof DocumentStartEvent) {
            problems.add(
                    ProblemCode.SEVERAL_DOCUMENTS,
                    events.at(after),
                    "---",
                    "a second document begins here; a policy is one document");
        }
        return Optional.of(root);
    }

    private YamlNode node(Event event, int depth) {
        Position at = events.at(event);
        if (depth > MOST_DEPTH) {
            throw new YamlEvents.Stop(ProblemCode.TOO_DEEP, at, "more than " + MOST_DEPTH + " levels of nesting");
        }
        if (++nodes > MOST_NODES) {
            throw new YamlEvents.Stop(ProblemCode.TOO_LARGE, at, "the file holds more than " + MOST_NODES + " values");
        }
        refuseAnchorAndTag(event, at);
        if (event instanceof ScalarEvent scalar) {
            return new Scalar(at, scalar.getValue(), scalar.isPlain());
        }
        if (event instanceof CollectionStartEvent) {
            return event instanceof MappingStartEvent ? mapping(at, depth) : sequence(at, depth);
        }
        return new Broken(at);
    }

    private void refuseAnchorAndTag(Event event, Position at) {
        if (event instanceof AliasEvent alias) {
            String name = "*" + alias.getAlias().getValue();
            unsupported(
                    at,
                    name,
                    "anchors and aliases are not supported, use groups and roles",
                    "if a name is meant, quote it: \"" + Problems.clip(name) + "\"");
            return;
        }
        ((NodeEvent) event)
                .getAnchor()
                .ifPresent(anchor -> unsupported(
                        at,
                        "&" + anchor.getValue(),
                        "anchors and aliases are not supported, use groups and roles",
                        "remove the anchor"));
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
        tag.ifPresent(text -> unsupported(at, text, "tags are not supported", "remove the tag"));
    }

    private YamlNode sequence(Position at, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event next = events.next(); !YamlEvents.endsCollection(next); next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return new Sequence(at, items);
    }

    private YamlNode mapping(Position at, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event next = events.next(); !YamlEvents.endsCollection(next); next = events.next()) {
            YamlNode key = node(next, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (!(key instanceof Scalar name)) {
                unsupported(key.at(), "", "a key must be a text, not " + key.kind(), "write a name before the colon");
            } else if (name.plain() && name.text().equals("<<")) {
                unsupported(key.at(), "<<", "merge keys are not supported, use groups and roles", "write the keys out");
            } else {
                put(entries, new Entry(name, value));
            }
        }
        return new Mapping(at, entries);
    }

    private void put(Map<String, Entry> entries, Entry entry) {
        Entry first = entries.putIfAbsent(entry.key().text(), entry);
        if (first != null) {
            problems.add(
                    ProblemCode.DUPLICATE_KEY,
                    entry.key().at(),
                    entry.key().text(),
                    "'" + Problems.clip(entry.key().text()) + "' is already in line "
                            + first.key().at().line(),
                    "merge the two, or remove one");
        }
    }

    private void unsupported(Position at, String text, String message, String suggestion) {
        problems.add(ProblemCode.UNSUPPORTED_YAML, at, text, message, suggestion);
    }
}
