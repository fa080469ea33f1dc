/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import io.mojaloop.kafka.security.cli.page.Html;
import io.mojaloop.kafka.security.cli.page.Page;
import io.mojaloop.kafka.security.cli.quota.show.Amounts;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.quota.status.StatusJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report as one page that needs nothing else, see {@link Page}. */
public final class SimulationHtml {
    private static final int MOST_CHARTS = 12;

    private final Html html = new Html();
    private final SimulationReport report;

    private SimulationHtml(SimulationReport report) {
        this.report = report;
    }

    public static String of(SimulationReport report) {
        return new SimulationHtml(report).page();
    }

    private String page() {
        Page.begin(html, "Quotas simulated: " + report.policy());
        header();
        html.raw("<main>\n");
        html.element(report.over() > 0 ? "p class=\"note bad\"" : "p class=\"note\"", report.verdict())
                .raw("\n");
        report.notes().forEach(note -> html.element("p class=\"note\"", note).raw("\n"));
        charts();
        table("Budgets of the policy", report.limited());
        table("What the policy would not have limited", report.others());
        html.raw("</main>\n");
        Page.end(html, "Made by kafka-security quota simulate. Times are UTC.");
        return html.toString();
    }

    private void header() {
        html.raw(
                        "<header class=\"top\">\n<p class=\"eyebrow\">Mojaloop Kafka Security</p>\n<h1>Quotas simulated</h1>\n")
                .element("p class=\"soft\"", time(report.first()) + " to " + time(report.last()))
                .raw("<dl class=\"about\">");
        term("Policy", report.policy() + (report.enforced() ? "" : " (quotas are only monitored)"));
        term("Recorded", String.join(" ", report.source()));
        term("Samples", Integer.toString(report.samples()));
        term("Suggested", String.format(Locale.ROOT, "the peak x %.3g", report.headroom()));
        html.raw("</dl>\n</header>\n");
    }

    private void term(String name, String value) {
        html.element("dt", name).element("dd", value);
    }

    private void charts() {
        List<Outcome> charted = report.limited().stream()
                .filter(outcome -> outcome.points().size() > 1)
                .limit(MOST_CHARTS)
                .toList();
        for (int i = 0; i < charted.size(); i++) {
            Outcome outcome = charted.get(i);
            html.raw("<section>").element("h2", title(outcome));
            html.element(
                    "p class=\"soft\"",
                    "Limit " + limit(outcome) + ", peak "
                            + Amounts.of(outcome.place().type(), outcome.peak()) + ", above the limit for "
                            + percent(outcome.over()) + " of the time.");
            new RateChart(html, "c" + i, title(outcome), report.first(), report.last()).draw(outcome);
            html.raw("</section>\n");
        }
    }

    private static String title(Outcome outcome) {
        return StatusJson.word(outcome.place().type()) + ": "
                + outcome.place().kind().word() + " " + outcome.place().name();
    }

    private void table(String title, List<Outcome> rows) {
        html.raw("<section>").element("h2", title);
        if (rows.isEmpty()) {
            html.raw("<p class=\"none\">None.</p></section>\n");
            return;
        }
        html.raw("<div class=\"scroll\"><table><thead><tr>");
        for (String name : List.of("type", "budget")) {
            html.element("th scope=\"col\"", name);
        }
        for (String name : List.of("limit", "peak", "p95", "mean", "over", "delay at peak", "suggested")) {
            html.element("th scope=\"col\" class=\"n\"", name);
        }
        html.element("th scope=\"col\"", "who").raw("</tr></thead><tbody>");
        rows.forEach(this::row);
        html.raw("</tbody></table></div></section>\n");
    }

    private void row(Outcome outcome) {
        boolean limited = outcome.place().kind().isLimited();
        html.raw(outcome.isOver() ? "<tr class=\"bad\">" : "<tr>")
                .element("td", StatusJson.word(outcome.place().type()))
                .element(
                        "td",
                        outcome.place().kind().word() + " " + outcome.place().name());
        number(limited ? limit(outcome) : "-");
        number(Amounts.of(outcome.place().type(), outcome.peak()));
        number(Amounts.of(outcome.place().type(), outcome.p95()));
        number(Amounts.of(outcome.place().type(), outcome.mean()));
        number(limited ? percent(outcome.over()) : "-");
        number(limited ? Amounts.delay(outcome.delayMs()) : "-");
        number(limited && outcome.peak() > 0 ? Suggestion.of(outcome.place().type(), outcome.suggested()) : "-");
        html.element(
                        "td",
                        outcome.causes().stream()
                                .map(cause -> cause.label() + " " + percent(cause.part()))
                                .collect(Collectors.joining(", ")))
                .raw("</tr>");
    }

    private void number(String text) {
        html.element("td class=\"n\"", text);
    }

    private static String limit(Outcome outcome) {
        return Amounts.of(outcome.place().type(), outcome.place().limit())
                + (outcome.place().scope() == Scope.CLUSTER ? " of the cluster" : " on each broker");
    }

    private static String percent(double part) {
        return part > 0 && part < 0.01 ? "<1%" : String.format(Locale.ROOT, "%.0f%%", 100 * part);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
    }
}
