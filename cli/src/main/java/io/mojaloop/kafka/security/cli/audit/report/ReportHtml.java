/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import io.mojaloop.kafka.security.cli.audit.read.RecordKind;
import io.mojaloop.kafka.security.cli.page.Html;
import io.mojaloop.kafka.security.cli.page.Page;
import java.util.List;

/**
 * A report as one page that needs nothing else: no scripts, nothing loaded from anywhere. The page forbids both to itself,
 * so that even a mistake here could not make a client's text run.
 */
public final class ReportHtml {
    private static final int[] ONE_DENIED = {2};
    private static final int[] TALK = {0, 2, 3};

    private final Html html = new Html();
    private final TrailReport report;

    private ReportHtml(TrailReport report) {
        this.report = report;
    }

    public static String of(TrailReport report) {
        return new ReportHtml(report).page();
    }

    private String page() {
        Page.begin(html, "Audit report, " + ReportWords.period(report.about()));
        header();
        html.raw("<main>\n");
        notes();
        tiles();
        timeline();
        section("denied", ONE_DENIED);
        section("authentication-failures", new int[] {3});
        if (!report.table("would-deny").rows().isEmpty()) {
            section("would-deny", new int[] {1});
        }
        section("principals", TALK);
        section("addresses", TALK);
        section("throttles", new int[] {1});
        report.journals().forEach(this::journal);
        html.raw("</main>\n");
        Page.end(
                html,
                "Made " + ReportWords.second(report.about().made())
                        + " UTC by kafka-security audit report. Times are UTC. Characters that could hide or reorder text"
                        + " are shown by their code.");
        return html.toString();
    }

    private void header() {
        TrailReport.About about = report.about();
        html.raw("<header class=\"top\">\n<p class=\"eyebrow\">Mojaloop Kafka Security</p>\n<h1>Audit report</h1>\n")
                .element("p class=\"soft\"", ReportWords.period(about))
                .raw("<dl class=\"about\">");
        term("Read", ReportWords.read(about));
        term("From", String.join(", ", about.paths()));
        if (!about.nodes().isEmpty()) {
            term("Servers", String.join(", ", about.nodes()));
        }
        if (!about.filters().isEmpty()) {
            term("Only", String.join("; ", about.filters()));
        }
        html.raw("</dl>\n<nav aria-label=\"Sections\"><ul>");
        link("timeline", "Timeline");
        report.tables().stream()
                .filter(table -> !table.rows().isEmpty())
                .forEach(table -> link(table.id(), table.title()));
        report.journals().stream().filter(log -> log.count() > 0).forEach(log -> link(log.id(), log.title()));
        html.raw("</ul></nav>\n</header>\n");
    }

    private void term(String name, String value) {
        html.element("dt", name).element("dd", value);
    }

    private void link(String id, String title) {
        html.raw("<li><a href=\"#" + id + "\">").text(title).raw("</a></li>");
    }

    private void notes() {
        TrailReport.About about = report.about();
        html.raw("<p class=\"note\">")
                .text(
                        "This report counts what the records say. That nobody changed them is proved by kafka-security audit"
                                + " verify, not by this page.")
                .raw("</p>\n");
        if (about.badLines() > 0) {
            bad(ReportWords.badLines(about)
                    + ": damaged, unfinished, or not written by a trail. They are not counted here.");
        }
        if (report.total(RecordKind.LOSS) > 0) {
            bad(ReportWords.count(report.total(RecordKind.LOSS), 0)
                    + " events were lost, as the trail itself says: see Losses and gaps.");
        } else if (report.journal("losses").count() > 0) {
            bad("Something may be missing: see Losses and gaps.");
        }
        if (report.tables().stream().anyMatch(table -> !table.exact())) {
            bad(
                    "There were too many different names for some tables: rare ones may lack, and counts are given as ranges."
                            + " Totals are exact.");
        }
    }

    private void bad(String text) {
        html.element("p class=\"note bad\"", text).raw("\n");
    }

    private void tiles() {
        html.raw("<ul class=\"tiles\">");
        tile("denied", report.total(RecordKind.DENIED), ReportWords.of(RecordKind.DENIED));
        tile(
                "failed",
                report.total(RecordKind.AUTHENTICATION_FAILED) + report.total(RecordKind.CONNECTION_REJECTED),
                "failed authentications and rejected connections");
        tile("allowed", report.total(RecordKind.ALLOWED), ReportWords.of(RecordKind.ALLOWED));
        if (report.total(RecordKind.WOULD_DENY) > 0) {
            tile("would", report.total(RecordKind.WOULD_DENY), ReportWords.of(RecordKind.WOULD_DENY));
        }
        tile("changes", report.total(RecordKind.ADMIN_CHANGE), ReportWords.of(RecordKind.ADMIN_CHANGE));
        tile(
                "changes",
                report.total(RecordKind.POLICY) + report.total(RecordKind.POLICY_REFUSED),
                "policy versions, " + ReportWords.count(report.total(RecordKind.POLICY_REFUSED), 0) + " refused");
        tile(report.total(RecordKind.LOSS) > 0 ? "denied" : "", report.total(RecordKind.LOSS), "events lost");
        html.raw("</ul>\n");
    }

