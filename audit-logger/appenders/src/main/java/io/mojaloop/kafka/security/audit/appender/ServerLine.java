/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of a server's log, whatever back end it came through.
 *
 * @param timeMs when it was logged: milliseconds since 1970-01-01T00:00Z
 * @param logger its full name
 * @param message as it would be printed; it may hold what a client chose, line ends among it
 * @param template the message with {@code {}} for each argument; empty where the back end does not keep it
 * @param arguments of the template, as texts
 * @param thrown logged with it
 * @param thread that logged it, by name
 */
public record ServerLine(
        long timeMs,
        String logger,
        String message,
        String template,
        List<String> arguments,
        @Nullable Throwable thrown,
        String thread) {
    public ServerLine {
        arguments = List.copyOf(arguments);
    }

    /** The message of what was thrown; empty if nothing was. */
    String thrownMessage() {
        if (thrown == null) {
            return "";
        }
        String text = thrown.getMessage();
        return text == null ? thrown.getClass().getSimpleName() : text;
    }
}
