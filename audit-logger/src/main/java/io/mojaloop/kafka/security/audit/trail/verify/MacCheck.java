/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.keys.VerificationSeed;
import io.mojaloop.kafka.security.audit.trail.line.Base64Url;
import io.mojaloop.kafka.security.audit.trail.line.Digests;
import io.mojaloop.kafka.security.audit.trail.line.LineEnd;
import io.mojaloop.kafka.security.audit.trail.line.LineFormat;
import io.mojaloop.kafka.security.audit.trail.line.Notes;
import io.mojaloop.kafka.security.audit.trail.line.RecordMac;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the MACs of records with the keys that evolve from the seed. Not thread-safe. */
final class MacCheck {
    /** More records than a file has: who writes such a number wants to keep a verifier busy. */
    private static final long MOST_SKIPPED = 20_000_000;

    private static final int MOST_REWINDS = 1_000;

    static final String WITHOUT_KEYS = "the file was begun without keys";
    private static final String NO_MAC = "without a MAC, though its file was begun with keys";
    private static final String OTHER_MAC = "not with the MAC that the key of that moment makes";

    private final Evidence evidence;
    private final VerificationSeed seed;
    private final byte[] hash = new byte[Digests.BYTES];
    private final byte[] mac = new byte[Digests.BYTES];
    private final byte[] text = new byte[LineFormat.MAC];
    private Notes.Opened.@Nullable Keys with;
    private @Nullable RecordMac keys;
    private long firstSequence;
    private int rewinds;
    private int file = -1;

    MacCheck(Evidence evidence, VerificationSeed seed) {
        this.evidence = evidence;
        this.seed = seed;
    }

    /** A file begins, as it says. */
    void file(Notes.Opened opened, int index, long line, long sequence) {
        if (index == file) {
            // A copy of some file's first record, further down.
            return;
        }
        with = opened.keys().orElse(null);
        firstSequence = sequence;
        file = index;
        keys = null;
        if (with == null) {
            unchecked(index, line, sequence, WITHOUT_KEYS);
        } else if (!with.chain().equals(seed.chain())) {
            if (evidence.otherChains.size() < Evidence.MOST) {
                evidence.otherChains.putIfAbsent(
                        with.chain(), new Evidence.OtherChain(index, line, sequence, with.keyId()));
            }
        } else {
            keys = seed.file(with.epoch(), with.ordinal()).orElse(null);
            if (keys == null) {
                bad(index, line, sequence, "with keys of an epoch that no trail reaches");
            }
        }
    }

    private void unchecked(int index, long line, long sequence, String why) {
        Evidence.add(evidence.uncheckedMacs, new Evidence.Range(index, line, -1, sequence, sequence, why));
    }

    void check(Chunk chunk, Chunk.Piece piece, int fileIndex, long linesBefore) {
        if (fileIndex != file && piece.count > 0) {
            // The first record of the file, which says what keys it has, is not there.
            file = fileIndex;
            keys = null;
            unchecked(
                    fileIndex,
                    linesBefore + piece.first + 1,
                    piece.sequence,
                    "the first record of the file is missing or damaged");
        }
        for (int i = 0; i < piece.count; i++) {
            RecordMac current = positioned(piece.sequence + i);
            if (current == null) {
                return;
            }
            evidence.checkedMacs++;
            int line = piece.first + i;
            chunk.hashOf(line, hash);
            current.next(hash, mac);
            Base64Url.encode(mac, LineFormat.MAC_BYTES, text, 0);
            int at = LineEnd.macAt(chunk.bytes, chunk.endOf(line) - 1);
            if (at < 0 || !Arrays.equals(chunk.bytes, at, at + LineFormat.MAC, text, 0, LineFormat.MAC)) {
                bad(fileIndex, linesBefore + line + 1, piece.sequence + i, at < 0 ? NO_MAC : OTHER_MAC);
            }
        }
    }

    /** The keys at a record; null if they cannot be had. */
    private @Nullable RecordMac positioned(long sequence) {
        RecordMac current = keys;
        Notes.Opened.Keys from = with;
        if (current == null || from == null) {
            return null;
        }
        long index = sequence - firstSequence;
        if (index < current.index()) {
            if (index < 0 || ++rewinds > MOST_REWINDS) {
                return null;
            }
            current = seed.file(from.epoch(), from.ordinal()).orElse(null);
            keys = current;
            if (current == null) {
                return null;
            }
        }
        if (index - current.index() > MOST_SKIPPED) {
            return null;
        }
        while (current.index() < index) {
            current.skip();
        }
        return current;
    }

    private void bad(int fileIndex, long line, long sequence, String what) {
        List<Evidence.Range> list = evidence.badMacs;
        if (!list.isEmpty()) {
            Evidence.Range before = list.get(list.size() - 1);
            if (before.last() + 1 == sequence && before.what().equals(what)) {
                list.set(list.size() - 1, before.through(sequence));
                return;
            }
        }
        Evidence.add(list, new Evidence.Range(fileIndex, line, sequence - 1, sequence, sequence, what));
    }
}
