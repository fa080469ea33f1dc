/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import io.mojaloop.kafka.security.cli.page.Html;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Charts as SVG, drawn with the classes of page.css. Each has a title and a description; the numbers stand in a table beside it. */
final class Charts {
    private static final int WIDTH = 1040;
    private static final int LEFT = 64;
    private static final int HEIGHT = 220;
    private static final int BOTTOM = 24;
    private static final int TOP = 10;
    private static final int BAR = 18;
    private static final int ROW = 26;
    private static final int NAMES = 400;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_BARS = 10;

    /** Of 11 pixels' type. */
    private static final int MOST_DIGIT_BREADTH = 7;

    private Charts() {}

    /**
     * Stacked columns over time.
     *
     * @param id of the chart, our own
     * @param title of the chart
     */
    static void timeline(Html html, String id, String title, TrailReport.Line timeline) {
        List<Timeline.Step> steps = timeline.steps();
        long highest =
                round(steps.stream().mapToLong(Timeline.Step::total).max().orElse(0));
        open(html, id, HEIGHT + TOP + BOTTOM);
        html.element("title id=\"" + id + "-title\"", title)
                .element("desc id=\"" + id + "-desc\"", description(timeline));
        grid(html, highest);
        double width = (double) (WIDTH - LEFT) / Math.max(1, steps.size());
        for (int i = 0; i < steps.size(); i++) {
            column(html, steps.get(i), timeline.stepSeconds(), LEFT + i * width, width, highest);
        }
        labels(html, timeline, width);
        html.raw("</svg>");
    }

    private static String description(TrailReport.Line timeline) {
        List<Timeline.Step> steps = timeline.steps();
        Timeline.Step highest =
                steps.stream().reduce((a, b) -> b.total() > a.total() ? b : a).orElseThrow();
        return "Stacked columns, one for each " + ReportWords.length(timeline.stepSeconds()) + ", from "
                + ReportWords.begin(steps.get(0).from(), timeline.stepSeconds()) + " to "
                + ReportWords.begin(steps.get(steps.size() - 1).from(), timeline.stepSeconds())
                + " UTC. The highest has "
                + ReportWords.count(highest.total(), 0) + " events, at "
                + ReportWords.begin(highest.from(), timeline.stepSeconds())
                + ". The table below the chart has all numbers.";
    }

    private static void grid(Html html, long highest) {
        for (int line = 0; line <= 4; line++) {
            double y = TOP + HEIGHT - HEIGHT * line / 4.0;
            html.raw(String.format(
                    Locale.ROOT,
                    "<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    line == 0 ? "axis" : "grid",
                    LEFT,
                    WIDTH,
                    y,
                    y,
                    LEFT - 8,
                    y + 4,
                    shortly(highest * line / 4.0)));
        }
    }

    private static void column(Html html, Timeline.Step step, long stepSeconds, double x, double width, long highest) {
        double y = TOP + HEIGHT;
        double gap = width > 4 ? 1.5 : 0;
        html.raw("<g>").element("title", words(step, stepSeconds));
        for (Timeline.Series series : Timeline.Series.values()) {
            long count = step.counts().get(series.ordinal());
            if (count > 0) {
                // What is rare beside what is frequent is what an auditor looks for: never less than a line.
                double height = Math.max(1.5, (double) HEIGHT * count / highest);
                y -= height;
                html.raw(String.format(
                        Locale.ROOT,
                        "<rect class=\"s%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                        series.ordinal(),
                        x,
                        y,
                        Math.max(1, width - gap),
                        height));
            }
        }
        html.raw("</g>");
    }

    private static String words(Timeline.Step step, long stepSeconds) {
        StringBuilder words = new StringBuilder(ReportWords.begin(step.from(), stepSeconds));
        for (Timeline.Series series : Timeline.Series.values()) {
            long count = step.counts().get(series.ordinal());
            if (count > 0) {
                words.append(", ").append(series.label()).append(' ').append(ReportWords.count(count, 0));
            }
        }
        return words.toString();
    }

