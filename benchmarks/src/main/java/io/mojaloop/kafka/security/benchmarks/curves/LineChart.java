/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over time, as SVG. */
final class LineChart {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 380;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 62;
    private static final int BOTTOM = 46;
    /** Of Okabe and Ito: can be told apart by those who see colours differently. */
    private static final List<String> COLOURS = List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00");

    private final String title;
    private final String unit;
    private final boolean logarithmic;
    private final List<Line> lines = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();

    /** @param y one value a second, from second {@code from} on; NaN where there is none */
    private record Line(String name, int from, double[] y) {}

    private record Mark(String name, int second) {}

    private record Limit(String name, double y) {}

    /** @param unit of the values, at the axis */
    LineChart(String title, String unit, boolean logarithmic) {
        this.title = title;
        this.unit = unit;
        this.logarithmic = logarithmic;
    }

    LineChart line(String name, int from, double[] y) {
        lines.add(new Line(name, from, y.clone()));
        return this;
    }

    /** Something happens. */
    LineChart mark(String name, int second) {
        marks.add(new Mark(name, second));
        return this;
    }

    /** A level to compare with. */
    LineChart limit(String name, double y) {
        limits.add(new Limit(name, y));
        return this;
    }

    String svg() {
        double last = lines.stream()
                .mapToDouble(line -> line.from() + line.y().length - 1.0)
                .max()
                .orElse(1);
        double highest = Math.max(
                lines.stream()
                        .flatMapToDouble(line -> java.util.Arrays.stream(line.y()))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(1),
                limits.stream().mapToDouble(Limit::y).max().orElse(0));
        double lowest = logarithmic
                ? lines.stream()
                        .flatMapToDouble(line -> java.util.Arrays.stream(line.y()))
                        .filter(value -> value > 0)
                        .min()
                        .orElse(0.1)
                : 0;
        Scale x = new Scale(0, last, LEFT, WIDTH - RIGHT, false);
        Scale y = Scale.rounded(lowest, highest, HEIGHT - BOTTOM, TOP, logarithmic);
        StringBuilder out = new StringBuilder();
        add(
                out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                HEIGHT);
        add(out, "<title>%s</title><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>", escape(title));
        add(out, "<text x=\"%d\" y=\"20\" font-size=\"15\" font-weight=\"bold\">%s</text>", LEFT, escape(title));
        axes(out, x, y);
        marks(out, x);
        for (Limit limit : limits) {
            add(
                    out,
                    "<path d=\"M%d %.1fH%d\" stroke=\"#555\" stroke-dasharray=\"6 4\"/>",
                    LEFT,
                    y.at(limit.y()),
                    WIDTH - RIGHT);
            add(
                    out,
                    "<text x=\"%d\" y=\"%.1f\" fill=\"#555\">%s</text>",
                    LEFT + 6,
                    y.at(limit.y()) - 4,
                    escape(limit.name()));
        }
        legend(out);
        for (int i = 0; i < lines.size(); i++) {
            add(
                    out,
                    "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"/>",
                    path(lines.get(i), x, y),
                    COLOURS.get(i % COLOURS.size()));
        }
        return out.append("</svg>\n").toString();
    }

    private void axes(StringBuilder out, Scale x, Scale y) {
        for (double tick : y.ticks()) {
            add(out, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>", LEFT, y.at(tick), WIDTH - RIGHT);
            add(out, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y.at(tick) + 4, number(tick));
        }
        for (double tick : x.ticks()) {
            add(
                    out,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x.at(tick),
                    HEIGHT - BOTTOM + 18,
                    number(tick));
        }
        add(
                out,
                "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"black\"/>",
                LEFT,
                TOP,
                HEIGHT - BOTTOM,
                WIDTH - RIGHT);
        add(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">seconds</text>", WIDTH - RIGHT, HEIGHT - 8);
        add(out, "<text transform=\"translate(16 %d) rotate(-90)\">%s</text>", HEIGHT - BOTTOM, escape(unit));
    }

    private void marks(StringBuilder out, Scale x) {
        for (Mark mark : marks) {
            add(
                    out,
                    "<path d=\"M%.1f %dV%d\" stroke=\"#999\" stroke-dasharray=\"2 3\"/>",
                    x.at(mark.second()),
                    TOP,
                    HEIGHT - BOTTOM);
            add(
                    out,
                    "<text x=\"%.1f\" y=\"%d\" fill=\"#555\">%s</text>",
                    x.at(mark.second()) + 4,
                    TOP + 12,
                    escape(mark.name()));
        }
    }

    private void legend(StringBuilder out) {
        int at = LEFT;
        for (int i = 0; i < lines.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            add(out, "<path d=\"M%d 40h18\" stroke=\"%s\" stroke-width=\"3\"/>", at, colour);
            add(
                    out,
                    "<text x=\"%d\" y=\"44\">%s</text>",
                    at + 24,
                    escape(lines.get(i).name()));
            at += 48 + 7 * lines.get(i).name().length();
        }
    }

    private static String path(Line line, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < line.y().length; i++) {
            if (!Double.isFinite(line.y()[i])) {
                drawing = false;
                continue;
            }
            add(path, "%s%.1f %.1f", drawing ? "L" : "M", x.at(line.from() + i), y.at(line.y()[i]));
            drawing = true;
        }
        return path.toString().replace("\n", "");
    }

    private static String number(double value) {
        return value >= 10 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3f", value).replaceAll("0+$", "");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void add(StringBuilder out, String format, Object... arguments) {
        out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
