/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import io.mojaloop.kafka.security.cli.audit.read.RecordKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report for a script. */
public final class ReportTree {
    private ReportTree() {}

    public static Map<String, Object> of(TrailReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("about", about(report.about()));
        Map<String, Object> totals = new LinkedHashMap<>();
        for (RecordKind kind : RecordKind.values()) {
            totals.put(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), report.total(kind));
        }
        tree.put("totals", totals);
        tree.put("timeline", timeline(report.timeline()));
        Map<String, Object> tables = new LinkedHashMap<>();
        report.tables().forEach(table -> tables.put(table.id(), table(table)));
        tree.put("tables", tables);
        Map<String, Object> journals = new LinkedHashMap<>();
        report.journals().forEach(log -> journals.put(log.id(), Map.of("count", log.count(), "newest", log.entries())));
        tree.put("journals", journals);
        return tree;
    }

    private static Map<String, Object> about(TrailReport.About about) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("paths", about.paths());
        tree.put("made", about.made().toString());
        tree.put("since", about.period().since().map(Object::toString));
        tree.put("until", about.period().until().map(Object::toString));
        tree.put("filters", about.filters());
        tree.put("files", about.files());
        tree.put("lines", about.lines());
        tree.put("bytes", about.bytes());
        tree.put("records", about.records());
        tree.put("badLines", about.badLines());
        tree.put("untimed", about.untimed());
        tree.put("trails", about.trails());
        tree.put("nodes", about.nodes());
        tree.put("first", about.first());
        tree.put("last", about.last());
        return tree;
    }

    private static Map<String, Object> timeline(TrailReport.Line timeline) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("stepSeconds", timeline.stepSeconds());
        tree.put(
                "series",
                List.of(Timeline.Series.values()).stream()
                        .map(Timeline.Series::label)
                        .toList());
        tree.put(
                "steps",
                timeline.steps().stream()
                        .map(step -> Map.of("from", step.from().toString(), "counts", step.counts()))
                        .toList());
        return tree;
    }

    private static Map<String, Object> table(TrailReport.Table table) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("exact", table.exact());
        tree.put("different", table.different());
        tree.put("rows", table.rows().stream().map(row -> row(table, row)).toList());
        return tree;
    }

    private static Map<String, Object> row(TrailReport.Table table, Ranking.Row row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < table.keys().size(); i++) {
            tree.put(table.keys().get(i), row.key().get(i));
        }
        for (int i = 0; i < table.measures().size(); i++) {
            tree.put(table.measures().get(i), row.counts().get(i));
        }
        if (!table.exact()) {
            tree.put("lacking", row.lacking());
        }
        tree.put("first", row.first());
        tree.put("last", row.last());
        return tree;
    }
}
