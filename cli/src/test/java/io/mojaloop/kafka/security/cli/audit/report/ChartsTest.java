/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.cli.audit.read.RecordKind;
import io.mojaloop.kafka.security.cli.page.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartsTest {
    private static final double WIDTH = 1040;

    /** Of a digit in type of 11 pixels, rather too much. */
    private static final double DIGIT = 6.5;

    private static final Pattern BAR =
            Pattern.compile("<rect class=\"(\\w+)\" x=\"([0-9.]+)\" y=\"\\d+\" width=\"([0-9.]+)\"");

    private record Bar(String kind, double x, double width) {
        double end() {
            return x + width;
        }
    }

    private static List<Bar> bars(String svg) {
        List<Bar> bars = new ArrayList<>();
        Matcher found = BAR.matcher(svg);
        while (found.find()) {
            bars.add(new Bar(found.group(1), Double.parseDouble(found.group(2)), Double.parseDouble(found.group(3))));
        }
        return bars;
    }

    private static String bars(Ranking.Row... rows) {
        Html html = new Html();
        boolean exact = List.of(rows).stream().allMatch(row -> row.lacking() == 0);
        Charts.bars(
                html,
                "chart",
                new TrailReport.Table("t", "T", List.of("name"), List.of("denied"), List.of(rows), 1, exact),
                new int[] {2});
        return html.toString();
    }

    private static Ranking.Row row(String name, long count, long lacking) {
        return new Ranking.Row(List.of(name), List.of(count), lacking, "", "");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 60, 3600, 86_400, 90 * 86_400L})
    void timeline_whateverItsSteps_hasNoLabelThatIsCutOff(long spanSeconds) {
        Timeline timeline = new Timeline();
        for (int i = 0; i <= 100; i++) {
            timeline.add(1_795_000_000L + i * spanSeconds, RecordKind.DENIED, 1);
        }
        Html html = new Html();
        Charts.timeline(html, "chart", "T", new TrailReport.Line(timeline.stepSeconds(), timeline.steps()));

        Matcher label = Pattern.compile("<text x=\"([0-9.]+)\" y=\"\\d+\">([^<]+)</text>")
                .matcher(html.toString());
        int labels = 0;
        double free = 0;
        while (label.find()) {
            double begin = Double.parseDouble(label.group(1));
            double end = begin + DIGIT * label.group(2).length();
            assertThat(begin).as("no two labels on each other").isGreaterThanOrEqualTo(free);
            assertThat(end).as(label.group()).isLessThanOrEqualTo(WIDTH);
            free = end;
            labels++;
        }
        assertThat(labels).isPositive();
    }

    @Test
    void equalRanges_areMostlyFrames_andNoFullBars() {
        List<Bar> bars = bars(bars(row("a", 1, 5000), row("b", 1, 5000)));

        assertThat(bars).extracting(Bar::kind).containsExactly("s2", "range", "s2", "range");
        assertThat(bars.get(0).width()).isEqualTo(2);
        assertThat(bars.get(1).x()).isEqualTo(bars.get(0).end());
        assertThat(bars.get(1).width()).isGreaterThan(100 * bars.get(0).width());
    }

    @Test
    void exactCounts_haveNoFrames_andLengthsInProportion() {
        List<Bar> bars = bars(bars(row("a", 100, 0), row("b", 50, 0)));

        assertThat(bars).extracting(Bar::kind).containsExactly("s2", "s2");
        assertThat(bars.get(1).width()).isEqualTo(bars.get(0).width() / 2);
    }

    @Test
    void longNumbers_haveRoomBehindTheirBars() {
        String svg = bars(row("a", 1_234_567_890_123L, 9_876_543_210_987L));

        Matcher value = Pattern.compile("class=\"value\" x=\"([0-9.]+)\" y=\"\\d+\">([^<]+)<")
                .matcher(svg);
        assertThat(value.find()).isTrue();
        assertThat(Double.parseDouble(value.group(1)) + DIGIT * value.group(2).length())
                .isLessThanOrEqualTo(WIDTH);
    }
}
