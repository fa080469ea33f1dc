/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.line.Base64Url;
import io.mojaloop.kafka.security.audit.trail.line.Digests;
import io.mojaloop.kafka.security.audit.trail.line.LineFormat;
import io.mojaloop.kafka.security.audit.trail.line.Notes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Goes through scanned chunks in the order of the files and puts together what belongs together. Not thread-safe. */
final class Walk {
    private static final int MOST_TIME_AT = 300;
    private static final int MOST_TIME = 40;
    private static final byte[] TIME = "\"@timestamp\":\"".getBytes(StandardCharsets.US_ASCII);

    private final Evidence evidence;
    private final SignatureCheck signatures;
    private final @Nullable MacCheck macs;
    private final AnchorCheck anchors;
    private final MessageDigest othersSha = Digests.sha256();
    private @Nullable Stretch current;
    /** With what the file before ended, if that was a record. */
    private Stretch.@Nullable Run before;

    private int file = -1;
    private long linesBefore;
    private boolean timeWanted = true;

    Walk(Evidence evidence, SignatureCheck signatures, @Nullable MacCheck macs, AnchorCheck anchors) {
        this.evidence = evidence;
        this.signatures = signatures;
        this.macs = macs;
        this.anchors = anchors;
    }

    void take(Chunk chunk) {
        if (chunk.file != file) {
            file = chunk.file;
            linesBefore = 0;
            before = current instanceof Stretch.Run run ? run : null;
            current = null;
        }
        for (Chunk.Piece piece : chunk.pieces()) {
            if (piece.kind == Chunk.Kind.RECORD && !evidence.tooMuch) {
                records(chunk, piece);
            } else {
                others(chunk, piece);
            }
        }
        if (chunk.last && current instanceof Stretch.Others others) {
            others.reachesEnd = true;
            byte[] text = new byte[LineFormat.HASH];
            Base64Url.encode(othersSha.digest(), Digests.BYTES, text, 0);
            others.hash = new String(text, StandardCharsets.US_ASCII);
        }
        linesBefore += chunk.lineBreaks();
        evidence.files.get(file).bytes += chunk.length;
        evidence.files.get(file).lines = linesBefore;
    }

    /** Nothing follows. */
    void finish() {
        signatures.settle();
    }

    private void records(Chunk chunk, Chunk.Piece piece) {
        Stretch.Run run = runFor(chunk, piece);
        if (run == null) {
            others(chunk, piece);
            return;
        }
        run.last += piece.count;
        run.hash = text(chunk, piece.hashAt, LineFormat.HASH);
        evidence.records += piece.count;
        if (evidence.firstTime.isEmpty()) {
            evidence.firstTime = time(chunk, piece.first);
        }
        evidence.lastTime = time(chunk, piece.first + piece.count - 1);
        if (timeWanted) {
            evidence.unanchoredSince = time(chunk, piece.first);
            timeWanted = false;
        }
        notables(chunk, piece);
        if (macs != null) {
            macs.check(chunk, piece, file, linesBefore);
        }
        anchors.check(chunk, piece, file, linesBefore);
    }

    private Stretch.@Nullable Run runFor(Chunk chunk, Chunk.Piece piece) {
        String previous = text(chunk, piece.previousAt, LineFormat.HASH);
        if (current instanceof Stretch.Run run && run.last + 1 == piece.sequence && run.hash.equals(previous)) {
            return run;
        }
        Stretch.Run last = current == null ? before : null;
        if (last == null || last.last + 1 != piece.sequence || !last.hash.equals(previous)) {
            signatures.settle();
            signatures.begin(piece.sequence);
        }
        Stretch.Run run = new Stretch.Run(file, linesBefore + piece.first + 1, piece.sequence, previous);
        if (!piece.notables.isEmpty() && piece.notables.get(0).line() == piece.first) {
            run.firstNotes = piece.notables.get(0).notes();
        }
        return begin(run) ? run : null;
    }

    private boolean begin(Stretch stretch) {
        if (evidence.stretches.size() >= Evidence.MOST) {
            evidence.tooMuch = true;
            return false;
        }
        evidence.stretches.add(stretch);
        current = stretch;
        return true;
    }

