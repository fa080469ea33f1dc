/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import io.mojaloop.kafka.security.cli.quota.show.Amounts;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.Paragraph;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.cli.runtime.TextTable;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.quota.status.StatusJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for a terminal. */
public record SimulationText(PrintWriter out, Style style, int columns) {
    private static final int LONGEST_NAME = 48;
    private static final int MOST_ROWS = 40;

    public void write(SimulationReport report) {
        out.println(style.bold("What " + LogText.escape(report.policy()) + " would have done"));
        out.println("  to " + LogText.escape(String.join(" ", report.source())));
        out.println("  " + report.first() + " to " + report.last() + ", " + Count.of(report.samples(), "sample"));
        if (!report.enforced()) {
            out.println("  The policy only monitors quotas, so nobody would have been slowed; this is how it were if it"
                    + " enforced them.");
        }
        out.println();
        out.println("  " + (report.over() > 0 ? style.bad(report.verdict()) : style.good(report.verdict())));
        limited(report);
        others(report);
        if (!report.notes().isEmpty()) {
            heading("What is not known");
            report.notes()
                    .forEach(note -> Paragraph.wrap(LogText.escape(note), Math.max(40, columns - 4))
                            .forEach(line -> out.println("  " + line)));
        }
        out.flush();
    }

    private void limited(SimulationReport report) {
        heading("Budgets of the policy");
        TextTable table = new TextTable(
                "type", "budget", ">limit", ">peak", ">p95", ">mean", ">over", ">delay at peak", ">suggested", "who");
        List<Outcome> rows = report.limited();
        rows.stream()
                .limit(MOST_ROWS)
                .forEach(row -> table.row(
                        row.isOver(),
                        StatusJson.word(row.place().type()),
                        clip(row.place().kind().word() + " " + row.place().name()),
                        Amounts.of(row.place().type(), row.place().limit())
                                + (row.place().scope() == Scope.CLUSTER ? " cluster" : " each"),
                        Amounts.of(row.place().type(), row.peak()),
                        Amounts.of(row.place().type(), row.p95()),
                        Amounts.of(row.place().type(), row.mean()),
                        percent(row.over()),
                        Amounts.delay(row.delayMs()),
                        row.peak() == 0 ? "-" : Suggestion.of(row.place().type(), row.suggested()),
                        causes(row)));
        table.print(out, style);
        more(rows.size());
    }

    private void others(SimulationReport report) {
        List<Outcome> rows = report.others();
        if (rows.isEmpty()) {
            return;
        }
        heading("What the policy would not have limited");
        TextTable table = new TextTable("type", "who", "why", ">peak", ">p95", ">mean");
        rows.stream()
                .limit(MOST_ROWS)
                .forEach(row -> table.row(
                        false,
                        StatusJson.word(row.place().type()),
                        clip(row.place().name()),
                        row.place().kind().word(),
                        Amounts.of(row.place().type(), row.peak()),
                        Amounts.of(row.place().type(), row.p95()),
                        Amounts.of(row.place().type(), row.mean())));
        table.print(out, style);
        more(rows.size());
    }

    private void more(int rows) {
        if (rows > MOST_ROWS) {
            out.println(style.dim("  and " + (rows - MOST_ROWS) + " more: --json has all"));
        }
    }

    private static String causes(Outcome row) {
        return row.causes().stream()
                .limit(3)
                .map(cause -> clip(cause.label()) + " " + percent(cause.part()))
                .collect(Collectors.joining(", "));
    }

    private static String percent(double part) {
        return part > 0 && part < 0.01 ? "<1%" : String.format(Locale.ROOT, "%.0f%%", 100 * part);
    }

    private void heading(String text) {
        out.println();
        out.println(style.bold(text));
    }

    private static String clip(String text) {
        String harmless = LogText.escape(text);
        return harmless.length() <= LONGEST_NAME ? harmless : harmless.substring(0, LONGEST_NAME - 3) + "...";
    }
}
