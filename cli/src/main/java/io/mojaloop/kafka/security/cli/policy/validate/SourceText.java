/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.validate;

import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The lines of a file, to show the place of a problem. Safe for a terminal: what could steer one is escaped. */
public final class SourceText {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final int LONGEST_CONTEXT = 1000;
    private static final int LEAST_WIDTH = 20;

    private final List<String> lines;

    private SourceText(List<String> lines) {
        this.lines = lines;
    }

    /** Bytes that are not UTF-8 are shown as replacement characters. */
    public static SourceText of(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return new SourceText((text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .lines()
                .toList());
    }

    /**
     * A line of the file, cut to a width around the place.
     *
     * @param line the escaped line
     * @param indent how many characters of it stand before the place
     * @param length how many characters the place has, at least 1
     */
    public record Excerpt(String line, int indent, int length) {}

    /** Empty if the place is behind the end, or on a line with nothing in it. */
    public Optional<Excerpt> at(Problem problem, int width) {
        int number = problem.at().line();
        if (number > lines.size() || lines.get(number - 1).isBlank()) {
            return Optional.empty();
        }
        String whole = lines.get(number - 1);
        int codePoints = Math.min(problem.at().column() - 1, whole.codePointCount(0, whole.length()));
        int place = whole.offsetByCodePoints(0, codePoints);
        // Only what could be shown, before it is escaped: a line may be the whole file.
        int begin = Math.max(0, place - LONGEST_CONTEXT);
        String line = whole.substring(begin, Math.min(whole.length(), place + LONGEST_CONTEXT));
        int start = place - begin;
        String before = LogText.escape(line.substring(0, start));
        String offending = LogText.escape(place(line, start, problem.text()));
        return Optional.of(cut(
                before + LogText.escape(line.substring(start)),
                before.length(),
                Math.max(1, offending.length()),
                Math.max(LEAST_WIDTH, width)));
    }

    /** The offending text as it stands there, quotes included; empty if it stands there in another form. */
    private static String place(String line, int start, String text) {
        for (String quote : List.of("", "\"", "'")) {
            if (!text.isEmpty() && line.startsWith(quote + text + quote, start)) {
                return quote + text + quote;
            }
        }
        return "";
    }

    private static Excerpt cut(String line, int indent, int length, int width) {
        if (line.length() <= width) {
            return new Excerpt(line, indent, length);
        }
        int from = indent + length <= width - 3 ? 0 : Math.max(0, indent - width / 4);
        int to = Math.min(line.length(), from + width);
        String head = from > 0 ? "..." : "";
        String tail = to < line.length() ? "..." : "";
        String shown =
                line.substring(Math.min(from + head.length(), to), Math.max(from + head.length(), to - tail.length()));
        int column = indent - from;
        return new Excerpt(head + shown + tail, column, Math.max(1, Math.min(length, to - tail.length() - indent)));
    }
}
