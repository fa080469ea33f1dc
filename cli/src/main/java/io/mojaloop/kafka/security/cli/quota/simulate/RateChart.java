/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import io.mojaloop.kafka.security.cli.page.Html;
import io.mojaloop.kafka.security.cli.quota.show.Amounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * A rate over time against its limit, as SVG. The numbers stand in the table of the page.
 *
 * @param id of the chart, our own
 * @param from where the axis begins
 */
record RateChart(Html html, String id, String title, Instant from, Instant to) {
    private static final int WIDTH = 1040;
    private static final int LEFT = 84;
    private static final int HEIGHT = 180;
    private static final int TOP = 14;
    private static final int BOTTOM = 24;
    /** More than there are pixels would be seen by nobody. */
    private static final int MOST_POINTS = 1000;

    void draw(Outcome outcome) {
        double highest = Math.max(outcome.peak(), outcome.place().limit().orElse(0)) * 1.08;
        html.raw(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-title\">",
                WIDTH,
                TOP + HEIGHT + BOTTOM,
                id));
        html.element("title id=\"" + id + "-title\"", title);
        for (int line = 0; line <= 4; line++) {
            double rate = highest * line / 4;
            rule(line == 0 ? "axis" : "grid", y(rate, highest));
            html.raw(String.format(
                            Locale.ROOT,
                            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">",
                            LEFT - 8,
                            y(rate, highest) + 4))
                    .text(Amounts.of(outcome.place().type(), rate))
                    .raw("</text>");
        }
        curve(thinned(outcome.points()), highest);
        outcome.place().limit().ifPresent(limit -> {
            rule("limit", y(limit, highest));
            html.raw(String.format(
                            Locale.ROOT,
                            "<text class=\"limit-name\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">",
                            WIDTH - 4,
                            y(limit, highest) - 4))
                    .text("limit")
                    .raw("</text>");
        });
        label(LEFT, "start", from);
        label(WIDTH, "end", to);
        html.raw("</svg>");
    }

    private void rule(String style, double y) {
        html.raw(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                style,
                LEFT,
                WIDTH,
                y,
                y));
    }

    private void label(int x, String anchor, Instant at) {
        html.raw(String.format(
                        Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, TOP + HEIGHT + 18, anchor))
                .text(at.truncatedTo(ChronoUnit.SECONDS).toString())
                .raw("</text>");
    }

    private void curve(List<Series.Point> points, double highest) {
        StringBuilder line = new StringBuilder();
        for (Series.Point point : points) {
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.timeMs()), y(point.rate(), highest)));
        }
        String path = line.toString().trim();
        double zero = y(0, highest);
        html.raw(String.format(
                Locale.ROOT,
                "<polygon class=\"area\" points=\"%.1f,%.1f %s %.1f,%.1f\"/><polyline class=\"rate\" points=\"%s\"/>",
                x(points.get(0).timeMs()),
                zero,
                path,
                x(points.get(points.size() - 1).timeMs()),
                zero,
                path));
    }

    /** Of each so many the highest: a peak must not be lost. */
    private static List<Series.Point> thinned(List<Series.Point> points) {
        int every = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
        if (every <= 1) {
            return points;
        }
        return java.util.stream.IntStream.range(0, (points.size() + every - 1) / every)
                .mapToObj(i -> points.subList(i * every, Math.min(points.size(), (i + 1) * every)).stream()
                        .reduce((one, other) -> other.rate() > one.rate() ? other : one)
                        .orElseThrow())
                .toList();
    }

    private double x(long timeMs) {
        long length = Math.max(1, to.toEpochMilli() - from.toEpochMilli());
        return LEFT + (WIDTH - LEFT) * (double) (timeMs - from.toEpochMilli()) / length;
    }

    private static double y(double rate, double highest) {
        return TOP + HEIGHT - (highest <= 0 ? 0 : HEIGHT * rate / highest);
    }
}
