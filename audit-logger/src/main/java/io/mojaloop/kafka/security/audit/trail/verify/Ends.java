/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.NOTE;
import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.TAMPERED;
import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.WARNING;

import io.mojaloop.kafka.security.audit.trail.line.LineFormat;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;

/** Whether the trail begins and ends where it should. */
final class Ends {
    private final TrailVerifier.Question question;
    private final Evidence evidence;
    private final AnchorCheck anchors;
    private final Junctions junctions;
    private final Placement placement;
    private final boolean wholeDirectory;
    private final Junctions.Sink sink;

    Ends(
            TrailVerifier.Question question,
            Evidence evidence,
            AnchorCheck anchors,
            Junctions junctions,
            boolean wholeDirectory,
            Junctions.Sink sink) {
        this.question = question;
        this.evidence = evidence;
        this.anchors = anchors;
        this.junctions = junctions;
        this.placement = junctions.placement();
        this.wholeDirectory = wholeDirectory;
        this.sink = sink;
    }

    /** Whether the first record is the first of the trail. */
    void judgeBeginning() {
        Stretch.Run first = placement.firstRun().orElse(null);
        if (first == null) {
            if (!evidence.stretches.isEmpty()) {
                return;
            }
            sink.add(Kind.UNREADABLE, WARNING, -1, 0, -1, 0, "there is no record at all");
            return;
        }
        long begins = junctions.beginsWith();
        if (begins <= 0) {
            if (first.first == 0 && !first.previous.equals(LineFormat.NO_HASH)) {
                sink.add(Kind.MODIFIED, TAMPERED, first.file, first.line, 0, 1, "the first record has one before it");
            }
            return;
        }
        String hash = evidence.retired.get(begins - 1);
        boolean proven = hash != null && (first.first != begins || hash.equals(first.previous));
        String what = Words.records(0, begins - 1);
        if (proven) {
            sink.add(
                    Kind.BEGINNING_REMOVED,
                    NOTE,
                    first.file,
                    0,
                    0,
                    begins,
                    what + Words.verb(begins, " was", " were") + " removed, as a later record tells");
        } else if (wholeDirectory) {
            sink.add(
                    Kind.BEGINNING_REMOVED,
                    TAMPERED,
                    first.file,
                    0,
                    0,
                    begins,
                    what + Words.verb(begins, " is", " are") + " not there, and no record tells of a removal");
        } else {
            sink.add(
                    Kind.BEGINNING_REMOVED,
                    WARNING,
                    first.file,
                    0,
                    0,
                    begins,
                    what + Words.verb(begins, " is", " are") + " not in the files given");
        }
    }

    /**
     * What there is behind the last record, and what proves the last ones.
     *
     * @param othersKeys whether the trail is signed with other keys than the given ones
     */
    void judgeEnd(boolean othersKeys) {
        if (evidence.tooMuch) {
            sink.add(
                    Kind.MODIFIED,
                    TAMPERED,
                    -1,
                    0,
                    -1,
                    0,
                    "there is more damage than can be told apart; what lies behind it was not judged");
        }
        if (question.keys().isEmpty()) {
            // No cron job may take hashes, which anybody can compute, for a proof.
            sink.add(Kind.NOT_CHECKED, WARNING, -1, 0, -1, 0, "signatures are not checked: no public key was given");
        }
        if (anchors.isEmpty() && !question.anchors().isEmpty()) {
            sink.add(Kind.NOT_CHECKED, WARNING, -1, 0, -1, 0, "no anchor is of this trail");
        }
        if (placement.firstRun().isEmpty()) {
            return;
        }
        int lastFile = evidence.files.size() - 1;
        long last = placement.lastSequence();
        long known =
                anchors.anchors().stream().mapToLong(Anchor::sequence).max().orElse(-1);
        if (known > last + junctions.damagedAtEnd()) {
            sink.add(
                    Kind.TRUNCATED,
                    TAMPERED,
                    lastFile,
                    0,
                    last + 1,
                    known - last,
                    "record " + known + " is known elsewhere, but the trail ends with " + last);
        } else if (!evidence.ends.contains(last) && junctions.damagedAtEnd() == 0) {
            if (question.stopped()) {
                sink.add(
                        Kind.TRUNCATED,
                        TAMPERED,
                        lastFile,
                        0,
                        last + 1,
                        0,
                        "the trail ends with record " + last + ", which is no stop");
            } else {
                sink.add(
                        Kind.UNFINISHED,
                        NOTE,
                        lastFile,
                        0,
                        last,
                        0,
                        "the trail does not end with a stop: it is being written, its process was killed, or its end"
                                + " was cut off, which only an anchor can tell");
            }
        }
        long unanchored = placement.recordsAfter(evidence.anchored);
        // Where no signature proves anything that is told already.
        if (unanchored > 0 && !question.keys().isEmpty() && !othersKeys) {
            boolean exact = evidence.lastCheckpoint <= evidence.anchored && !evidence.unanchoredSince.isEmpty();
            sink.add(
                    Kind.UNANCHORED,
                    WARNING,
                    lastFile,
                    0,
                    evidence.anchored + 1,
                    unanchored,
                    "nothing proves the last " + (unanchored == 1 ? "record" : unanchored + " records")
                            + (exact ? ", since " + evidence.unanchoredSince : ""));
        }
    }
}
