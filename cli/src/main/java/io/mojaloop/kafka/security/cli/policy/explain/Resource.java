/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.explain;

import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.document.DidYouMean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One resource: what a question is about.
 *
 * @param name its whole name, no pattern
 */
public record Resource(ResourceType type, String name) {
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final List<String> KEYS =
            Arrays.stream(ResourceType.values()).map(ResourceType::key).toList();

    /**
     * Reads {@code topic:orders}, {@code cluster}, and {@code Topic:LITERAL:orders} as kafka-acls prints it.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    public static Resource parse(String text) {
        int colon = text.indexOf(':');
        String key = colon < 0 ? text : text.substring(0, colon);
        ResourceType type = type(key);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        if (rest.startsWith("PREFIXED:")) {
            throw new IllegalArgumentException(
                    "a question is about one resource, not about a prefix: write " + type.key() + ":NAME");
        }
        String name = rest.startsWith("LITERAL:") ? rest.substring("LITERAL:".length()) : rest;
        if (name.isEmpty() && type != ResourceType.CLUSTER) {
            throw new IllegalArgumentException("which " + type.key() + "? Write " + type.key() + ":NAME");
        }
        Resource resource = new Resource(type, name.isEmpty() ? ResourceType.CLUSTER_NAME : name);
        resource.impossible().ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return resource;
    }

    private static ResourceType type(String key) {
        String wanted = plain(key);
        return Arrays.stream(ResourceType.values())
                .filter(type -> plain(type.key()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no resource type '" + key + "'"
                        + DidYouMean.ask(key, KEYS)
                                .map(question -> "; " + question)
                                .orElse(": write " + String.join(":NAME, ", KEYS) + ":NAME")));
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Why no resource can have this name, with what to write instead. */
    public Optional<String> impossible() {
        if (type == ResourceType.CLUSTER && !name.equals(ResourceType.CLUSTER_NAME)) {
            return Optional.of("the only name of a cluster is " + ResourceType.CLUSTER_NAME);
        }
        if (type == ResourceType.TOPIC && !TOPIC.matcher(name).matches()) {
            return Optional.of("no topic can have the name '" + name + "'"
                    + (name.endsWith("*") ? ": a question is about one topic, not about a pattern" : ""));
        }
        return name.endsWith("*")
                ? Optional.of("a question is about one " + type.key() + ", not about a pattern such as '" + name + "'")
                : Optional.empty();
    }

    /** Why an operation cannot be asked for, with those that can. */
    public Optional<String> inapplicable(Operation operation) {
        return type.operations().contains(operation)
                ? Optional.empty()
                : Optional.of("there is no " + operation + " on a " + type.key() + ": there are "
                        + type.operations().stream().map(Operation::text).collect(Collectors.joining(", ")));
    }

    @Override
    public String toString() {
        return type + ":" + name;
    }
}
