/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import io.mojaloop.kafka.security.cli.audit.read.RecordKind;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for a terminal: harmless, and no wider than the terminal where that can be. */
public record ReportText(PrintWriter out, Style style, int columns) {
    private static final int LONGEST_CELL = 48;
    private static final int MOST_ENTRIES = 20;

    public void write(TrailReport report) {
        about(report.about());
        totals(report);
        timeline(report.timeline());
        for (TrailReport.Table table : report.tables()) {
            table(table);
        }
        for (TrailReport.Log log : report.journals()) {
            log(log);
        }
        out.println();
        out.println(
                style.dim("This report counts what the records say. Whether somebody changed them tells: kafka-security"
                        + " audit verify"));
        out.flush();
    }

    private void about(TrailReport.About about) {
        heading("Audit report");
        out.println("  " + LogText.escape(String.join(" ", about.paths())));
        out.println("  " + ReportWords.period(about));
        about.filters().forEach(filter -> out.println("  only: " + LogText.escape(filter)));
        out.println("  " + ReportWords.read(about));
        if (about.badLines() > 0) {
            out.println("  " + style.bad(ReportWords.badLines(about)));
        }
    }

    private void totals(TrailReport report) {
        heading("Events");
        for (RecordKind kind : RecordKind.values()) {
            long total = report.total(kind);
            if (total > 0) {
                String number = String.format(Locale.ROOT, "%,15d", total);
                out.println((kind.isBad() ? style.bad(number) : number) + "  " + ReportWords.of(kind));
            }
        }
    }

    /** Bars of blocks, denied and failed against all. */
    private void timeline(TrailReport.Line timeline) {
        List<Timeline.Step> steps = timeline.steps();
        if (steps.size() < 2) {
            return;
        }
        heading("Timeline, steps of " + ReportWords.length(timeline.stepSeconds()));
        int most = Math.max(10, columns - 46);
        long highest = steps.stream().mapToLong(Timeline.Step::total).max().orElse(1);
        int every = (steps.size() + 39) / 40;
        for (int i = 0; i < steps.size(); i += every) {
            Timeline.Step step = steps.get(i);
            long bad = step.counts().get(Timeline.Series.DENIED.ordinal())
                    + step.counts().get(Timeline.Series.FAILED.ordinal());
            int width = (int) Math.ceil((double) most * step.total() / Math.max(1, highest));
            int badWidth = step.total() == 0 ? 0 : (int) Math.ceil((double) width * bad / step.total());
            out.println(String.format(
                            Locale.ROOT,
                            "  %-20s%,11d ",
                            ReportWords.begin(step.from(), timeline.stepSeconds()),
                            step.total())
                    + style.bad("#".repeat(badWidth))
                    + "=".repeat(Math.max(0, width - badWidth)));
        }
        out.println(style.dim(
                "  # denied or failed  = other" + (every > 1 ? ";  every " + every + ". step is shown" : "")));
    }

    private void table(TrailReport.Table table) {
        if (table.rows().isEmpty()) {
            return;
        }
        heading(table.title() + ReportWords.shown(table));
        List<List<String>> cells = new ArrayList<>();
        List<String> names = new ArrayList<>(table.measures());
        names.addAll(table.keys());
        names.add("last");
        cells.add(names);
        for (Ranking.Row row : table.rows()) {
            List<String> line = new ArrayList<>();
            row.counts().forEach(count -> line.add(ReportWords.count(count, row.lacking())));
            row.key().forEach(text -> line.add(clip(text)));
            line.add(clip(row.last()));
            cells.add(line);
        }
        int[] widths = new int[names.size()];
        cells.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        for (int row = 0; row < cells.size(); row++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                boolean number = i < table.measures().size();
                line.append("  ")
                        .append(String.format(
                                "%" + (number ? "" : "-") + widths[i] + "s",
                                cells.get(row).get(i)));
            }
            String text = line.toString().stripTrailing();
            out.println(row == 0 ? style.dim(text) : text);
        }
    }

    private void log(TrailReport.Log log) {
        List<Journal.Entry> entries = log.entries();
        if (entries.isEmpty()) {
            return;
        }
        List<Journal.Entry> shown = entries.subList(Math.max(0, entries.size() - MOST_ENTRIES), entries.size());
        heading(log.title() + (log.count() > shown.size() ? ", the last " + shown.size() + " of " + log.count() : ""));
        for (Journal.Entry entry : shown) {
            String who = entry.who().isEmpty() ? "" : " by " + clip(entry.who());
            String from = entry.from().isEmpty() ? "" : " from " + clip(entry.from());
            String what = entry.what().isEmpty() ? "" : " " + clip(entry.what());
            out.println("  " + style.dim(clip(entry.time())) + " " + style.bold(clip(entry.action())) + what + who
                    + from + (entry.outcome().equals("failure") ? style.bad(" failed") : ""));
            if (!entry.words().isEmpty()) {
                out.println("      " + style.dim(LogText.escape(ReportWords.clip(entry.words(), 200))));
            }
        }
    }

    private void heading(String text) {
        out.println();
        out.println(style.bold(text));
    }

    private static String clip(String text) {
        return text.isEmpty() ? "-" : LogText.escape(ReportWords.clip(text, LONGEST_CELL));
    }
}
