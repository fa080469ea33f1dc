/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong. Of errors and of warnings only the first {@value #MOST} by place are kept, however many a
 * hostile file has; what is left out is counted.
 */
final class Problems {
    static final int MOST = 100;
    private static final int MOST_TEXT = 120;

    private final First errors = new First(Severity.ERROR);
    private final First warnings = new First(Severity.WARNING);

    void add(ProblemCode code, Position at, String text, String message) {
        add(code, at, text, message, Optional::empty);
    }

    void add(ProblemCode code, Position at, String text, String message, String suggestion) {
        add(code, at, text, message, () -> Optional.of(suggestion));
    }

    /** @param suggestion asked only if the problem is kept: it may be dear */
    void add(ProblemCode code, Position at, String text, String message, Supplier<Optional<String>> suggestion) {
        (code.severity() == Severity.ERROR ? errors : warnings).add(code, at, text, message, suggestion);
    }

    boolean hasErrors() {
        return errors.count > 0;
    }

    List<Problem> list() {
        List<Problem> all = new ArrayList<>(errors.list());
        all.addAll(warnings.list());
        return all;
    }

    /** A text of the file for a message: never longer than a line. */
    static String clip(String text) {
        if (text.length() <= MOST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_TEXT - 1)) ? MOST_TEXT - 1 : MOST_TEXT;
        return text.substring(0, end) + "...";
    }

    private record Kept(Problem problem, long number) implements Comparable<Kept> {
        @Override
        public int compareTo(Kept other) {
            int byPlace = problem.compareTo(other.problem);
            return byPlace != 0 ? byPlace : Long.compare(number, other.number);
        }
    }

    /** The first of one severity. */
    private static final class First {
        private final Severity severity;
        private final TreeSet<Kept> kept = new TreeSet<>();
        private long count;
        private @Nullable Position firstLeftOut;

        First(Severity severity) {
            this.severity = severity;
        }

        void add(ProblemCode code, Position at, String text, String message, Supplier<Optional<String>> suggestion) {
            count++;
            if (kept.size() == MOST && at.compareTo(kept.last().problem.at()) >= 0) {
                leaveOut(at);
                return;
            }
            kept.add(new Kept(new Problem(severity, code.text(), at, clip(text), message, suggestion.get()), count));
            if (kept.size() > MOST) {
                leaveOut(kept.pollLast().problem.at());
            }
        }

        private void leaveOut(Position at) {
            if (firstLeftOut == null || at.compareTo(firstLeftOut) < 0) {
                firstLeftOut = at;
            }
        }

        List<Problem> list() {
            List<Problem> list = new ArrayList<>();
            kept.forEach(one -> list.add(one.problem));
            if (firstLeftOut != null) {
                String message = "and " + (count - MOST) + " more "
                        + (severity == Severity.ERROR ? "errors" : "warnings") + " from here on";
                list.add(new Problem(
                        severity, ProblemCode.TOO_MANY_PROBLEMS.text(), firstLeftOut, "", message, Optional.empty()));
            }
            return list;
        }
    }
}
