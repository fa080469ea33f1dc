/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/** What an attempt led to. */
sealed interface Observation {
    /** Brokers put a dump of the whole request before "is not authorized" or "needs ALTER permission". */
    Pattern REQUEST_DUMP = Pattern.compile("^Request Request\\(.*\\) (is|needs)\\b");

    /** A line of the log that names an ACL has 450. */
    int MOST_CHARACTERS = 500;

    /** In words, one line, nothing in it that could move a terminal's cursor. */
    String text();

    /** It went through. */
    record Done(String text) implements Observation {
        public Done {
            text = oneLine(text);
        }
    }

    /** It ended with an exception. */
    record Failed(Class<? extends Throwable> type, String message) implements Observation {
        public Failed {
            message = oneLine(message);
        }

        @Override
        public String text() {
            if (type == Unmet.class) {
                return message;
            }
            String name = type.getSimpleName();
            return message.isEmpty() ? name : name + ": " + message;
        }
    }

    /** Makes an attempt and says what came of it. */
    static Observation of(Attempt attempt) {
        try {
            return new Done(attempt.run());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ofFailure(e);
        } catch (Exception e) {
            return ofFailure(e);
        }
    }

    /** The cause, where the exception only wraps it for another thread. */
    static Failed ofFailure(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null
                && (cause instanceof ExecutionException || cause instanceof CompletionException)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return new Failed(cause.getClass(), message == null ? "" : message);
    }

    private static String oneLine(String text) {
        String line = REQUEST_DUMP
                .matcher(text.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?"))
                .replaceFirst("the request $1");
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS - 1) + "…";
    }
}
