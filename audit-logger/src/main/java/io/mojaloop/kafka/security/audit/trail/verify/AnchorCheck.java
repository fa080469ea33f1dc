/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.line.LineEnd;
import java.util.Comparator;
import java.util.List;

/** Compares records with what somebody else has of them. Not thread-safe. */
final class AnchorCheck {
    private final Evidence evidence;
    private final List<Anchor> anchors;
    private final long[] sequences;
    private final LineEnd line = new LineEnd();

    AnchorCheck(Evidence evidence, List<Anchor> all, String trail) {
        this.evidence = evidence;
        this.anchors = all.stream()
                .filter(anchor -> anchor.trail().isEmpty() || anchor.trail().equals(trail))
                .sorted(Comparator.comparingLong(Anchor::sequence))
                .toList();
        this.sequences = anchors.stream().mapToLong(Anchor::sequence).toArray();
    }

    boolean isEmpty() {
        return anchors.isEmpty();
    }

    List<Anchor> anchors() {
        return anchors;
    }

    void check(Chunk chunk, Chunk.Piece piece, int file, long linesBefore) {
        int at = java.util.Arrays.binarySearch(sequences, piece.sequence);
        if (at < 0) {
            at = -at - 1;
        }
        while (at > 0 && sequences[at - 1] == piece.sequence) {
            at--;
        }
        for (; at < sequences.length && sequences[at] < piece.sequence + piece.count; at++) {
            int index = piece.first + (int) (sequences[at] - piece.sequence);
            line.parse(chunk.bytes, chunk.startOf(index), chunk.endOf(index) - 1);
            Anchor anchor = anchors.get(at);
            if (line.hash().equals(anchor.hash())) {
                evidence.matchedAnchors++;
                evidence.anchored = Math.max(evidence.anchored, anchor.sequence());
            } else {
                boolean otherBoot = !anchor.boot().isEmpty() && !anchor.boot().equals(line.boot());
                other(file, linesBefore + index + 1, anchor.sequence(), otherBoot ? "boot " + anchor.boot() : "");
            }
        }
    }

    private void other(int file, long lineNumber, long sequence, String boot) {
        List<Evidence.Range> list = evidence.otherThanAnchored;
        if (!list.isEmpty() && list.get(list.size() - 1).what().equals(boot)) {
            list.set(list.size() - 1, list.get(list.size() - 1).through(sequence));
        } else {
            Evidence.add(list, new Evidence.Range(file, lineNumber, sequence - 1, sequence, sequence, boot));
        }
    }
}
