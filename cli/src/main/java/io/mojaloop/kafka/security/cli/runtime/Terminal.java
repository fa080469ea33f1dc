/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the output goes to. The launcher looks, since a JVM cannot tell a terminal from a pipe for each stream.
 *
 * @param out whether the standard output is a terminal that understands escape sequences
 * @param err the same of the standard error
 * @param columns its width, from 40 to 100; lines are easier to read when they are not longer
 * @param colour whether colour is welcome, see <a href="https://no-color.org">no-color.org</a>
 */
public record Terminal(boolean out, boolean err, int columns, boolean colour) {
    private static final int DEFAULT_COLUMNS = 80;

    public Terminal {
        columns = Math.max(40, Math.min(100, columns));
    }

    /** Of this process. */
    public static Terminal detect() {
        return of(System.getenv(), key -> System.getProperty(key, ""));
    }

    /** A file or a pipe. */
    public static Terminal none() {
        return new Terminal(false, false, DEFAULT_COLUMNS, false);
    }

    static Terminal of(Map<String, String> environment, UnaryOperator<String> property) {
        boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
        String streams = dumb ? "" : property.apply("kafka.security.terminal");
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                streams.contains("out"),
                streams.contains("err"),
                columns(property.apply("kafka.security.columns")),
                colour);
    }

    private static int columns(String text) {
        // A terminal that does not know its size reports 0.
        return text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : DEFAULT_COLUMNS;
    }
}
