/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import io.mojaloop.kafka.security.cli.audit.filter.Period;
import io.mojaloop.kafka.security.cli.audit.read.RecordKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an auditor asks about a trail. Texts are as they came, not escaped.
 *
 * @param about what was read, and how
 * @param totals how many events there were of each kind; exact
 * @param timeline how much happened when
 * @param tables who did what how often
 * @param journals what is told one by one
 */
public record TrailReport(
        About about, Map<RecordKind, Long> totals, Line timeline, List<Table> tables, List<Log> journals) {
    public TrailReport {
        totals = Map.copyOf(totals);
        tables = List.copyOf(tables);
        journals = List.copyOf(journals);
    }

    /**
     * What was read, and how.
     *
     * @param paths as they were named
     * @param made when
     * @param period what was asked for
     * @param filters what else was asked for, in words
     * @param files read
     * @param lines read
     * @param bytes of the lines
     * @param records that are in the report
     * @param badLines that are no records
     * @param untimed records without a time: they are in no timeline
     * @param trails different ones
     * @param nodes servers that told something, the first of them
     * @param first time of a record in the report; empty if there is none
     * @param last time
     */
    public record About(
            List<String> paths,
            Instant made,
            Period period,
            List<String> filters,
            int files,
            long lines,
            long bytes,
            long records,
            long badLines,
            long untimed,
            int trails,
            List<String> nodes,
            String first,
            String last) {}

    /**
     * The timeline.
     *
     * @param stepSeconds how long each step is
     * @param steps from the first to the last
     */
    record Line(long stepSeconds, List<Timeline.Step> steps) {}

    /**
     * The most frequent of something.
     *
     * @param id for scripts and links
     * @param title for people
     * @param keys what the texts of a key are
     * @param measures what the counts are
     * @param rows the most frequent first
     * @param different how many there are; at least so many, if not exact
     * @param exact whether counts are exact; if not each row says how much may lack
     */
    record Table(
            String id,
            String title,
            List<String> keys,
            List<String> measures,
            List<Ranking.Row> rows,
            int different,
            boolean exact) {}

    /**
     * What is told one by one.
     *
     * @param id for scripts and links
     * @param title for people
     * @param entries the newest, in the order of the trail
     * @param count how many there were
     */
    record Log(String id, String title, List<Journal.Entry> entries, long count) {}

    long total(RecordKind kind) {
        return totals.getOrDefault(kind, 0L);
    }

    Table table(String id) {
        return tables.stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Log journal(String id) {
        return journals.stream().filter(log -> log.id().equals(id)).findFirst().orElseThrow();
    }
}
