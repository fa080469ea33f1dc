/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import io.mojaloop.kafka.security.policy.Quotas.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was counted in one place, by moment and node. */
final class Series {
    private static final int MOST_CAUSES = 5;

    private final Map<Long, Map<String, Double>> byTime = new HashMap<>();
    private final Map<String, Double> byCause = new HashMap<>();
    private boolean slowed;

    /**
     * Who it was.
     *
     * @param part of all that was counted in this place, 0 to 1
     */
    record Cause(String label, double part) {}

    /** @param rate at this moment */
    record Point(long timeMs, double rate) {}

    void add(Demand demand) {
        byTime.computeIfAbsent(demand.timeMs(), any -> new HashMap<>(4))
                .merge(demand.node(), demand.rate(), Double::sum);
        byCause.merge(demand.who().label(), demand.rate(), Double::sum);
        slowed |= demand.slowed();
    }

    boolean slowed() {
        return slowed;
    }

    /** Of the cluster the sum, of brokers the one with most. Moments at which nothing was used are left out. */
    List<Point> points(Scope scope) {
        List<Point> points = new ArrayList<>(byTime.size());
        new TreeMap<>(byTime).forEach((time, nodes) -> {
            double rate = scope == Scope.CLUSTER
                    ? nodes.values().stream().mapToDouble(Double::doubleValue).sum()
                    : nodes.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(0);
            points.add(new Point(time, rate));
        });
        return points;
    }

    /** The largest first. */
    List<Cause> causes() {
        double all = byCause.values().stream().mapToDouble(Double::doubleValue).sum();
        return byCause.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CAUSES)
                .map(entry -> new Cause(entry.getKey(), all == 0 ? 0 : entry.getValue() / all))
                .toList();
    }
}
