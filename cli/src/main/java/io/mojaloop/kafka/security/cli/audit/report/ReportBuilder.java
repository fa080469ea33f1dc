/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import io.mojaloop.kafka.security.cli.audit.filter.CompiledFilter;
import io.mojaloop.kafka.security.cli.audit.filter.Filter;
import io.mojaloop.kafka.security.cli.audit.filter.Period;
import io.mojaloop.kafka.security.cli.audit.read.FlatRecord;
import io.mojaloop.kafka.security.cli.audit.read.LineSink;
import io.mojaloop.kafka.security.cli.audit.read.Projection;
import io.mojaloop.kafka.security.cli.audit.read.RecordKind;
import io.mojaloop.kafka.security.cli.audit.read.RecordReader;
import io.mojaloop.kafka.security.cli.audit.show.BadLines;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Makes a report out of lines, in one pass. Its memory does not grow with the trail. Not thread-safe. */
public final class ReportBuilder implements LineSink {
    /** How many different keys a table tells apart before it forgets rare ones. */
    static final int MOST_KEYS = 20_000;

    private static final int MOST_JOURNAL = 500;
    private static final int MOST_NODES = 100;

    private final RecordReader reader;
    private final Predicate<FlatRecord> filter;
    private final ReportColumns columns;
    private final BadLines bad;
    private final int top;
    private final Map<RecordKind, Long> totals = new EnumMap<>(RecordKind.class);
    private final Timeline timeline = new Timeline();
    private final TimeText times = new TimeText();
    private final SequenceCheck sequences = new SequenceCheck();
    private final ReportTables tables;
    private final Journal admin = new Journal(MOST_JOURNAL);
    private final Journal policy = new Journal(MOST_JOURNAL);
    private final Journal zooKeeper = new Journal(MOST_JOURNAL);
    private final Journal losses = new Journal(MOST_JOURNAL);
    private final Journal trail = new Journal(MOST_JOURNAL);
    private final TreeSet<String> nodes = new TreeSet<>();
    private long lines;
    private long bytes;
    private long records;
    private long untimed;
    private String first = "";
    private String last = "";

    /**
     * @param filter which records are told of
     * @param top how many rows a table has
     * @param bad told of lines that are no records
     */
    public ReportBuilder(Filter filter, int top, BadLines bad) {
        Projection projection =
                Projection.of(ReportColumns.PATHS, false).with(filter.paths(), filter.looksEverywhere());
        reader = new RecordReader(projection);
        this.filter = CompiledFilter.of(filter, projection);
        columns = new ReportColumns(projection);
        tables = new ReportTables(MOST_KEYS);
        this.bad = bad;
        this.top = top;
    }

    @Override
    public boolean line(Path file, long number, byte[] content, int from, int length) {
        lines++;
        bytes += length + 1L;
        FlatRecord flat = reader.read(content, from, length);
        if (flat == null) {
            bad.add(file, number, content, from, length);
            return true;
        }
        columns.read(flat);
        boolean wanted = filter.test(flat);
        checkSequence(file, number);
        if (wanted) {
            records++;
            add();
        }
        return true;
    }

    @Override
    public boolean tooLong(Path file, long number) {
        lines++;
        bad.addTooLong(file, number);
        return true;
    }

    /** Gaps count whatever is asked for: what is not here may have been what is asked for. */
    private void checkSequence(Path file, long number) {
        if (columns.sequence() >= 0) {
            String name = String.valueOf(file.getFileName());
            sequences
                    .next(columns.trail(), columns.sequence())
                    .ifPresent(words -> losses.add(columns.entry("gap", name + ":" + number + ": " + words)));
        }
    }

    private void add() {
        String time = columns.time();
        RecordKind kind = columns.kind();
        long count = columns.count();
        totals.merge(kind, count, Long::sum);
        long second = times.epochSecond(columns.begin());
        if (second == TimeText.NONE) {
            untimed++;
        } else {
            timeline.add(second, kind, count);
            first = first.isEmpty() || time.compareTo(first) < 0 ? time : first;
            last = time.compareTo(last) > 0 ? time : last;
        }
        if (nodes.size() < MOST_NODES && !columns.node().isEmpty()) {
            nodes.add(columns.node());
        }
        tables.add(columns);
        journal(kind);
    }

    private void journal(RecordKind kind) {
        switch (kind) {
            case ADMIN_CHANGE -> admin.add(columns.entry());
            case POLICY, POLICY_REFUSED -> policy.add(columns.entry());
            case ZOOKEEPER -> zooKeeper.add(columns.entry());
            case LOSS -> losses.add(columns.entry());
            case TRAIL -> {
                if (columns.tellsOfLoss()) {
                    losses.add(columns.entry());
                } else if (!columns.isRoutine()) {
                    trail.add(columns.entry());
                }
            }
            default -> {
                // Counted in tables.
            }
        }
    }

    /** What was found so far. */
    public TrailReport report(List<String> paths, Instant made, Period period, List<String> filters, int files) {
        TrailReport.About about = new TrailReport.About(
                paths,
                made,
                period,
                filters,
                files,
                lines,
                bytes,
                records,
                bad.count(),
                untimed,
                sequences.trails(),
                List.copyOf(nodes),
                first,
                last);
        return new TrailReport(
                about,
                totals,
                new TrailReport.Line(timeline.stepSeconds(), timeline.steps()),
                tables.tables(top),
                List.of(
                        log("losses", "Losses and gaps", losses),
                        log("admin-changes", "Administrative changes", admin),
                        log("policy-changes", "Policy changes", policy),
                        log("zookeeper", "ZooKeeper operations", zooKeeper),
                        log("trail", "The trail itself", trail)));
    }

    private static TrailReport.Log log(String id, String title, Journal journal) {
        return new TrailReport.Log(id, title, journal.newest(), journal.count());
    }
}
