/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import io.mojaloop.kafka.security.cli.audit.filter.Condition.Comparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads filters: the part of Kibana's KQL that does without an index.
 *
 * <pre>
 * filter     = and { "or" and }
 * and        = not { "and" not }
 * not        = "not" not | "(" filter ")" | field ":" values | field comparison value | value
 * values     = value | "(" any { "or" any } ")"      any and all of them as above, with value for field ":" value
 * comparison = "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * value      = quoted text | word, in which * stands for any text and a backslash makes ordinary
 * </pre>
 */
public final class FilterParser {
    private static final int MOST_CHARACTERS = 65_536;
    private static final int DEEPEST = 100;

    private final Scanner scanner;
    private final Instant now;
    private int depth;

    private FilterParser(String text, Instant now) {
        scanner = new Scanner(text);
        this.now = now;
    }

    /**
     * Reads a filter; an empty one means every record.
     *
     * @param now what {@code now} means in it
     * @throws FilterException if it cannot be understood
     */
    public static Filter parse(String text, Instant now) {
        if (text.length() > MOST_CHARACTERS) {
            throw new FilterException(MOST_CHARACTERS, "a filter has at most " + MOST_CHARACTERS + " characters");
        }
        return new FilterParser(text, now).whole();
    }

    /**
     * The filter {@code name:value}, in which the value may have wildcards; for options.
     *
     * @param name one that exists
     */
    public static Filter parse(String name, String value, Instant now) {
        FilterParser parser = new FilterParser("", now);
        List<String> pieces = List.of(value.split("\\*", -1));
        return parser.match(parser.named(name, 0), Comparison.EQUAL, new Value(pieces, 0));
    }

    private Filter whole() {
        if (scanner.atEnd()) {
            return Filter.ALL;
        }
        Filter filter = any(this::term);
        if (!scanner.atEnd()) {
            throw new FilterException(
                    scanner.position(),
                    scanner.peek() == ')'
                            ? "a parenthesis is closed that was not opened"
                            : "expected 'and' or 'or' between two conditions");
        }
        return filter;
    }

    private Filter any(Supplier<Filter> term) {
        List<Filter> parts = new ArrayList<>(List.of(every(term)));
        while (scanner.takeKeyword("or")) {
            parts.add(every(term));
        }
        return parts.size() == 1 ? parts.get(0) : new Filter.Or(parts);
    }

    private Filter every(Supplier<Filter> term) {
        List<Filter> parts = new ArrayList<>(List.of(not(term)));
        while (scanner.takeKeyword("and")) {
            parts.add(not(term));
        }
        return parts.size() == 1 ? parts.get(0) : new Filter.And(parts);
    }

    private Filter not(Supplier<Filter> term) {
        if (++depth > DEEPEST) {
            throw new FilterException(
                    scanner.position(), "more than " + DEEPEST + " parentheses and nots in each other");
        }
        Filter filter;
        int begin = scanner.position();
        if (scanner.takeKeyword("not")) {
            filter = new Filter.Not(not(term));
        } else if (scanner.take('(')) {
            filter = any(term);
            if (!scanner.take(')')) {
                throw new FilterException(
                        scanner.atEnd() ? begin : scanner.position(),
                        scanner.atEnd() ? "the parenthesis is not closed" : "expected 'and', 'or' or ')'");
            }
        } else {
            filter = term.get();
        }
        depth--;
        return filter;
    }

    private Filter term() {
        if (scanner.peek() == '"') {
            return anywhere(scanner.quoted());
        }
        Value word = nonEmpty(scanner.word(":<>"), "a field or a value");
        if (scanner.take(':')) {
            Fields.Name name = named(word.text(), word.position());
            return values(value -> match(name, Comparison.EQUAL, value));
        }
        if (scanner.peek() == '<' || scanner.peek() == '>') {
            Fields.Name name = named(word.text(), word.position());
            return ordered(name, word);
        }
        return anywhere(word);
    }

    private Filter values(Function<Value, Filter> match) {
        if (scanner.peek() != '(') {
            return match.apply(value());
        }
        return not(() -> match.apply(value()));
    }

    private Filter ordered(Fields.Name name, Value word) {
        boolean less = scanner.take('<');
        if (!less) {
            scanner.take('>');
        }
        boolean orEqual = scanner.take('=');
        boolean hasOrder =
                name.fields().stream().allMatch(field -> field.kind() == Kind.NUMBER || field.kind() == Kind.TIME);
        if (!hasOrder) {
            throw new FilterException(
                    word.position(), "only numbers and moments can be compared, and " + word.text() + " is neither");
        }
        Comparison comparison = less
                ? (orEqual ? Comparison.AT_MOST : Comparison.LESS)
                : (orEqual ? Comparison.AT_LEAST : Comparison.GREATER);
        return match(name, comparison, value());
    }

    private Value value() {
        return scanner.peek() == '"' ? scanner.quoted() : nonEmpty(scanner.word(""), "a value");
    }

    private Value nonEmpty(Value word, String expected) {
        if (word.pieces().equals(List.of(""))) {
            throw new FilterException(
                    word.position(),
                    "expected " + expected + (scanner.atEnd() ? " at the end" : ", not '" + scanner.peek() + "'"));
        }
        return word;
    }

    private Fields.Name named(String name, int position) {
        return Fields.named(name)
                .orElseThrow(() -> new FilterException(
                        position,
                        "there is no field '" + name + "'; "
                                + Fields.question(name).orElse("a text with a colon is written in quotation marks")));
    }

    private Filter match(Fields.Name name, Comparison comparison, Value value) {
        // What a short name stands for is of one kind.
        Condition condition = principal(name, value).condition(name.fields().get(0), comparison, now);
        known(name, condition, value);
        Filter match = Unsaid.match(name.fields(), condition);
        return name.besides().equals(Filter.ALL) ? match : new Filter.And(List.of(name.besides(), match));
    }

    /** A value that no record can have would find nothing, and look like an answer. */
    private static void known(Fields.Name name, Condition condition, Value value) {
        if (!name.values().isEmpty() && name.values().stream().noneMatch(ConditionCheck.of(condition))) {
            throw new FilterException(
                    value.position(),
                    "'" + value.text() + "' is no outcome; there are " + String.join(", ", name.values()));
        }
    }

    /** Users are written without their type, but people and Kafka's own tools know them by it. */
    private static Value principal(Fields.Name name, Value value) {
        String first = value.pieces().get(0);
        boolean typed = first.startsWith("User:") && name.fields().get(0).path().equals("user.name");
        if (!typed) {
            return value;
        }
        List<String> pieces = new ArrayList<>(value.pieces());
        pieces.set(0, first.substring("User:".length()));
        return new Value(pieces, value.position());
    }

    /** Without a field case does not count, as in a search engine. */
    private static Filter anywhere(Value value) {
        return new Filter.Anywhere(new Condition.Text(value.pieces(), false));
    }
}
