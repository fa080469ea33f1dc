/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import io.mojaloop.kafka.security.quota.status.StatusJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as JSON: exact numbers, names as they are. */
public final class SimulationTree {
    private SimulationTree() {}

    public static Map<String, Object> of(SimulationReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("policy", report.policy());
        tree.put("mode", report.enforced() ? "enforce" : "monitor");
        tree.put("source", report.source());
        tree.put("first", report.first().toString());
        tree.put("last", report.last().toString());
        tree.put("samples", report.samples());
        tree.put("headroom", report.headroom());
        tree.put("over", report.over());
        tree.put("verdict", report.verdict());
        tree.put(
                "budgets",
                report.limited().stream().map(SimulationTree::outcome).toList());
        tree.put(
                "notLimited",
                report.others().stream().map(SimulationTree::outcome).toList());
        tree.put("notes", report.notes());
        return tree;
    }

    private static Map<String, Object> outcome(Outcome outcome) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", StatusJson.word(outcome.place().type()));
        tree.put("kind", outcome.place().kind().name().toLowerCase(Locale.ROOT));
        tree.put("name", outcome.place().name());
        outcome.place().limit().ifPresent(limit -> {
            tree.put("scope", outcome.place().scope().toString());
            tree.put("limit", limit);
        });
        tree.put("peak", outcome.peak());
        tree.put("p95", outcome.p95());
        tree.put("mean", outcome.mean());
        if (outcome.place().limit().isPresent()) {
            tree.put("over", outcome.over());
            tree.put("delayAtPeakMs", outcome.delayMs());
            tree.put("suggested", outcome.suggested());
            tree.put("suggestedText", Suggestion.of(outcome.place().type(), outcome.suggested()));
        }
        tree.put("slowedWhenRecorded", outcome.slowed());
        tree.put("who", List.copyOf(outcome.causes()));
        return tree;
    }
}