    private static void labels(Html html, TrailReport.Line timeline, double width) {
        List<Timeline.Step> steps = timeline.steps();
        String longest = ReportWords.begin(steps.get(0).from(), timeline.stepSeconds());
        int every = Math.max(1, (int) Math.ceil(breadth(longest) / width));
        for (int i = 0; i < steps.size(); i += every) {
            double x = LEFT + i * width;
            if (x + breadth(longest) <= WIDTH) {
                html.raw(String.format(
                        Locale.ROOT,
                        "<line class=\"axis\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/><text x=\"%.1f\" y=\"%d\">%s</text>",
                        x,
                        x,
                        TOP + HEIGHT,
                        TOP + HEIGHT + 5,
                        x,
                        TOP + HEIGHT + 18,
                        ReportWords.begin(steps.get(i).from(), timeline.stepSeconds())));
            }
        }
    }

    /**
     * Bars with their names, stacked where there are several counts.
     *
     * @param id of the chart, our own
     * @param series the class of each count's colour
     */
    static void bars(Html html, String id, TrailReport.Table table, int[] series) {
        List<Ranking.Row> rows = table.rows().stream().limit(MOST_BARS).toList();
        // What may lack counts: bars of equal ranges must not look like equal counts.
        long highest = Math.max(
                1,
                rows.stream()
                        .mapToLong(row -> row.total() + row.lacking())
                        .max()
                        .orElse(1));
        int longest =
                rows.stream().map(Charts::value).mapToInt(Charts::breadth).max().orElse(0);
        open(html, id, rows.size() * ROW + 4);
        html.element("title id=\"" + id + "-title\"", table.title())
                .element(
                        "desc id=\"" + id + "-desc\"",
                        "Bars of the " + rows.size() + " most frequent"
                                + (table.exact() ? "" : ", with what may lack as an empty frame")
                                + ". The table below the chart has all numbers.");
        int room = WIDTH - NAMES - longest;
        for (int i = 0; i < rows.size(); i++) {
            bar(html, rows.get(i), i * ROW + 2, (double) room / highest, series);
        }
        html.raw("</svg>");
    }

    private static void bar(Html html, Ranking.Row row, int y, double perEvent, int[] series) {
        String name = row.key().stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("  "));
        html.raw("<g>").element("title", name);
        html.raw(String.format(
                Locale.ROOT, "<text class=\"name\" x=\"%d\" y=\"%d\" text-anchor=\"end\">", NAMES - 10, y + 13));
        html.text(ReportWords.clip(name.isEmpty() ? "(not known)" : name, LONGEST_NAME))
                .raw("</text>");
        double x = NAMES;
        for (int i = 0; i < series.length; i++) {
            long count = row.counts().get(i);
            if (count > 0) {
                double width = Math.max(2, count * perEvent);
                html.raw(String.format(
                        Locale.ROOT,
                        "<rect class=\"s%d\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>",
                        series[i],
                        x,
                        y,
                        width,
                        BAR));
                x += width;
            }
        }
        if (row.lacking() > 0) {
            double width = row.lacking() * perEvent;
            html.raw(String.format(
                    Locale.ROOT,
                    "<rect class=\"range\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>",
                    x,
                    y,
                    width,
                    BAR));
            x += width;
        }
        html.raw(String.format(Locale.ROOT, "<text class=\"value\" x=\"%.1f\" y=\"%d\">", x + 7, y + 13))
                .text(value(row))
                .raw("</text></g>");
    }

    private static String value(Ranking.Row row) {
        return ReportWords.count(row.total(), row.lacking());
    }

    /** How much room a text of digits takes, with some beside it. */
    private static int breadth(String text) {
        return text.length() * MOST_DIGIT_BREADTH + 14;
    }

    private static void open(Html html, String id, int height) {
        html.raw(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-title %s-desc\">",
                WIDTH,
                height,
                id,
                id));
    }

    /** The next number up of which a quarter is easy to read. */
    static long round(long highest) {
        long scale = 4;
        while (true) {
            for (long step : new long[] {1, 2, 5}) {
                if (scale * step >= highest) {
                    return scale * step;
                }
            }
            if (scale > Long.MAX_VALUE / 100) {
                return highest;
            }
            scale *= 10;
        }
    }

    private static String shortly(double count) {
        if (count >= 1e9) {
            return trim(count / 1e9) + "G";
        }
        if (count >= 1e6) {
            return trim(count / 1e6) + "M";
        }
        return count >= 1e4 ? trim(count / 1e3) + "k" : trim(count);
    }

    private static String trim(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%.1f", number);
    }
}
