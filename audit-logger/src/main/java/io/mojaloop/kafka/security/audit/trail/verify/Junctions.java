/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.NOTE;
import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.TAMPERED;
import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.WARNING;

import io.mojaloop.kafka.security.audit.trail.TrailFile;
import io.mojaloop.kafka.security.audit.trail.line.Notes;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What lies between the runs that stand where they belong: each such place is judged as a whole, so that it makes one
 * finding.
 */
final class Junctions {
    private static final int LINE_BITS = 40;

    /** Where findings go. */
    @FunctionalInterface
    interface Sink {
        void add(Kind kind, Severity severity, int file, long line, long sequence, long records, String words);
    }

    private final Evidence evidence;
    private final List<Source> sources;
    private final boolean stopped;
    private final Sink sink;
    private final List<Stretch> stretches;
    private final List<Integer> main;
    private final Sequences moved = new Sequences();
    /** What became of the runs that are not where they belong, by their index. */
    private final Map<Integer, Kind> displaced = new HashMap<>();

    /** The same runs, by where they stand. */
    private final TreeMap<Long, Stretch.Run> elsewhere = new TreeMap<>();

    private final List<Evidence.Range> brokenLinks = new ArrayList<>();
    private long damagedAtEnd;
    private Stretch.@Nullable Run last;

    Junctions(Evidence evidence, List<Source> sources, boolean stopped, Sink sink) {
        this.evidence = evidence;
        this.sources = sources;
        this.stopped = stopped;
        this.sink = sink;
        this.stretches = MainRuns.split(evidence.stretches);
        this.main = MainRuns.of(stretches);
        displace();
    }

    Optional<Stretch.Run> firstRun() {
        return main.isEmpty() ? Optional.empty() : Optional.of(run(main.get(0)));
    }

    /** Of all records, those that were moved among them. */
    long lastSequence() {
        return last == null ? -1 : last.last;
    }

    String lastHash() {
        return last == null ? "" : last.hash;
    }

    /** The first record that the files should have, going by the name of the first. */
    long beginsWith() {
        return firstRun()
                .map(run -> Math.min(run.first, promised(0).orElse(run.first)))
                .orElse(-1L);
    }

    /** Places where two records are not chained to each other, as sequences from one to the other. */
    List<Evidence.Range> brokenLinks() {
        return brokenLinks;
    }

    /** How many lines stand at the very end that are no records. */
    long damagedAtEnd() {
        return damagedAtEnd;
    }

    long recordsAfter(long sequence) {
        long records = 0;
        for (int index : main) {
            Stretch.Run run = run(index);
            records += Math.max(0, run.last - Math.max(run.first - 1, sequence));
        }
        return records;
    }

    /** Whether a record stands where it belongs. */
    boolean isInPlace(int file, long line) {
        Map.Entry<Long, Stretch.Run> before = elsewhere.floorEntry(place(file, line));
        return before == null
                || place(file, line) >= before.getKey() + before.getValue().records();
    }

    private static long place(int file, long line) {
        return ((long) file << LINE_BITS) + line;
    }

    private Stretch.Run run(int index) {
        return (Stretch.Run) stretches.get(index);
    }

    private Optional<Long> promised(int file) {
        return sources.get(file).promisedSequence();
    }

    void judge() {
        for (int i = 0; i <= main.size(); i++) {
            int from = i == 0 ? -1 : main.get(i - 1);
            int to = i == main.size() ? stretches.size() : main.get(i);
            junction(from, to);
        }
        flushBroken();
        flushCopies();
        reordered();
    }

    /** Tells moved runs from copied ones: a moved one is missed somewhere else. */
    private void displace() {
        Sequences seen = new Sequences();
        main.forEach(index -> seen.add(run(index).first, run(index).last));
        last = main.isEmpty() ? null : run(main.get(main.size() - 1));
        Set<Integer> inPlace = new HashSet<>(main);
        // By their numbers: of some that were moved to before the end, each tells that the next can be.
        List<Integer> others = IntStream.range(0, stretches.size())
                .filter(i -> stretches.get(i) instanceof Stretch.Run && !inPlace.contains(i))
                .boxed()
                .sorted(Comparator.comparingLong(i -> run(i).first))
                .toList();
        for (int i : others) {
            Stretch.Run run = run(i);
            elsewhere.put(place(run.file, run.line), run);
            if (seen.touches(run.first, run.last)) {
                displaced.put(i, Kind.DUPLICATED);
            } else if (last == null || run.first > last.last + 1) {
                // There cannot be such a record yet: the number was made up.
                displaced.put(i, Kind.MODIFIED);
            } else {
                displaced.put(i, Kind.REORDERED);
                seen.add(run.first, run.last);
                moved.add(run.first, run.last);
                last = run.last > last.last ? run : last;
            }
        }
    }

