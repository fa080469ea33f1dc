/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.curves;

import io.mojaloop.kafka.security.kit.load.Load;
import io.mojaloop.kafka.security.kit.load.LoadShape;
import io.mojaloop.kafka.security.kit.load.Window;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** A flooder beside a service, with the plug-in and without it. */
final class FloodCurves {
    private static final double LIMIT_MEBIBYTES = 1;
    private static final int CONNECTIONS = 16;
    private static final int WARM_UP_SECONDS = 20;
    private static final int SOLO_SECONDS = 60;
    private static final int MEASURED_SECONDS = 60;

    private static final String POLICY = """
            version: 1
            quotas:
              tenants:
                flood:
                  members: ["User:flooder"]
                  produce: 1MiB/s
                  scope: broker
            """;

    /**
     * One run.
     *
     * @param begin when the solo part began, in seconds of the stopwatch
     */
    private record Run(
            Window solo,
            Window beside,
            Window flood,
            double delayMs,
            double[] rate,
            double[] p99,
            int begin,
            int onset,
            int settled) {
        /** The usual 5 s: whatever else a machine does spoils some of them. */
        double soloP99Ms() {
            return median(p99, begin, onset);
        }

        double besideP99Ms() {
            return median(p99, settled, p99.length);
        }

        double ratio() {
            return besideP99Ms() / soloP99Ms();
        }

        private static double median(double[] curve, int from, int to) {
            double[] ascending = Arrays.copyOfRange(curve, from, to);
            Arrays.sort(ascending);
            return ascending[ascending.length / 2];
        }
    }

    private FloodCurves() {}

    static Section run() throws IOException {
        Run with = measure(POLICY);
        Run control = measure("");
        Section section = new Section("A flood beside a service");
        section.line(
                "A service writes 200 records of 6.2 KB a second over 4 connections. Then somebody else writes records of 16"
                        + " KiB over %d connections, each as soon as the last is acknowledged. With the plug-in he is in a"
                        + " tenant with %.0f MiB/s; the control is the same broker without any plug-in.%n",
                CONNECTIONS, LIMIT_MEBIBYTES);
        section.line(
                "| | flooder, MiB/s | of its limit | delayed by up to | service alone, p99 of 5 s, median | beside the flood | ratio | p99 of the whole minute, alone | beside |");
        section.line("|---|---|---|---|---|---|---|---|---|");
        row(
                section,
                "with the plug-in",
                with,
                "%.0f%%".formatted(100 * Curves.mebibytes(with.flood()) / LIMIT_MEBIBYTES));
        row(section, "without it", control, "no limit");
        section.line(
                "%nThe target for the service's p99, 1.2 times its figure alone, is %sreached with the plug-in and %sreached"
                        + " without it.",
                with.ratio() <= 1.2 ? "" : "not ", control.ratio() <= 1.2 ? "" : "not ");
        section.picture(
                "quota-flood-rate",
                "What the flooder gets through, with and without the plug-in",
                chart(
                                "What the flooder gets through, mean of 11 s",
                                "MiB/s, logarithmic",
                                with,
                                Curves.overWindow(with.rate()),
                                control,
                                Curves.overWindow(control.rate()))
                        .limit("its limit", LIMIT_MEBIBYTES));
        section.picture(
                "quota-flood-latency",
                "The 99th percentile of the service's latency, with and without the plug-in",
                chart("What the service feels: p99 of 5 s", "ms, logarithmic", with, with.p99(), control, control.p99())
                        .limit("1.2 x alone", 1.2 * with.soloP99Ms()));
        return section;
    }

    private static void row(Section section, String what, Run run, String ofLimit) {
        section.line(
                "| %s | %.2f | %s | %.0f ms | %.2f ms | %.2f ms | %.2f | %.2f ms | %.2f ms |",
                what,
                Curves.mebibytes(run.flood()),
                ofLimit,
                run.delayMs(),
                run.soloP99Ms(),
                run.besideP99Ms(),
                run.ratio(),
                run.solo().p99Ms(),
                run.beside().p99Ms());
    }

    private static LineChart chart(
            String title, String unit, Run with, double[] withCurve, Run control, double[] controlCurve) {
        return new LineChart(title, unit, true)
                .line("with the plug-in", 0, from(withCurve, with.begin()))
                .line("without it", 0, from(controlCurve, control.begin()))
                .mark("the flood begins", with.onset() - with.begin());
    }

    /** Nothing acknowledged is nothing to draw. */
    private static double[] from(double[] curve, int begin) {
        return Arrays.stream(curve, begin, curve.length)
                .map(value -> value > 0 ? value : Double.NaN)
                .toArray();
    }

    private static Run measure(String policy) throws IOException {
        try (StudiedBrokers brokers = StudiedBrokers.start(policy, 1, Map.of())) {
            brokers.createTopic(new NewTopic(StudiedBrokers.TOPIC, 1, (short) 1));
            LoadShape flooding = LoadShape.flood(StudiedBrokers.TOPIC, 1, CONNECTIONS, 16 * 1024);
            Load service = brokers.load("service", LoadShape.steady(StudiedBrokers.TOPIC, 1, 4, 6200, 200));
            // A broker that has never been busy is slow: the flood would make the service faster.
            try (Load early = brokers.load("flooder", flooding)) {
                brokers.watch().pass(WARM_UP_SECONDS);
                early.bytes();
            }
            int begin = brokers.settle();
            int onset = brokers.watch().pass(SOLO_SECONDS);
            Load flood = brokers.load("flooder", flooding);
            int settled = brokers.settle();
            int end = brokers.watch().pass(MEASURED_SECONDS);
            return new Run(
                    service.window(begin + 1, onset),
                    service.window(settled, end),
                    flood.window(settled, end),
                    flood.throttledMs(),
                    Curves.mebibytes(List.of(flood), end),
                    Curves.p99(service, end),
                    begin,
                    onset,
                    settled);
        }
    }
}
