/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.document.YamlNode.Scalar;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rates and percentages. */
final class Amounts {
    private static final String NUMBER = "([0-9]{1,20}(?:\\.[0-9]{1,20})?)";
    static final String RATE = NUMBER + "(B|kB|MB|GB|KiB|MiB|GiB)/s";
    static final String PERCENTAGE = NUMBER + "%";
    static final String PER_SECOND = NUMBER + "/s";

    /** Below, Kafka's sensors round whole samples away and clients starve. */
    static final double LEAST_BYTES_PER_SECOND = 1024;

    /** Whole numbers of bytes are exact up to here: 8 PiB/s. */
    private static final double MOST = 0x1p53;

    private static final Pattern RATE_PATTERN = Pattern.compile(RATE);
    private static final Pattern LOOSE_RATE =
            Pattern.compile(NUMBER + "\\s*([kmg]i?b?|b?)(ytes)?\\s*(/\\s*s(ec)?|ps)?");
    private static final Pattern PERCENTAGE_PATTERN = Pattern.compile(PERCENTAGE);
    private static final Pattern PER_SECOND_PATTERN = Pattern.compile(PER_SECOND);
    static final Map<String, Long> UNITS = units();

    private final Values values;
    private final Problems problems;

    Amounts(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** The largest units first. */
    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("GiB", 1L << 30);
        units.put("GB", 1_000_000_000L);
        units.put("MiB", 1L << 20);
        units.put("MB", 1_000_000L);
        units.put("KiB", 1L << 10);
        units.put("kB", 1_000L);
        units.put("B", 1L);
        return units;
    }

    OptionalDouble bytesPerSecond(YamlNode node) {
        Optional<Scalar> scalar = values.text(node, "a rate such as 64KiB/s");
        if (scalar.isEmpty()) {
            return OptionalDouble.empty();
        }
        String text = scalar.get().text();
        Matcher rate = RATE_PATTERN.matcher(text);
        if (!rate.matches()) {
            refuse(ProblemCode.BAD_RATE, node, text, "is not a rate", meant(text));
            return OptionalDouble.empty();
        }
        long unit = UNITS.getOrDefault(rate.group(2), 1L);
        double bytes =
                new BigDecimal(rate.group(1)).multiply(BigDecimal.valueOf(unit)).doubleValue();
        if (bytes < LEAST_BYTES_PER_SECOND) {
            refuse(ProblemCode.BAD_RATE, node, text, "is below what Kafka can enforce", "write at least 1KiB/s");
            return OptionalDouble.empty();
        }
        return upTo(MOST, bytes, node, text, ProblemCode.BAD_RATE);
    }

    /** @param most inclusive */
    OptionalDouble percentage(YamlNode node, double most) {
        return positive(node, PERCENTAGE_PATTERN, "a percentage such as 5%", "%", most, ProblemCode.BAD_PERCENTAGE);
    }

    OptionalDouble perSecond(YamlNode node) {
        return positive(node, PER_SECOND_PATTERN, "a rate such as 0.5/s", "/s", MOST, ProblemCode.BAD_RATE);
    }

    private OptionalDouble positive(
            YamlNode node, Pattern pattern, String expected, String unit, double most, ProblemCode code) {
        Optional<Scalar> scalar = values.text(node, expected);
        if (scalar.isEmpty()) {
            return OptionalDouble.empty();
        }
        String text = scalar.get().text();
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            boolean bare = text.matches(NUMBER);
            refuse(
                    code,
                    node,
                    text,
                    "is not " + expected,
                    bare ? DidYouMean.question(text + unit) : "write " + expected);
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(matcher.group(1));
        if (number <= 0) {
            refuse(code, node, text, "is not more than 0", "write more than 0");
            return OptionalDouble.empty();
        }
        return upTo(most, number, node, text, code);
    }

    private OptionalDouble upTo(double most, double number, YamlNode node, String text, ProblemCode code) {
        if (number > most) {
            refuse(
                    code,
                    node,
                    text,
                    "is too much",
                    "the most is " + BigDecimal.valueOf(most).toBigInteger());
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number);
    }

    /** What is meant by {@code 64kb}, {@code 64 KIB/s} or {@code 65536}. */
    private static String meant(String text) {
        Matcher loose = LOOSE_RATE.matcher(text.length() > 50 ? "" : text.toLowerCase(Locale.ROOT));
        if (!loose.matches()) {
            return "write a rate such as 64KiB/s";
        }
        String unit = loose.group(2).replace("b", "");
        return DidYouMean.question(loose.group(1)
                + switch (unit) {
                    case "" -> "B";
                    case "k" -> text.contains("K") ? "KiB" : "kB";
                    case "ki" -> "KiB";
                    default -> unit.toUpperCase(Locale.ROOT).replace('I', 'i') + "B";
                }
                + "/s");
    }

    private void refuse(ProblemCode code, YamlNode node, String text, String what, String suggestion) {
        problems.add(code, node.at(), text, "'" + Problems.clip(text) + "' " + what, suggestion);
    }
}
