/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.validate;

import io.mojaloop.kafka.security.cli.policy.validate.SourceText.Excerpt;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Problem;
import java.io.PrintWriter;
import java.util.List;

/** Problems for a person, as compilers show them. Nothing of a file reaches the terminal unescaped. */
public record ProblemText(PrintWriter out, Style style, int columns) {

    /** Every problem of a file with its line. */
    public void write(CheckedFile file) {
        file.problems().forEach(problem -> write(file.excerpts(), problem));
        out.flush();
    }

    private void write(SourceText source, Problem problem) {
        String severity = problem.isError() ? style.bad("error") : style.bold("warning");
        String suggestion = problem.suggestion().map(text -> "; " + text).orElse("");
        out.println(style.bold(LogText.escape(problem.at().toString())) + ": " + severity + ": "
                + LogText.escape(problem.message() + suggestion) + " "
                + style.dim("[" + LogText.escape(problem.code()) + "]"));
        String number = String.valueOf(problem.at().line());
        source.at(problem, columns - number.length() - 6).ifPresent(excerpt -> write(number, excerpt));
    }

    private void write(String number, Excerpt excerpt) {
        out.println("  " + style.dim(number + " |") + " " + excerpt.line());
        out.println("  " + style.dim(" ".repeat(number.length()) + " |") + " " + " ".repeat(excerpt.indent())
                + style.bad("^".repeat(excerpt.length())));
    }

    /** {@code 3 files, 2 errors, 1 warning}. */
    public void summary(List<CheckedFile> files, boolean ok) {
        int errors = files.stream().mapToInt(CheckedFile::errors).sum();
        int warnings = files.stream().mapToInt(CheckedFile::warnings).sum();
        String text = Count.of(files.size(), "file") + ", "
                + (errors + warnings == 0
                        ? "no problems"
                        : Count.of(errors, "error") + ", " + Count.of(warnings, "warning"));
        out.println(ok ? style.good(text) : style.bad(text));
        out.flush();
    }
}