    /** @param from index of the run before; -1 at the beginning. @param to index of the run after, or the end */
    private void junction(int from, int to) {
        Stretch.Run before = from < 0 ? null : run(from);
        Stretch.Run after = to == stretches.size() ? null : run(to);
        List<Stretch.Others> others = new ArrayList<>();
        List<Stretch.Run> copies = new ArrayList<>();
        List<Stretch.Run> madeUp = new ArrayList<>();
        boolean nothing = to == from + 1;
        for (int i = from + 1; i < to; i++) {
            if (stretches.get(i) instanceof Stretch.Others other) {
                others.add(other);
            } else if (displaced.get(i) == Kind.DUPLICATED) {
                copies.add(run(i));
            } else if (displaced.get(i) == Kind.MODIFIED) {
                madeUp.add(run(i));
            }
        }
        long firstMissing = before == null ? beginsWith() : before.last + 1;
        long lastMissing = after == null ? firstMissing - 1 : after.first - 1;
        if (before == null && after == null) {
            firstMissing = 0;
            lastMissing = -1;
        }
        long missing = lastMissing - firstMissing + 1;
        missing -= missing > 0 ? moved.count(firstMissing, lastMissing) : 0;
        if (!others.isEmpty()) {
            flushBroken();
            others(others, before, after, firstMissing, lastMissing, missing);
        }
        if (!copies.isEmpty()) {
            flushBroken();
            copies(copies, others.isEmpty() ? missing : 0, firstMissing, from, to);
        }
        if (!madeUp.isEmpty()) {
            flushBroken();
            Stretch.Run first = madeUp.get(0);
            long records = madeUp.stream().mapToLong(Stretch.Run::records).sum();
            String words = Words.lines(records)
                    + Words.verb(records, " with a number that is", " with numbers that are") + " not of this place, "
                    + (records == 1 ? first.first + "; " : "from " + first.first + " on; ")
                    + (missing > 0 ? Words.records(firstMissing, lastMissing) + " stood here" : "added");
            sink.add(Kind.MODIFIED, TAMPERED, first.file, first.line, firstMissing, Math.max(records, missing), words);
        }
        if (others.isEmpty() && copies.isEmpty() && madeUp.isEmpty() && after != null) {
            boolean known = before != null && !before.hash.isEmpty() && !after.previous.isEmpty();
            if (missing > 0 && before != null && nothing && known && !isBroken(before, after)) {
                flushBroken();
                sink.add(
                        Kind.MODIFIED,
                        TAMPERED,
                        after.file,
                        after.line,
                        after.first,
                        1,
                        "record " + after.first + " is chained to " + before.last + ": its number was made up");
            } else if (missing > 0) {
                flushBroken();
                missing(before, after, firstMissing, lastMissing, missing);
            } else if (nothing && known && before != null && lastMissing < firstMissing && isBroken(before, after)) {
                broken(before, after);
            }
        }
    }

    private static boolean isBroken(Stretch.Run before, Stretch.Run after) {
        return !before.hash.equals(after.previous);
    }

    private Evidence.@Nullable Range openBreak;

    /** A record that was rewritten fits neither its predecessor nor its successor: that is one finding. */
    private void broken(Stretch.Run before, Stretch.Run after) {
        Evidence.Range open = openBreak;
        if (open != null && open.last() == before.last && before.records() == 1) {
            openBreak = open.through(after.first);
            return;
        }
        flushBroken();
        openBreak = new Evidence.Range(after.file, after.line, before.first - 1, before.last, after.first, "");
    }

    private void flushBroken() {
        Evidence.Range open = openBreak;
        openBreak = null;
        if (open == null) {
            return;
        }
        // With a checkpoint whose signature is wrong before the break it is clear what happened, and told there.
        boolean told = evidence.badSignatures.stream()
                .anyMatch(bad -> bad.last() > open.after() && bad.first() <= open.last());
        brokenLinks.add(open);
        if (!told) {
            sink.add(
                    Kind.MODIFIED,
                    TAMPERED,
                    open.file(),
                    open.line(),
                    open.first(),
                    open.last() - open.first() + 1,
                    Words.records(open.first(), open.last(), "is", "are")
                            + " not chained to each other, though each hash fits:" + " something from "
                            + (open.after() + 1) + " on was rewritten");
        }
    }

