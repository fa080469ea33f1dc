/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A policy file that cannot be started with. The message has every problem on a line of its own, escaped. */
public final class PolicyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public PolicyFileException(String file, List<Problem> problems) {
        super("Policy file " + LogText.escape(file) + " is refused, "
                + problems.stream().filter(Problem::isError).count() + " error(s):"
                + lines(problems));
        this.problems = List.copyOf(problems);
    }

    /** All that was found, warnings too. */
    public List<Problem> problems() {
        return problems;
    }

    /** Each problem on a new, indented line; safe for a log. */
    static String lines(List<Problem> problems) {
        return problems.stream()
                .map(problem -> "\n  " + LogText.escape(problem.toString()))
                .collect(Collectors.joining());
    }
}
