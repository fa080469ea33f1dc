/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shape of one statement of a server's log: fixed text and fields, for example
 * <code>Client {socket} failed to SASL authenticate: {text}</code>.
 *
 * <p>A client must not be able to write a field that is not its own. Each kind of field but {@code text} takes only
 * characters that cannot hold the fixed text around it, and a pattern has at most one {@code text}: what stands before it
 * is read from the beginning of the message, what stands after it from the end, and both are the server's. Where the back
 * end keeps the template and its arguments apart, these are compared and the printed message is not read at all.
 */
final class LinePattern {
    private static final Map<String, String> KINDS = Map.of(
            "number", "-?\\d{1,10}",
            "hex", "[0-9a-f]{1,16}",
            "word", "[A-Za-z0-9._-]{1,249}",
            "host", "[A-Za-z0-9._-]{0,255}/[0-9A-Za-z:.%_-]{2,80}",
            "socket", "[A-Za-z0-9._-]{0,255}/(?:<unresolved>|[0-9A-Za-z:.%_\\[\\]-]{2,80}):\\d{1,5}",
            "connection", "[0-9A-Za-z:.%_-]{3,200}",
            "list", "[A-Za-z0-9._, \\[\\]-]{0,400}",
            "principal", "[A-Za-z0-9._@/$-]{1,255}",
            "text", "[\\s\\S]*");
    private static final Pattern FIELD = Pattern.compile("\\{([a-z]+)}");

    private final Pattern printed;
    private final String template;
    private final List<Pattern> arguments;

    /**
     * Of a statement without arguments, or one whose message the server joins itself: always read as it is printed.
     *
     * @throws IllegalArgumentException if there is an unknown kind of field or more than one {@code text}
     */
    static LinePattern joined(String shape) {
        return new LinePattern(shape, "");
    }

    /** Of a statement that hands template and arguments to the logger; the fields are its arguments, in order. */
    static LinePattern logged(String shape) {
        return new LinePattern(shape, FIELD.matcher(shape).replaceAll("{}"));
    }

    private LinePattern(String shape, String template) {
        this.template = template;
        StringBuilder regex = new StringBuilder();
        List<Pattern> kinds = new ArrayList<>();
        Matcher field = FIELD.matcher(shape);
        int end = 0;
        while (field.find()) {
            String kind = KINDS.get(field.group(1));
            if (kind == null) {
                throw new IllegalArgumentException("Unknown kind of field " + field.group());
            }
            regex.append(Pattern.quote(shape.substring(end, field.start())))
                    .append('(')
                    .append(kind)
                    .append(')');
            kinds.add(Pattern.compile(kind));
            end = field.end();
        }
        regex.append(Pattern.quote(shape.substring(end)));
        if (shape.split("\\{text}", -1).length > 2) {
            throw new IllegalArgumentException("More than one text in " + shape);
        }
        this.printed = Pattern.compile(regex.toString());
        this.arguments = List.copyOf(kinds);
    }

    /** The fields of the line, in order; empty if another statement wrote it. */
    Optional<List<String>> read(ServerLine line) {
        if (!template.isEmpty() && !line.template().isEmpty()) {
            return line.template().equals(template) ? readArguments(line.arguments()) : Optional.empty();
        }
        Matcher matcher = printed.matcher(line.message());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>(matcher.groupCount());
        for (int i = 1; i <= matcher.groupCount(); i++) {
            fields.add(matcher.group(i));
        }
        return Optional.of(fields);
    }

    /** There may be fewer arguments than fields: slf4j takes an exception away that was meant to be printed. */
    private Optional<List<String>> readArguments(List<String> values) {
        List<String> fields = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            String value = i < values.size() ? values.get(i) : "";
            if (i < values.size() && !arguments.get(i).matcher(value).matches()) {
                return Optional.empty();
            }
            fields.add(value);
        }
        return Optional.of(fields);
    }
}
