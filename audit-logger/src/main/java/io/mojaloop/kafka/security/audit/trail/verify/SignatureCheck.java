/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.line.Notes;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signatures of checkpoints. A right one proves all records that it is chained to, earlier checkpoints among
 * them: so of those that stand close to each other only the last is checked, which keeps a trail of heartbeats from taking
 * hours.
 */
final class SignatureCheck {
    private static final long MOST_RECORDS = 2_000;
    private static final long MOST_BYTES = 1 << 20;

    private final Evidence evidence;
    private final Map<String, PublicKey> keys = new HashMap<>();
    private boolean keysExpected;
    private long proven = -1;
    private @Nullable Pending pending;
    private long covered;

    /** A checkpoint that is not checked yet. */
    private record Pending(
            byte[] signed, byte[] signature, String keyId, long sequence, int file, long line, long position) {}

    SignatureCheck(Evidence evidence, List<PublicKey> keys) {
        this.evidence = evidence;
        for (PublicKey key : keys) {
            this.keys.put(TrailKeys.keyId(key), key);
        }
    }

    boolean isWanted() {
        return !keys.isEmpty();
    }

    /** A stretch of chained records begins: no checkpoint before it says anything about it. */
    void begin(long sequence) {
        proven = sequence - 1;
    }

    void file(Notes.Opened opened) {
        keysExpected = opened.keys().isPresent();
    }

    void take(Chunk chunk, Chunk.Notable notable, long sequence, int file, long line) {
        if (keys.isEmpty()) {
            return;
        }
        if (notable.signed() == 0) {
            settle();
            String what = keysExpected ? "although its file was begun with a key" : "its file was begun without a key";
            extend(evidence.unsigned, file, line, sequence, what);
            return;
        }
        int from = chunk.startOf(notable.line());
        long position = chunk.offset + from;
        Pending before = pending;
        if (before != null) {
            boolean close = before.keyId.equals(notable.keyId())
                    && before.file == file
                    && sequence - proven < MOST_RECORDS
                    && position - before.position < MOST_BYTES;
            if (close) {
                covered++;
            } else {
                settle();
            }
        }
        pending = new Pending(
                Arrays.copyOfRange(chunk.bytes, from, from + notable.signed()),
                notable.signature(),
                notable.keyId(),
                sequence,
                file,
                line,
                position);
    }

    /** Checks what was put off. */
    void settle() {
        Pending last = pending;
        pending = null;
        long count = covered + 1;
        covered = 0;
        if (last == null) {
            return;
        }
        PublicKey key = keys.get(last.keyId);
        if (key == null) {
            extend(evidence.unknownKeys, last.file, last.line, last.sequence, last.keyId);
        } else if (TrailKeys.verifies(key, last.signed, 0, last.signed.length, last.signature)) {
            evidence.verifiedCheckpoints += count;
            evidence.anchored = Math.max(evidence.anchored, last.sequence);
            proven = last.sequence;
        } else {
            extend(evidence.badSignatures, last.file, last.line, last.sequence, last.keyId);
        }
    }

    /** Bad checkpoints with no good one between them are one thing. */
    private void extend(List<Evidence.Range> list, int file, long line, long sequence, String what) {
        if (!list.isEmpty()) {
            Evidence.Range before = list.get(list.size() - 1);
            if (before.after() == proven && before.what().equals(what) && before.last() < sequence) {
                list.set(list.size() - 1, before.through(sequence));
                return;
            }
        }
        Evidence.add(list, new Evidence.Range(file, line, proven, sequence, sequence, what));
    }
}
