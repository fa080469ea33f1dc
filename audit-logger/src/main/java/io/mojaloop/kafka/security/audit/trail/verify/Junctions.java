/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.TAMPERED;

import io.mojaloop.kafka.security.audit.trail.TrailFile;
import io.mojaloop.kafka.security.audit.trail.line.Notes;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lies between the runs that stand where they belong: each such place is judged as a whole, so that it makes one
 * finding.
 */
final class Junctions {
    /** Where findings go. */
    @FunctionalInterface
    interface Sink {
        void add(Kind kind, Severity severity, int file, long line, long sequence, long records, String words);
    }

    private final Evidence evidence;
    private final List<Source> sources;
    private final Sink sink;
    private final Placement placement;
    private final Rewritten rewritten;
    private final Copies copies;
    private final StrangeLines strangeLines;

    Junctions(Evidence evidence, List<Source> sources, boolean stopped, Sink sink) {
        this.evidence = evidence;
        this.sources = sources;
        this.sink = sink;
        this.placement = new Placement(evidence.stretches);
        this.rewritten = new Rewritten(evidence, sink);
        this.copies = new Copies(placement, sink);
        this.strangeLines = new StrangeLines(evidence, stopped, sink);
    }

    Placement placement() {
        return placement;
    }

    /** The first record that the files should have, going by the name of the first. */
    long beginsWith() {
        return placement
                .firstRun()
                .map(run -> Math.min(run.first, promised(0).orElse(run.first)))
                .orElse(-1L);
    }

    /** Places where two records are not chained to each other, as sequences from one to the other. */
    List<Evidence.Range> brokenLinks() {
        return rewritten.links();
    }

    /** How many lines stand at the very end that are no records. */
    long damagedAtEnd() {
        return strangeLines.damagedAtEnd();
    }

    private Optional<Long> promised(int file) {
        return sources.get(file).promisedSequence();
    }

    void judge() {
        for (int i = 0; i <= placement.main.size(); i++) {
            int from = i == 0 ? -1 : placement.main.get(i - 1);
            int to = i == placement.main.size() ? placement.stretches.size() : placement.main.get(i);
            junction(from, to);
        }
        rewritten.flush();
        copies.flush();
        Moves.tell(placement, sink);
    }

    /** @param from index of the run before; -1 at the beginning. @param to index of the run after, or the end */
    private void junction(int from, int to) {
        Stretch.Run before = from < 0 ? null : placement.run(from);
        Stretch.Run after = to == placement.stretches.size() ? null : placement.run(to);
        List<Stretch.Others> others = new ArrayList<>();
        List<Stretch.Run> copied = new ArrayList<>();
        List<Stretch.Run> madeUp = new ArrayList<>();
        boolean nothing = to == from + 1;
        for (int i = from + 1; i < to; i++) {
            if (placement.stretches.get(i) instanceof Stretch.Others other) {
                others.add(other);
            } else if (placement.displaced.get(i) == Kind.DUPLICATED) {
                copied.add(placement.run(i));
            } else if (placement.displaced.get(i) == Kind.MODIFIED) {
                madeUp.add(placement.run(i));
            }
        }
        long firstMissing = before == null ? beginsWith() : before.last + 1;
        long lastMissing = after == null ? firstMissing - 1 : after.first - 1;
        if (before == null && after == null) {
            firstMissing = 0;
            lastMissing = -1;
        }
        long missing = lastMissing - firstMissing + 1;
        missing -= missing > 0 ? placement.moved.count(firstMissing, lastMissing) : 0;
        if (!others.isEmpty()) {
            rewritten.flush();
            strangeLines.judge(others, before, after, firstMissing, lastMissing, missing);
        }
        if (!copied.isEmpty()) {
            rewritten.flush();
            copies.add(copied, others.isEmpty() ? missing : 0, firstMissing, from, to);
        }
        if (!madeUp.isEmpty()) {
            rewritten.flush();
            Stretch.Run first = madeUp.get(0);
            long records = madeUp.stream().mapToLong(Stretch.Run::records).sum();
            String words = Words.lines(records)
                    + Words.verb(records, " with a number that is", " with numbers that are") + " not of this place, "
                    + (records == 1 ? first.first + "; " : "from " + first.first + " on; ")
                    + (missing > 0 ? Words.records(firstMissing, lastMissing) + " stood here" : "added");
            sink.add(Kind.MODIFIED, TAMPERED, first.file, first.line, firstMissing, Math.max(records, missing), words);
        }
        if (others.isEmpty() && copied.isEmpty() && madeUp.isEmpty() && after != null) {
            boolean known = before != null && !before.hash.isEmpty() && !after.previous.isEmpty();
            if (missing > 0 && before != null && nothing && known && !isBroken(before, after)) {
                rewritten.flush();
                sink.add(
                        Kind.MODIFIED,
                        TAMPERED,
                        after.file,
                        after.line,
                        after.first,
                        1,
                        "record " + after.first + " is chained to " + before.last + ": its number was made up");
            } else if (missing > 0) {
                rewritten.flush();
                missing(before, after, firstMissing, lastMissing, missing);
            } else if (nothing && known && before != null && lastMissing < firstMissing && isBroken(before, after)) {
                rewritten.add(before, after);
            }
        }
    }

    private static boolean isBroken(Stretch.Run before, Stretch.Run after) {
        return !before.hash.equals(after.previous);
    }

    private void missing(
            Stretch.@Nullable Run before, Stretch.Run after, long firstMissing, long lastMissing, long missing) {
        boolean otherFile = before != null && before.file < after.file && after.line == 1;
        boolean endOfFile = false;
        if (otherFile && before != null) {
            Notes.Opened opened = evidence.files.get(after.file).opened;
            endOfFile = opened != null && !after.firstNotes.isEmpty()
                    ? opened.after().equals(evidence.writtenName(before.file))
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
}
