/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.policy.reload.PolicyStatus.Outcome;
import java.util.Optional;

/** What can be wrong with a file before anybody reads what it says. */
enum FileProblem {
    MISSING("missing", Outcome.MISSING, "the policy file is not there", "put it back, or correct its path"),
    NOT_A_FILE(
            "not-a-file",
            Outcome.UNREADABLE,
            "this is a directory, a pipe or a device, not a file",
            "put a regular file here, or a symbolic link to one"),
    UNREADABLE(
            "unreadable",
            Outcome.UNREADABLE,
            "the file cannot be read",
            "let the user that runs this process read the file and enter the directories above it"),
    TOO_LARGE(
            "too-large",
            Outcome.REFUSED,
            "the file is larger than " + PolicyReader.MOST_BYTES + " bytes",
            "check that it is the policy file; no policy needs so much"),
    EMPTY(
            "empty-document",
            Outcome.REFUSED,
            "the file is empty",
            "to have no policy on purpose, write a document that says so"),
    TRUNCATED(
            "truncated",
            Outcome.REFUSED,
            "the file is a mere beginning of the version in force, as if it were half written",
            "write the whole file beside this one and rename it, also if the end was removed on purpose"),
    BEING_WRITTEN(
            "being-written",
            Outcome.REFUSED,
            "the file keeps changing, so no content can be told to be whole",
            "write the file beside this one and rename it, and do so no oftener than the reload interval"),
    DEFECT("defect", Outcome.REFUSED, "the policy could not be judged", "report this as a bug, with the log");

    private final String code;
    private final Outcome outcome;
    private final String message;
    private final String suggestion;

    FileProblem(String code, Outcome outcome, String message, String suggestion) {
        this.code = code;
        this.outcome = outcome;
        this.message = message;
        this.suggestion = suggestion;
    }

    Outcome outcome() {
        return outcome;
    }

    Problem of(String file) {
        return problem(file, message);
    }

    /** With what the system said. */
    Problem of(String file, String detail) {
        return problem(file, message + ": " + detail);
    }

    private Problem problem(String file, String text) {
        return new Problem(Problem.Severity.ERROR, code, new Position(file, 1, 1), "", text, Optional.of(suggestion));
    }
}
