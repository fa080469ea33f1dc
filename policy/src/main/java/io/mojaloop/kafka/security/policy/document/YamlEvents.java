/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.api.LoadSettings;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.api.lowlevel.Parse;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.events.Event;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.exceptions.Mark;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.exceptions.MarkedYamlEngineException;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.exceptions.ReaderException;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.scanner.StreamReader;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;

/** The parser's events, with places in our terms and one kind of failure. */
final class YamlEvents {
    private static final int LEAST_BUFFER = 1024;

    /** The rest of the file cannot be read. */
    static final class Stop extends RuntimeException {
        final ProblemCode code;
        final transient Position at;
        final String message;
        final transient Optional<String> suggestion;

        Stop(ProblemCode code, Position at, String message, Optional<String> suggestion) {
            super(message, null, false, false);
            this.code = code;
            this.at = at;
            this.message = message;
            this.suggestion = suggestion;
        }

        Stop(ProblemCode code, Position at, String message) {
            this(code, at, message, Optional.empty());
        }
    }

    private final String file;
    private final String text;
    private final Iterator<Event> events;
    private Position last;

    YamlEvents(String file, String text) {
        this.file = file;
        this.text = text;
        this.last = new Position(file, 1, 1);
        this.events = new Parse(settings(text.length())).parseString(text).iterator();
    }

    /** All in one buffer: the engine copies what it has of a long token again for every further buffer. */
    private static LoadSettings settings(int length) {
        return LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(LEAST_BUFFER, length + 2))
                .build();
    }

    /** The next event; there always is one before the end of the stream. */
    Event next() {
        try {
            Event event = events.next();
            last = event.getStartMark().map(this::at).orElse(last);
            return event;
        } catch (MarkedYamlEngineException e) {
            throw syntax(e.getProblemMark().or(e::getContextMark).map(this::at).orElse(last), e);
        } catch (ReaderException e) {
            throw notPrintable(e);
        } catch (RuntimeException e) { // the engine throws others for some escapes that are out of range
            throw new Stop(ProblemCode.YAML_SYNTAX, last, "not YAML, somewhere after this place");
        }
    }

    static boolean endsCollection(Event event) {
        return event.getEventId() == Event.ID.SequenceEnd || event.getEventId() == Event.ID.MappingEnd;
    }

    Position at(Event event) {
        return event.getStartMark().map(this::at).orElse(last);
    }

    Position start() {
        return new Position(file, 1, 1);
    }

    private Position at(Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Stop syntax(Position at, MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ": ";
        String problem = e.getProblem() == null ? "not YAML" : e.getProblem();
        Optional<String> suggestion = Optional.empty();
        if (context.contains("scanning an alias")) {
            suggestion = Optional.of("quote a name that begins with *: \"*\"");
        } else if (problem.contains("found character '\\t") || problem.contains("TAB")) {
            suggestion = Optional.of("indent with spaces");
        } else if (problem.contains("but found ':'")) {
            suggestion = Optional.of("quote a text that begins with a colon: \"::1\"");
        } else if (problem.contains("mapping values are not allowed")) {
            suggestion = Optional.of("quote a text that has a colon followed by a space");
        }
        return new Stop(ProblemCode.YAML_SYNTAX, at, context + problem, suggestion);
    }

    private Stop notPrintable(ReaderException e) {
        int end = 0; // the exception counts from the beginning of a buffer, so we look for ourselves
        while (end < text.length() && StreamReader.isPrintable(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        Position at = DocumentText.after(start(), text.substring(0, end));
        return new Stop(
                ProblemCode.YAML_SYNTAX,
                at,
                String.format(Locale.ROOT, "control character U+%04X", e.getCodePoint()),
                Optional.of("remove it, or write it as an escape between double quotes"));
    }
}
