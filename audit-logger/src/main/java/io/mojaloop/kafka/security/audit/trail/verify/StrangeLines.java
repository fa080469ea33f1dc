/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.NOTE;
import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.TAMPERED;
import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.WARNING;

import io.mojaloop.kafka.security.audit.trail.line.Notes;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines between two runs that are no records of this trail, or not as they were written. */
final class StrangeLines {
    private final Evidence evidence;
    private final boolean stopped;
    private final Junctions.Sink sink;
    private long damagedAtEnd;

    StrangeLines(Evidence evidence, boolean stopped, Junctions.Sink sink) {
        this.evidence = evidence;
        this.stopped = stopped;
        this.sink = sink;
    }

    /** How many lines stand at the very end that are no records. */
    long damagedAtEnd() {
        return damagedAtEnd;
    }

    void judge(
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
                        .filter(mark -> mark.file().equals(evidence.writtenName(torn.file))
                                && mark.offset() == torn.offset
                                && mark.bytes() == torn.bytes
                                && mark.sha256().equals(torn.hash))
                        .isPresent();
    }
}
