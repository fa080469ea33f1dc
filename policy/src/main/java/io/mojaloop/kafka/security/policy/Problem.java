/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.util.Optional;

/**
 * What is wrong with a policy file, and what to do about it. Texts of the file appear in it as they stand: escape them
 * before they reach a log or a terminal.
 *
 * @param severity whether the file is refused because of it
 * @param code stable, for scripts and for docs/policy.md, for example {@code unknown-key}
 * @param at where
 * @param text the offending text; empty where there is none
 * @param message what is wrong, a sentence without a full stop
 * @param suggestion what to write instead, if that can be told
 */
public record Problem(
        Severity severity, String code, Position at, String text, String message, Optional<String> suggestion)
        implements Comparable<Problem> {
    /** Whether a file with such a problem is refused. */
    public enum Severity {
        /** The file is refused as a whole. */
        ERROR,
        /** The file is accepted; its author should know. */
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Problem other) {
        int byPlace = at.compareTo(other.at);
        return byPlace != 0 ? byPlace : code.compareTo(other.code);
    }

    /** One line: {@code file:line:column: error: message; suggestion [code]}. */
    @Override
    public String toString() {
        return at + ": " + (isError() ? "error" : "warning") + ": " + message
                + suggestion.map(text -> "; " + text).orElse("") + " [" + code + "]";
    }
}
