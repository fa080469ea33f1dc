/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.document.YamlNode.Mapping;
import io.mojaloop.kafka.security.policy.document.YamlNode.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads names of resources and of clients, in the short and in the long form. */
final class Names {
    /** Kafka's {@code Topic.MAX_NAME_LENGTH}. */
    private static final int LONGEST_TOPIC = 249;

    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]+");

    private final Values values;
    private final Problems problems;

    Names(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** A name of a resource. */
    Optional<NamePattern> read(YamlNode node, ResourceType type) {
        return pattern(node).flatMap(one -> legal(one, node, type));
    }

    /** A client id, which may be any text. */
    Optional<NamePattern> clientId(YamlNode node) {
        Optional<NamePattern> pattern = pattern(node);
        if (pattern.isPresent() && pattern.get().isAll()) {
            problems.add(
                    ProblemCode.BAD_NAME,
                    node.at(),
                    "*",
                    "'*' would mean every client id",
                    "leave 'client-id' out: then all count");
            return Optional.empty();
        }
        return pattern;
    }

    private Optional<NamePattern> pattern(YamlNode node) {
        return node instanceof Mapping
                ? longForm(node)
                : values.text(node, "a name").map(text -> NamePattern.parse(text.text()));
    }

    private Optional<NamePattern> longForm(YamlNode node) {
        return Fields.of(node, PolicyKeys.LONG_NAME, problems).flatMap(fields -> {
            if ((fields.has("literal") && fields.has("prefix")) || fields.lacks(List.of("literal", "prefix"))) {
                problems.add(
                        ProblemCode.MISSING_KEY,
                        fields.at(),
                        "",
                        "a name has exactly one of 'literal' and 'prefix'",
                        "write {prefix: abc} or {literal: abc}");
                return Optional.empty();
            }
            return fields.read("literal", text -> values.text(text, "a name"))
                    .flatMap(this::literal)
                    .or(() -> fields.read("prefix", text -> values.text(text, "the beginning of names"))
                            .map(text -> NamePattern.prefix(text.text())));
        });
    }

    /** Kafka itself takes the literal name * for all. */
    private Optional<NamePattern> literal(Scalar text) {
        NamePattern pattern = NamePattern.literal(text.text());
        if (pattern.isAll()) {
            problems.add(
                    ProblemCode.BAD_NAME, text.at(), "*", "nothing can have the name '*'", "write \"*\" for all names");
            return Optional.empty();
        }
        return Optional.of(pattern);
    }

    private Optional<NamePattern> legal(NamePattern pattern, YamlNode node, ResourceType type) {
        return switch (type) {
            case TOPIC -> topic(pattern, node);
            case CLUSTER -> cluster(pattern, node);
            case GROUP, TRANSACTIONAL_ID, DELEGATION_TOKEN, USER -> Optional.of(pattern);
        };
    }

    private Optional<NamePattern> cluster(NamePattern pattern, YamlNode node) {
        if (pattern.matches(ResourceType.CLUSTER_NAME)) {
            return Optional.of(NamePattern.literal(ResourceType.CLUSTER_NAME));
        }
        problems.add(
                ProblemCode.BAD_NAME,
                node.at(),
                pattern.toString(),
                "the only name of a cluster is " + ResourceType.CLUSTER_NAME,
                "write " + ResourceType.CLUSTER_NAME);
        return Optional.empty();
    }

    private Optional<NamePattern> topic(NamePattern pattern, YamlNode node) {
        String name = pattern.name();
        boolean dots = !pattern.prefixed() && (name.equals(".") || name.equals(".."));
        if (pattern.isAll()
                || (name.length() <= LONGEST_TOPIC && TOPIC.matcher(name).matches() && !dots)) {
            return Optional.of(pattern);
        }
        String remedy = name.indexOf('*') >= 0
                ? "only a * at the end has a meaning: all that begin so"
                : "topics have up to " + LONGEST_TOPIC + " of the characters a-z, A-Z, 0-9, '.', '_' and '-'";
        String text = node instanceof Scalar scalar ? scalar.text() : name;
        problems.add(
                ProblemCode.BAD_NAME,
                node.at(),
                text,
                "no topic can have the name '" + Problems.clip(text) + "'",
                remedy);
        return Optional.empty();
    }
}
