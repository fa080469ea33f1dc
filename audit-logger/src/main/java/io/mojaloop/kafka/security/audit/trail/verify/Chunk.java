/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.line.Digests;
import io.mojaloop.kafka.security.audit.trail.line.LineEnd;
import io.mojaloop.kafka.security.audit.trail.line.LineFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some lines of a file, and what each of them says when looked at alone. Chunks are scanned in parallel; what lies between
 * them is for {@link Walk}.
 */
final class Chunk {
    static final int BYTES = 1 << 20;
    private static final int FEW_LINES = 2048;

    final byte[] bytes = new byte[BYTES];
    int length;
    /** Index of the file. */
    int file;
    /** Of the first byte in the file. */
    long offset;
    /** Whether the first line began in the chunk before: no line of a trail is that long. */
    boolean continues;
    /** Whether it is the file's last. */
    boolean last;

    private int lines;
    private int[] starts = new int[FEW_LINES];
    private byte[] hashes = new byte[0];
    private final List<Piece> pieces = new ArrayList<>();
    private final LineEnd line = new LineEnd();

    /** What lines are when looked at alone. */
    enum Kind {
        /** Whole, of this trail. */
        RECORD,
        /** Whole, of another trail. */
        FOREIGN,
        /** Anything else. */
        DAMAGED
    }

    /**
     * Lines of one kind that follow each other; records also have to be chained to each other.
     */
    static final class Piece {
        final Kind kind;
        /** Index of the first line in the chunk. */
        final int first;
        /** Of the first record. */
        final long sequence;
        /** Where the hash of the record before the first stands. */
        final int previousAt;

        int count;
        /** Where the hash of the last record stands. */
        int hashAt;

        final List<Notable> notables = new ArrayList<>(0);

        Piece(Kind kind, int first, long sequence, int previousAt) {
            this.kind = kind;
            this.first = first;
            this.sequence = sequence;
            this.previousAt = previousAt;
        }
    }

    /**
     * A record that says something about the trail.
     *
     * @param line index in the chunk
     * @param signed length of what is signed; 0 if nothing is
     */
    record Notable(int line, String notes, String keyId, byte[] signature, int signed) {}

    /** @param withHashes whether the hashes of records are wanted as bytes */
    void scan(byte[] trailId, boolean withHashes) {
        pieces.clear();
        lines = 0;
        Piece piece = null;
        for (int from = 0; from < length; ) {
            int to = from;
            while (to < length && bytes[to] != '\n') {
                to++;
            }
            start(from);
            boolean whole = to < length && !(from == 0 && continues);
            Kind kind = whole ? kind(from, to, trailId) : Kind.DAMAGED;
            if (piece == null || !joins(piece, kind)) {
                piece = kind == Kind.RECORD
                        ? new Piece(kind, lines, line.sequence(), line.previousAt())
                        : new Piece(kind, lines, -1, -1);
                pieces.add(piece);
            }
            if (kind == Kind.RECORD) {
                note(piece, from, withHashes);
            }
            piece.count++;
            lines++;
            from = to + 1;
        }
        start(length);
    }

    private Kind kind(int from, int to, byte[] trailId) {
        if (!line.parse(bytes, from, to) || !line.hashFits()) {
            return Kind.DAMAGED;
        }
        boolean ours = Arrays.equals(bytes, line.idAt(), line.idAt() + LineFormat.ID, trailId, 0, LineFormat.ID);
        return ours ? Kind.RECORD : Kind.FOREIGN;
    }

    private boolean joins(Piece piece, Kind kind) {
        return piece.kind == kind
                && (kind != Kind.RECORD
                        || (line.sequence() == piece.sequence + piece.count && same(line.previousAt(), piece.hashAt)));
    }

    private boolean same(int hash, int other) {
        return Arrays.equals(bytes, hash, hash + LineFormat.HASH, bytes, other, other + LineFormat.HASH);
    }

    private void note(Piece piece, int from, boolean withHashes) {
        piece.hashAt = line.hashAt();
        if (withHashes) {
            int at = lines * Digests.BYTES;
            if (hashes.length < at + Digests.BYTES) {
                hashes = Arrays.copyOf(hashes, Math.max(2 * hashes.length, at + FEW_LINES * Digests.BYTES));
            }
            System.arraycopy(line.computedHash(), 0, hashes, at, Digests.BYTES);
        }
        if (!line.isPlain()) {
            piece.notables.add(
                    line.isSigned()
                            ? new Notable(lines, line.notes(), line.keyId(), line.signature(), line.signedLength())
                            : new Notable(lines, line.notes(), "", new byte[0], 0));
        }
    }

    private void start(int at) {
        if (starts.length == lines) {
            starts = Arrays.copyOf(starts, 2 * lines);
        }
        starts[lines] = at;
    }

    List<Piece> pieces() {
        return pieces;
    }

    int startOf(int index) {
        return starts[index];
    }

    /** After the last byte of a line, line break included. */
    int endOf(int index) {
        return index + 1 < lines ? starts[index + 1] : length;
    }

    /** Whether the line break of the last line is there. */
    boolean isTerminated() {
        return length > 0 && bytes[length - 1] == '\n';
    }

    int lineBreaks() {
        return isTerminated() || length == 0 ? lines : lines - 1;
    }

    /** Copies the hash of a record. */
    void hashOf(int index, byte[] out) {
        System.arraycopy(hashes, index * Digests.BYTES, out, 0, Digests.BYTES);
    }
}