    private void others(Chunk chunk, Chunk.Piece piece) {
        int from = chunk.startOf(piece.first);
        int to = chunk.endOf(piece.first + piece.count - 1);
        boolean foreign = piece.kind == Chunk.Kind.FOREIGN;
        // What is damaged and what is foreign is told apart within a file; a torn tail is both together.
        if (!(current instanceof Stretch.Others before
                && before.file == file
                && (before.foreign == foreign || evidence.tooMuch))) {
            Stretch.Others others =
                    new Stretch.Others(file, linesBefore + piece.first + 1, chunk.offset + from, foreign);
            if (!begin(others) && !(current instanceof Stretch.Others)) {
                // There is no room to say more.
                return;
            }
            othersSha.reset();
        }
        if (current instanceof Stretch.Others others) {
            othersSha.update(chunk.bytes, from, to - from);
            others.lines += piece.count;
            others.bytes += to - from;
            others.terminated = chunk.bytes[to - 1] == '\n';
        }
    }

    private void notables(Chunk chunk, Chunk.Piece piece) {
        for (Chunk.Notable notable : piece.notables) {
            long sequence = piece.sequence + notable.line() - piece.first;
            long line = linesBefore + notable.line() + 1;
            Notes notes = Notes.parse(notable.notes()).orElse(null);
            boolean lastOfPiece = notable.line() == piece.first + piece.count - 1;
            if (notes instanceof Notes.Opened opened) {
                opened(opened, line, sequence);
            } else if (notes instanceof Notes.Started started) {
                started(started, line, sequence);
            } else if (notes instanceof Notes.Retired retired) {
                if (evidence.retired.size() < Evidence.MOST) {
                    evidence.retired.put(retired.through(), retired.hash());
                }
            } else if (notes instanceof Notes.KeyChanged changed) {
                evidence.changedKey(changed.from(), sequence);
                evidence.changedKey(changed.to(), sequence);
                Evidence.add(
                        evidence.told,
                        new Evidence.Told(
                                Finding.Kind.KEY_CHANGED,
                                file,
                                line,
                                sequence,
                                "signed with " + key(changed.to()) + " from here on, before with "
                                        + key(changed.from())));
            } else if (notes instanceof Notes.Lost lost) {
                evidence.lost += lost.events();
            } else if (notes instanceof Notes.Checkpoint checkpoint) {
                evidence.checkpoints++;
                evidence.lastCheckpoint = sequence;
                signatures.take(chunk, notable, sequence, file, line);
                timeWanted = true;
                if (!lastOfPiece) {
                    evidence.unanchoredSince = time(chunk, notable.line() + 1);
                    timeWanted = false;
                }
                if (checkpoint.place() == Notes.Checkpoint.Place.END_OF_BOOT) {
                    evidence.endOfBoot(sequence);
                }
            }
        }
    }

    private static String key(String id) {
        return id.isEmpty() ? "no key" : "key " + id;
    }

    private void opened(Notes.Opened opened, long line, long sequence) {
        Evidence.FileFacts facts = evidence.files.get(file);
        if (facts.opened == null && line == 1) {
            facts.opened = opened;
            facts.openedAt = sequence;
            facts.follows = before != null
                    && current instanceof Stretch.Run run
                    && before.last + 1 == sequence
                    && before.hash.equals(run.previous);
        }
        signatures.file(opened);
        if (macs != null) {
            macs.file(opened, file, line, sequence);
        }
    }

    private void started(Notes.Started started, long line, long sequence) {
        evidence.boots++;
        Evidence.FileFacts facts = evidence.files.get(file);
        if (facts.started == null) {
            facts.started = started;
        }
        if (started.unclean()) {
            Evidence.add(
                    evidence.told,
                    new Evidence.Told(
                            Finding.Kind.UNCLEAN_STOP,
                            file,
                            line,
                            sequence,
                            "the process before this one was killed or crashed: what it had not written is lost"));
        }
    }

    private static String text(Chunk chunk, int at, int length) {
        return new String(chunk.bytes, at, length, StandardCharsets.ISO_8859_1);
    }

    /** What a line says of when it was, if that looks like a time. */
    private static String time(Chunk chunk, int index) {
        int from = chunk.startOf(index);
        int to = Math.min(chunk.endOf(index), from + MOST_TIME_AT);
        for (int at = from; at + TIME.length < to; at++) {
            if (chunk.bytes[at] == '"' && Arrays.equals(chunk.bytes, at, at + TIME.length, TIME, 0, TIME.length)) {
                int begin = at + TIME.length;
                int end = begin;
                while (end < to && end - begin < MOST_TIME && isOfTime(chunk.bytes[end])) {
                    end++;
                }
                return text(chunk, begin, end - begin);
            }
        }
        return "";
    }

    private static boolean isOfTime(byte b) {
        return (b >= '0' && b <= '9') || b == '-' || b == ':' || b == '.' || b == 'T' || b == 'Z' || b == '+';
    }
}
