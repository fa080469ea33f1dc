/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Filters against an evaluator that knows neither the language nor the projection. */
class FilterPropertyTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> PATHS = Map.of(
            "principal", "user.name", "reason", "event.reason", "count", "kafka.count", "client", "kafka.client_id");

    /** A filter as text, and what it means. */
    record Case(String text, Meaning meaning) {
        @Override
        public String toString() {
            return text;
        }
    }

    interface Meaning {
        boolean holds(Map<String, List<String>> values);
    }

    @Provide
    Arbitrary<Case> filters() {
        Arbitrary<Case> leaf = Arbitraries.oneOf(texts(), numbers(), exists());
        return Arbitraries.recursive(() -> leaf, FilterPropertyTest::combine, 0, 4);
    }

    private static Arbitrary<Case> combine(Arbitrary<Case> inner) {
        return Arbitraries.oneOf(
                Combinators.combine(inner, inner)
                        .as((a, b) -> new Case(
                                "(" + a.text + ") and (" + b.text + ")",
                                values -> a.meaning.holds(values) && b.meaning.holds(values))),
                Combinators.combine(inner, inner)
                        .as((a, b) -> new Case(
                                "(" + a.text + " OR " + b.text + ")",
                                values -> a.meaning.holds(values) || b.meaning.holds(values))),
                inner.map(a -> new Case("not (" + a.text + ")", values -> !a.meaning.holds(values))));
    }

    private static Arbitrary<Case> texts() {
        Arbitrary<String> names = Arbitraries.of("principal", "reason", "client");
        Arbitrary<String> patterns =
                Arbitraries.strings().withChars("ab*\"\\ (:").ofMinLength(1).ofMaxLength(4);
        return Combinators.combine(names, patterns, Arbitraries.of(true, false)).as((name, pattern, quoted) -> {
            boolean exists = !quoted && pattern.matches("\\*+");
            String regex = quoted
                    ? Pattern.quote(pattern)
                    : List.of(pattern.split("\\*", -1)).stream()
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*"));
            Pattern compiled = Pattern.compile(regex, Pattern.DOTALL);
            String text = quoted
                    ? "\"" + pattern.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                    : pattern.replaceAll("([\\\\\" (:])", "\\\\$1");
            return new Case(
                    name + ":" + text,
                    values -> values.get(PATHS.get(name)).stream()
                            .anyMatch(value -> exists || compiled.matcher(value).matches()));
        });
    }

    private static Arbitrary<Case> numbers() {
        return Combinators.combine(
                        Arbitraries.of(":", " < ", "<=", ">", " >="),
                        Arbitraries.integers().between(-2, 4))
                .as((sign, number) -> new Case(
                        "count" + sign + number,
                        values -> values.get("kafka.count").stream()
                                .anyMatch(value -> holds(sign.strip(), Long.compare(Long.parseLong(value), number)))));
    }

    private static boolean holds(String sign, int compared) {
        return switch (sign) {
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            default -> compared == 0;
        };
    }

    private static Arbitrary<Case> exists() {
        return Arbitraries.of(PATHS.keySet())
                .map(name -> new Case(
                        name + ":*", values -> !values.get(PATHS.get(name)).isEmpty()));
    }

    @Provide
    Arbitrary<Map<String, List<String>>> records() {
        Arbitrary<List<String>> texts = Arbitraries.strings()
                .withChars("ab*\"\\ (:\n")
                .ofMaxLength(4)
                .list()
                .ofMaxSize(2);
        Arbitrary<List<String>> counts = Arbitraries.integers()
                .between(-2, 4)
                .map(String::valueOf)
                .list()
                .ofMaxSize(1);
        return Combinators.combine(texts, texts, counts, texts)
                .as((user, reason, count, client) -> Map.of(
                        "user.name", user, "event.reason", reason, "kafka.count", count, "kafka.client_id", client));
    }

    @Property(tries = 3000)
    void aFilter_meansWhatItSays(@ForAll("filters") Case filter, @ForAll("records") Map<String, List<String>> values)
            throws Exception {
        assertThat(FilterTest.matches(filter.text, json(values)))
                .as("%s on %s", filter.text, values)
                .isEqualTo(filter.meaning.holds(values));
    }

    private static String json(Map<String, List<String>> values) throws Exception {
        ObjectNode root = MAPPER.createObjectNode();
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            List<String> path = new ArrayList<>(List.of(entry.getKey().split("\\.")));
            ObjectNode parent = root.withObject("/" + path.get(0));
            if (path.get(1).equals("count")) {
                entry.getValue().forEach(value -> parent.put(path.get(1), Long.parseLong(value)));
            } else {
                entry.getValue().forEach(parent.withArray(path.get(1))::add);
            }
        }
        return MAPPER.writeValueAsString(root);
    }
}