    private void tile(String kind, long number, String name) {
        html.raw("<li class=\"" + (number > 0 ? kind : "") + "\">")
                .element("b", ReportWords.count(number, 0))
                .element("span", name)
                .raw("</li>");
    }

    private void timeline() {
        TrailReport.Line timeline = report.timeline();
        html.raw("<section id=\"timeline\">").element("h2", "Timeline");
        if (timeline.steps().isEmpty()) {
            html.raw("<p class=\"none\">Nothing happened.</p></section>\n");
            return;
        }
        html.element("p class=\"soft\"", "All events in each " + ReportWords.length(timeline.stepSeconds()) + ", UTC");
        Charts.timeline(html, "timeline-all", "Events over time", timeline);
        TrailReport.Line notable = timeline.withoutAllowed();
        boolean hidden =
                notable.steps().stream().anyMatch(step -> step.total() > 0) && report.total(RecordKind.ALLOWED) > 0;
        if (hidden) {
            html.element("p class=\"soft\"", "The same without what was allowed, by a scale of its own");
            Charts.timeline(html, "timeline-notable", "Events over time, without allowed requests", notable);
        }
        legend(Timeline.Series.values());
        html.raw(
                "<details><summary>All numbers</summary><div class=\"scroll\"><table><thead><tr><th scope=\"col\">From</th>");
        for (Timeline.Series series : Timeline.Series.values()) {
            html.element("th scope=\"col\" class=\"n\"", series.label());
        }
        html.raw("</tr></thead><tbody>");
        for (Timeline.Step step : timeline.steps()) {
            if (step.total() > 0) {
                html.raw("<tr>").element("td class=\"t\"", ReportWords.second(step.from()));
                step.counts().forEach(count -> html.element("td class=\"n\"", ReportWords.count(count, 0)));
                html.raw("</tr>");
            }
        }
        html.raw("</tbody></table></div></details></section>\n");
    }

    private void legend(Timeline.Series... series) {
        html.raw("<ul class=\"legend\">");
        for (Timeline.Series one : series) {
            html.raw("<li><i class=\"k" + one.ordinal() + "\"></i>")
                    .text(one.label())
                    .raw("</li>");
        }
        html.raw("</ul>");
    }

    private void section(String id, int[] series) {
        TrailReport.Table table = report.table(id);
        html.raw("<section id=\"" + id + "\">").element("h2", table.title());
        if (table.rows().isEmpty()) {
            html.raw("<p class=\"none\">None.</p></section>\n");
            return;
        }
        Charts.bars(html, id + "-chart", table, series);
        if (series.length > 1) {
            legend(Timeline.Series.ALLOWED, Timeline.Series.DENIED, Timeline.Series.FAILED);
        }
        html.raw("<div class=\"scroll\"><table>")
                .element("caption", "The most frequent" + ReportWords.shown(table))
                .raw("<thead><tr>");
        table.measures().forEach(name -> html.element("th scope=\"col\" class=\"n\"", name));
        table.keys().forEach(name -> html.element("th scope=\"col\"", name));
        html.element("th scope=\"col\"", "first")
                .element("th scope=\"col\"", "last")
                .raw("</tr></thead><tbody>");
        table.rows().forEach(row -> row(table.keys(), row));
        html.raw("</tbody></table></div></section>\n");
    }

    private void row(List<String> keys, Ranking.Row row) {
        html.raw("<tr>");
        row.counts().forEach(count -> html.element("td class=\"n\"", ReportWords.count(count, row.lacking())));
        for (int i = 0; i < row.key().size(); i++) {
            html.element(
                    keys.get(i).equals("address") ? "td class=\"a\"" : "td",
                    row.key().get(i));
        }
        html.element("td class=\"t\"", seconds(row.first()))
                .element("td class=\"t\"", seconds(row.last()))
                .raw("</tr>");
    }

    /** Without what nobody reads; another text stays as it is. */
    private static String seconds(String time) {
        return time.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\\.[0-9]+)?Z")
                ? time.substring(0, 19).replace('T', ' ')
                : time;
    }

    private void journal(TrailReport.Log log) {
        html.raw("<section id=\"" + log.id() + "\">").element("h2", log.title());
        if (log.count() == 0) {
            html.raw("<p class=\"none\">None.</p></section>\n");
            return;
        }
        List<Journal.Entry> entries = log.entries();
        html.raw("<div class=\"scroll\"><table>");
        if (log.count() > entries.size()) {
            html.element("caption", "The last " + entries.size() + " of " + ReportWords.count(log.count(), 0));
        }
        html.raw("<thead><tr>");
        for (String name : List.of("time", "what", "by", "from", "on", "details", "server")) {
            html.element("th scope=\"col\"", name);
        }
        html.raw("</tr></thead><tbody>");
        entries.forEach(this::entry);
        html.raw("</tbody></table></div></section>\n");
    }

    private void entry(Journal.Entry entry) {
        boolean failed = entry.outcome().equals("failure");
        html.raw(failed ? "<tr class=\"bad\">" : "<tr>")
                .element("td class=\"t\"", seconds(entry.time()))
                .element("td", entry.action() + (failed ? " (failed)" : ""))
                .element("td", entry.who())
                .element("td class=\"a\"", entry.from())
                .element("td", entry.what())
                .element("td", entry.words())
                .element("td", entry.node())
                .raw("</tr>");
    }
}
