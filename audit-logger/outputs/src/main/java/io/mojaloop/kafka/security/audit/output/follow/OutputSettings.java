/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads what follows {@code security.audit.output.<name>.} and collects every problem of it. Values of settings are repeated
 * in problems, so secrets are never settings: they are in files.
 */
public final class OutputSettings {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String prefix;
    private final Map<String, String> settings;
    private final Set<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    public OutputSettings(String name, Map<String, String> settings) {
        this.prefix = "security.audit.output." + name + ".";
        this.settings = Map.copyOf(settings);
        if (!NAME.matcher(name).matches()) {
            problems.add("security.audit.outputs: the name '" + ReceiverText.clean(name)
                    + "' must be 1 to 64 letters, digits, '-' and '_'");
        }
    }

    /** As an operator writes it. */
    public String key(String setting) {
        return prefix + setting;
    }

    public void problem(String setting, String what) {
        problems.add(key(setting) + ": " + what);
    }

    /** One text per problem, so far. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** @throws IllegalArgumentException with all problems, if there are any */
    public void requireNone() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /** By which receivers, and the broker's own log, know an output of a node. */
    public static String clientName(String output, String node) {
        String safe = node.replaceAll("[^A-Za-z0-9._-]", "");
        return OutputThreads.NAME + "-" + output + (safe.isEmpty() ? "" : "-" + safe);
    }

    /** Absent if not set or blank. */
    public Optional<String> text(String setting) {
        known.add(setting);
        return Optional.ofNullable(settings.get(setting)).map(String::trim).filter(value -> !value.isEmpty());
    }

    /** @param example for the remedy */
    public String required(String setting, String example) {
        Optional<String> value = text(setting);
        if (value.isEmpty()) {
            problem(setting, "is missing; set it, for example to " + example);
        }
        return value.orElse("");
    }

    public long number(String setting, long absent, long least, long most) {
        Optional<String> value = text(setting);
        if (value.isEmpty()) {
            return absent;
        }
        try {
            long number = Long.parseLong(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number that is out of range.
        }
        problem(setting, quoted(value.get()) + " must be a whole number from " + least + " to " + most);
        return absent;
    }

    public boolean flag(String setting, boolean absent) {
        Optional<String> value = text(setting);
        if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
            problem(setting, quoted(value.get()) + " must be true or false");
        }
        return value.map("true"::equals).orElse(absent);
    }

    public String oneOf(String setting, String absent, List<String> choices) {
        String value = text(setting).orElse(absent);
        if (!choices.contains(value)) {
            problem(setting, quoted(value) + " must be one of " + String.join(", ", choices));
        }
        return value;
    }

    /** A file that is there and can be read. */
    public Optional<Path> file(String setting) {
        Optional<Path> file = text(setting).map(Path::of);
        if (file.isPresent() && !Files.isRegularFile(file.get())) {
            problem(setting, quoted(file.get().toString()) + " is not a file; create it, or correct the path");
        } else if (file.isPresent() && !Files.isReadable(file.get())) {
            problem(setting, quoted(file.get().toString()) + " cannot be read; give the broker's user the right to");
        }
        return file;
    }

    /** Settings that begin with a text, without it. */
    public Map<String, String> below(String start) {
        Map<String, String> found = new TreeMap<>();
        settings.forEach((setting, value) -> {
            if (setting.startsWith(start)) {
                known.add(setting);
                found.put(setting.substring(start.length()), value);
            }
        });
        return found;
    }

    /** Complains of everything that nobody has asked for. To be called last. */
    public void refuseUnknown() {
        for (String setting : new TreeSet<>(settings.keySet())) {
            if (!known.contains(setting)) {
                problem(
                        ReceiverText.clean(setting),
                        "is not known"
                                + didYouMean(setting, known)
                                        .map(near -> "; did you mean " + key(near) + "?")
                                        .orElse("; remove it. Known are " + String.join(", ", known)));
            }
        }
    }

    /** The candidate that is at most two typing errors away. */
    public static Optional<String> didYouMean(String text, Set<String> candidates) {
        return candidates.stream()
                .filter(candidate -> !candidate.equals(text) && distance(text, candidate) <= 2)
                .min(Comparator.comparingInt(candidate -> distance(text, candidate)));
    }

    /** Levenshtein's. Settings of an output are short. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static String quoted(String value) {
        return "'" + ReceiverText.clean(value) + "'";
    }
}
