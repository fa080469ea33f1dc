/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.line.Notes;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether each boot took keys that no boot before it had. MACs cannot tell: where an older {@code chain-key} is put back
 * they fit, and whoever had that file can make them. But each file's first record says what keys it was begun with.
 */
final class EpochCheck {
    /** Whether a record stands where it belongs. */
    @FunctionalInterface
    interface Places {
        boolean isInPlace(int file, long line);
    }

    /** The newest keys of a chain. */
    private record Seen(long highestEpoch, String highestIn, long epoch, long ordinal, int file) {}

    private EpochCheck() {}

    /** @param files in the order of the trail */
    static void check(List<Evidence.FileFacts> files, Places places, Junctions.Sink sink) {
        Map<String, Seen> chains = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            Evidence.FileFacts facts = files.get(i);
            Notes.Opened.@Nullable Keys keys =
                    facts.opened == null ? null : facts.opened.keys().orElse(null);
            // What a copy or a moved file says is told with that.
            if (keys == null || !places.isInPlace(i, 1)) {
                continue;
            }
            Seen before = chains.get(keys.chain());
            if (before != null) {
                String wrong = wrong(before, keys, facts, i);
                if (!wrong.isEmpty()) {
                    sink.add(Kind.EPOCH_REUSED, Severity.TAMPERED, i, 1, facts.openedAt, 0, Words.plain(wrong));
                }
            }
            boolean older = before != null && keys.epoch() <= before.highestEpoch;
            chains.put(
                    keys.chain(),
                    before != null && older
                            ? new Seen(before.highestEpoch, before.highestIn, keys.epoch(), keys.ordinal(), i)
                            : new Seen(keys.epoch(), facts.name, keys.epoch(), keys.ordinal(), i));
        }
    }

    /** Empty if nothing is. */
    private static String wrong(Seen before, Notes.Opened.Keys keys, Evidence.FileFacts facts, int file) {
        // Where files or records between the two are missing, which is told elsewhere, so are their numbers.
        boolean next = facts.follows && before.file == file - 1;
        // Each boot begins with file 0.
        boolean sameBoot = keys.epoch() == before.epoch && keys.ordinal() > before.ordinal;
        if (!sameBoot && keys.epoch() <= before.highestEpoch) {
            return "begun with keys of epoch " + keys.epoch() + ", file " + keys.ordinal() + ", though "
                    + before.highestIn + " was begun with keys of epoch " + before.highestEpoch
                    + " already: an older chain-key was put back or copied, and whoever had it can make these MACs";
        }
        long expected = sameBoot ? before.ordinal + 1 : 0;
        return next && keys.ordinal() != expected
                ? "begun with keys of epoch " + keys.epoch() + ", file " + keys.ordinal() + ", where file " + expected
                        + " had to come"
                : "";
    }
}
