/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.cases;

import io.mojaloop.kafka.security.cli.policy.cases.FileResult.CaseResult;
import io.mojaloop.kafka.security.cli.policy.cases.FileResult.Unmet;
import io.mojaloop.kafka.security.cli.policy.explain.AnswerText;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Results for a person: what failed and why, and one line about all of it. */
public record ResultText(PrintWriter out, Style style) {

    /** The failures of a file. */
    public void write(FileResult file) {
        file.cases().stream().filter(one -> !one.passed()).forEach(this::write);
        out.flush();
    }

    private void write(CaseResult result) {
        out.println(style.bad("FAILED") + "  "
                + style.bold(LogText.escape(result.of().name())));
        result.unmet().forEach(unmet -> lines(unmet).forEach(line -> out.println("  " + line)));
    }

    /** A failing check, as lines that are safe for a terminal. */
    static List<String> lines(Unmet unmet) {
        List<String> lines = new ArrayList<>();
        lines.add(LogText.escape(unmet.check().at() + ": " + unmet.message()));
        lines.add("  because " + AnswerText.text(unmet.why().because()));
        unmet.why()
                .nearMiss()
                .ifPresent(miss -> lines.add(
                        "  nearest miss: " + LogText.escape(miss.change()) + ": " + AnswerText.text(miss.because())));
        return lines;
    }

    /**
     * {@code 60 cases, 358 checks: all passed in 0.2 s}.
     *
     * @param leftOut how many cases the filter left out
     */
    public void summary(List<FileResult> files, int leftOut, long nanos) {
        int cases = files.stream().mapToInt(file -> file.cases().size()).sum();
        int checks = files.stream().mapToInt(FileResult::checks).sum();
        int failed = files.stream().mapToInt(FileResult::failedChecks).sum();
        int invalid =
                (int) files.stream().filter(file -> !file.problems().isEmpty()).count();
        String time = String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
        String counts = Count.of(cases, "case") + (leftOut > 0 ? " of " + (cases + leftOut) : "") + ", "
                + Count.of(checks, "check") + ": ";
        String bad = (failed > 0 ? failed + " failed" : "")
                + (failed > 0 && invalid > 0 ? ", " : "")
                + (invalid > 0 ? Count.of(invalid, "file") + " invalid" : "");
        out.println(
                bad.isEmpty() ? style.good(counts + "all passed in " + time) : style.bad(counts + bad + " in " + time));
        out.flush();
    }
}