    private void others(
            List<Stretch.Others> others,
            Stretch.@Nullable Run before,
            Stretch.@Nullable Run after,
            long firstMissing,
            long lastMissing,
            long missing) {
        Stretch.Others first = others.get(0);
        Stretch.Others last = others.get(others.size() - 1);
        boolean foreign = others.stream().allMatch(other -> other.foreign);
        boolean endOfFile = last.reachesEnd && (after == null || after.file > last.file);
        long lines = others.stream().mapToLong(other -> other.lines).sum();
        long bytes = others.stream().mapToLong(other -> other.bytes).sum();
        String place = missing > 0 ? " in place of " + Words.records(firstMissing, lastMissing) : "";
        if (endOfFile && after != null && missing <= 0 && others.size() == 1 && isMarked(last, after)) {
            sink.add(
                    Kind.TORN_TAIL,
                    NOTE,
                    last.file,
                    last.line,
                    firstMissing,
                    0,
                    Words.count(bytes, "byte") + " that a process did not finish, as the next one tells");
            return;
        }
        if (after == null) {
            atEnd(first, last, foreign, lines, bytes, firstMissing, before);
            return;
        }
        Kind kind;
        String words;
        if (foreign) {
            kind = Kind.FOREIGN;
            words = Words.lines(lines) + " of another trail" + place;
        } else if (endOfFile && !last.terminated) {
            kind = missing > 0 ? Kind.TRUNCATED : Kind.TORN_TAIL;
            words = Words.count(bytes, "byte") + " of an unfinished line"
                    + (missing > 0 ? place : " that no later record tells of");
        } else if (missing > 0) {
            kind = Kind.MODIFIED;
            words = Words.lines(lines) + " not as written" + place;
        } else {
            kind = Kind.FOREIGN;
            words = Words.lines(lines) + Words.verb(lines, " that is no record", " that are no records")
                    + " of a trail, or not as written";
        }
        sink.add(kind, TAMPERED, first.file, first.line, missing > 0 ? firstMissing : -1, missing, words);
    }

    private void atEnd(
            Stretch.Others first,
            Stretch.Others last,
            boolean foreign,
            long lines,
            long bytes,
            long sequence,
            Stretch.@Nullable Run before) {
        damagedAtEnd = Math.max(1, lines);
        boolean torn = !foreign && !last.terminated && before != null && first.file == before.file;
        if (!torn) {
            sink.add(
                    foreign ? Kind.FOREIGN : Kind.MODIFIED,
                    TAMPERED,
                    first.file,
                    first.line,
                    sequence,
                    lines,
                    Words.lines(lines)
                            + (foreign
                                    ? " of another trail"
                                    : " not as written, or no " + Words.verb(lines, "record", "records")
                                            + " of a trail")
                            + " at the end");
        } else if (stopped) {
            sink.add(Kind.TRUNCATED, TAMPERED, first.file, first.line, sequence, 0, "the trail ends within a record");
        } else {
            sink.add(
                    Kind.TORN_TAIL,
                    WARNING,
                    first.file,
                    first.line,
                    sequence,
                    0,
                    Words.count(bytes, "byte")
                            + " of an unfinished line: it is being written, or its process was killed");
        }
    }

    /** Whether the boot that follows tells of exactly these bytes. */
    private boolean isMarked(Stretch.Others torn, Stretch.Run after) {
        Notes.Started started = evidence.files.get(after.file).started;
        return started != null
                && started.torn()
                        .filter(mark -> mark.file().equals(nameOf(torn.file))
                                && mark.offset() == torn.offset
                                && mark.bytes() == torn.bytes
                                && mark.sha256().equals(torn.hash))
                        .isPresent();
    }

    /** The name that a file was written with. */
    private String nameOf(int file) {
        Evidence.FileFacts facts = evidence.files.get(file);
        return facts.opened == null ? facts.name : facts.opened.name();
    }

    /**
     * Copies that are not told yet.
     *
     * @param before index of the run in place that follows them
     */
    private record Copies(Stretch.Run first, long last, long records, long missing, long firstMissing, int before) {}

    private @Nullable Copies openCopies;

