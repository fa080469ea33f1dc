/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of a configuration and what is wrong with them: nothing is thrown before all are read. */
final class ConfigValues {
    /** Values of such keys are never printed. */
    private static final Pattern SECRET =
            Pattern.compile("(?i)password|passphrase|secret|token|credential|jaas|\\.key$");

    private final Map<String, ?> configs;
    private final UnaryOperator<String> escaping;
    private final List<String> problems = new ArrayList<>();

    /** @param escaping of what is printed */
    ConfigValues(Map<String, ?> configs, UnaryOperator<String> escaping) {
        this.configs = configs;
        this.escaping = escaping;
    }

    List<String> problems() {
        return problems;
    }

    /** Whether a key is there, though perhaps empty. */
    boolean has(AuditKey key) {
        return configs.containsKey(key.name());
    }

    /** A value as text without blanks around it; empty if there is none. Kafka may have made a list of it. */
    String text(String key) {
        @Nullable Object value = configs.get(key);
        if (value instanceof List<?> list) {
            return String.join(",", list.stream().map(String::valueOf).toList()).trim();
        }
        return value == null ? "" : value.toString().trim();
    }

    /** All keys of the trail with their values. */
    Map<String, String> ours() {
        Map<String, String> ours = new TreeMap<>();
        for (String key : configs.keySet()) {
            if (key.startsWith(AuditKeys.PREFIX)) {
                ours.put(key, text(key));
            }
        }
        return ours;
    }

    /** Says that a value is wrong. */
    void wrong(String key, String remedy) {
        problems.add("Invalid value " + shown(key) + " for configuration " + escaping.apply(key) + ": " + remedy);
    }

    /** Says that a key is not read. */
    void unknown(String key, String remedy) {
        problems.add("Unknown configuration " + escaping.apply(key) + " with value " + shown(key) + ": " + remedy);
    }

    private String shown(String key) {
        return isSecret(key) ? "[hidden]" : "'" + escaping.apply(text(key)) + "'";
    }

    static boolean isSecret(String key) {
        return SECRET.matcher(key).find();
    }

    long number(AuditKey key) {
        String text = text(key.name());
        if (text.isEmpty() && !has(key)) {
            return key.defaultNumber();
        }
        try {
            long number = Long.parseLong(text);
            if (number >= key.least() && number <= key.most()) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        wrong(key.name(), "Write a whole number, " + key.range());
        return key.defaultNumber();
    }

    /** One of the key's choices in capitals, as enums have them. */
    String choice(AuditKey key) {
        String text = text(key.name()).toLowerCase(Locale.ROOT);
        if (key.choices().contains(text)) {
            return text.toUpperCase(Locale.ROOT);
        }
        if (has(key)) {
            wrong(key.name(), "Write one of " + key.range());
        }
        return key.defaultText().toUpperCase(Locale.ROOT);
    }

    Optional<Path> path(AuditKey key) {
        if (!has(key)) {
            return Optional.empty();
        }
        String text = text(key.name());
        try {
            if (!text.isEmpty()) {
                return Optional.of(Path.of(text).toAbsolutePath().normalize());
            }
        } catch (InvalidPathException notAPath) {
            // told below
        }
        wrong(key.name(), "Write a path, or remove the key");
        return Optional.empty();
    }

    OverflowPolicy overflow(AuditKey key) {
        if (!has(key)) {
            return OverflowPolicy.DROP;
        }
        Optional<OverflowPolicy> policy = OverflowPolicy.parse(text(key.name()));
        if (policy.isEmpty()) {
            wrong(key.name(), "Write " + key.range());
        }
        return policy.orElse(OverflowPolicy.DROP);
    }
}
