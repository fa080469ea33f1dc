/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.curves;

import io.mojaloop.kafka.security.kit.load.Load;
import io.mojaloop.kafka.security.kit.load.LoadShape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** What one tenant leaves idle, another uses; and gives it back. */
final class LendingCurves {
    private static final int ALONE_SECONDS = 60;
    private static final int TOGETHER_SECONDS = 60;
    private static final int AFTER_SECONDS = 50;
    private static final String POLICY = """
            version: 1
            quotas:
              tenants:
                lender:
                  members: ["User:lender"]
                  produce: 2MiB/s
                  scope: cluster
                  weight: 1
                borrower:
                  members: ["User:borrower"]
                  produce: 1MiB/s
                  scope: cluster
                  weight: 1
                  borrow: true
            """;

    private LendingCurves() {}

    static Section run() throws IOException {
        Section section = new Section("Idle capacity is lent, and given back");
        try (StudiedBrokers brokers = StudiedBrokers.start(POLICY, 1, Map.of("security.quota.brokers", "1"))) {
            brokers.createTopic(new NewTopic(StudiedBrokers.TOPIC, 1, (short) 1));
            LoadShape shape = LoadShape.flood(StudiedBrokers.TOPIC, 1, 4, 16 * 1024);
            Load borrower = brokers.load("borrower", shape);
            brokers.settle();
            int wanted = brokers.watch().pass(ALONE_SECONDS);
            Load lender = brokers.load("lender", shape);
            int settled = brokers.settle();
            int idle = brokers.watch().pass(TOGETHER_SECONDS);
            lender.close();
            int end = brokers.watch().pass(AFTER_SECONDS);

            double[] ofLender = Curves.mebibytes(List.of(lender), end);
            double[] ofBorrower = Curves.mebibytes(List.of(borrower), end);
            section.line(
                    "The borrower has 1 MiB/s and may borrow, the lender has 2 MiB/s. Both write as much as they can; the"
                            + " lender only from second %d to %d.%n",
                    wanted, idle);
            section.line("| MiB/s | borrower | lender |%n|---|---|---|");
            section.line("| borrower alone | %.2f | 0 |", mean(ofBorrower, 2 * StudiedBrokers.WINDOW_SECONDS, wanted));
            section.line(
                    "| both, after two windows | %.2f | %.2f |",
                    mean(ofBorrower, settled, idle), mean(ofLender, settled, idle));
            section.line("| borrower alone again, last 20 s | %.2f | 0 |", mean(ofBorrower, end - 20, end));
            section.line(
                    "%nThe lender had its 2 MiB/s (95%% of it, over five seconds) %s.",
                    reached(ofLender, wanted, idle));
            section.picture(
                    "quota-lending",
                    "Two tenants, of which one borrows what the other leaves idle",
                    new LineChart("Lent and given back, mean of 11 s", "MiB/s", false)
                            .line("borrower", 0, Curves.overWindow(ofBorrower))
                            .line("lender", 0, Curves.overWindow(ofLender))
                            .limit("the lender's budget", 2)
                            .limit("the borrower's budget", 1)
                            .mark("the lender begins", wanted)
                            .mark("and ends", idle));
        }
        return section;
    }

    private static double mean(double[] curve, int from, int to) {
        return Arrays.stream(curve, from, to).average().orElse(0);
    }

    private static String reached(double[] lender, int wanted, int idle) {
        for (int second = wanted; second + 5 <= idle; second++) {
            if (mean(lender, second, second + 5) >= 0.95 * 2) {
                return "from %d s on after it had begun".formatted(second - wanted);
            }
        }
        return "at no time";
    }
}