    private void copies(List<Stretch.Run> copies, long missing, long firstMissing, int from, int to) {
        Stretch.Run first = copies.get(0);
        Stretch.Run last = copies.get(copies.size() - 1);
        long records = copies.stream().mapToLong(Stretch.Run::records).sum();
        Copies open = openCopies;
        // Of a block and its copy side by side any part may be taken for the original: it is one copy all the same.
        boolean sameBlock = open != null
                && open.before == from
                && open.last + 1 == first.first
                && run(from).first == first.first
                && run(from).last == last.last;
        if (open != null && sameBlock) {
            openCopies = new Copies(
                    open.first, last.last, open.records + records, open.missing + missing, open.firstMissing, to);
            return;
        }
        flushCopies();
        openCopies = new Copies(first, last.last, records, missing, firstMissing, to);
    }

    private void flushCopies() {
        Copies open = openCopies;
        openCopies = null;
        if (open == null) {
            return;
        }
        Stretch.Run first = open.first;
        String which = open.last - first.first + 1 == open.records
                ? Words.records(first.first, open.last)
                : open.records + " records, the first of them " + first.first + ",";
        sink.add(
                Kind.DUPLICATED,
                TAMPERED,
                first.file,
                first.line,
                first.first,
                open.records,
                which + " once more"
                        + (open.missing > 0
                                ? ", in place of " + Words.count(open.missing, "record") + " from " + open.firstMissing
                                        + " on"
                                : ""));
    }

    private void missing(
            Stretch.@Nullable Run before, Stretch.Run after, long firstMissing, long lastMissing, long missing) {
        boolean otherFile = before != null && before.file < after.file && after.line == 1;
        boolean endOfFile = false;
        if (otherFile && before != null) {
            Notes.Opened opened = evidence.files.get(after.file).opened;
            endOfFile = opened != null && !after.firstNotes.isEmpty()
                    ? opened.after().equals(nameOf(before.file))
                    : firstMissing < promised(after.file).orElse(firstMissing);
        }
        String some = missing < lastMissing - firstMissing + 1 ? missing + " of " : "";
        String words =
                some + Words.records(firstMissing, lastMissing) + Words.verb(missing, " is", " are") + " not there";
        if (endOfFile && before != null) {
            sink.add(
                    Kind.TRUNCATED,
                    TAMPERED,
                    before.file,
                    evidence.files.get(before.file).lines,
                    firstMissing,
                    missing,
                    words + ": the end of the file was cut off");
        } else {
            String whole = otherFile && missedFile(after).isPresent()
                    ? ", among them file " + Words.plain(missedFile(after).get())
                    : "";
            sink.add(Kind.MISSING, TAMPERED, after.file, after.line, firstMissing, missing, words + whole);
        }
    }

    private Optional<String> missedFile(Stretch.Run after) {
        Notes.Opened opened = evidence.files.get(after.file).opened;
        return opened == null || TrailFile.parse(opened.after()).isEmpty()
                ? Optional.empty()
                : Optional.of(opened.after());
    }

    /** A swap moves two runs, a move one: what was moved within the same places is one finding. */
    private void reordered() {
        List<int[]> spans = new ArrayList<>();
        List<Integer> indices = displaced.entrySet().stream()
                .filter(entry -> entry.getValue() == Kind.REORDERED)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        for (int index : indices) {
            int home = homeOf(run(index).first);
            spans.add(new int[] {Math.min(index, home), Math.max(index, home), index});
        }
        spans.sort((a, b) -> Integer.compare(a[0], b[0]));
        for (int i = 0; i < spans.size(); ) {
            int to = spans.get(i)[1];
            long records = 0;
            int first = spans.get(i)[2];
            int j = i;
            for (; j < spans.size() && spans.get(j)[0] <= to; j++) {
                to = Math.max(to, spans.get(j)[1]);
                first = Math.min(first, spans.get(j)[2]);
                records += run(spans.get(j)[2]).records();
            }
            Stretch.Run run = run(first);
            sink.add(
                    Kind.REORDERED,
                    TAMPERED,
                    run.file,
                    run.line,
                    run.first,
                    records,
                    Words.records(run.first, run.last)
                            + (records > run.records() ? " and others" : "")
                            + Words.verb(
                                    records,
                                    " stands at another place than its own",
                                    " stand at another place than theirs"));
            i = j;
        }
    }

    /** The index of the first run in place whose records come later. */
    private int homeOf(long sequence) {
        int low = 0;
        int high = main.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (run(main.get(middle)).first > sequence) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == main.size() ? stretches.size() : main.get(low);
    }
}
