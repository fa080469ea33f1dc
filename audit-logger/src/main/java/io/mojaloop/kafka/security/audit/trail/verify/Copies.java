/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.TAMPERED;

import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that are there once more. */
final class Copies {
    private final Placement placement;
    private final Junctions.Sink sink;
    private @Nullable Block openBlock;

    Copies(Placement placement, Junctions.Sink sink) {
        this.placement = placement;
        this.sink = sink;
    }

    /**
     * Copies that are not told yet.
     *
     * @param before index of the run in place that follows them
     */
    private record Block(Stretch.Run first, long last, long records, long missing, long firstMissing, int before) {}

    void add(List<Stretch.Run> copies, long missing, long firstMissing, int from, int to) {
        Stretch.Run first = copies.get(0);
        Stretch.Run last = copies.get(copies.size() - 1);
        long records = copies.stream().mapToLong(Stretch.Run::records).sum();
        Block open = openBlock;
        // Of a block and its copy side by side any part may be taken for the original: it is one copy all the same.
        boolean sameBlock = open != null
                && open.before == from
                && open.last + 1 == first.first
                && placement.run(from).first == first.first
                && placement.run(from).last == last.last;
        if (open != null && sameBlock) {
            openBlock = new Block(
                    open.first, last.last, open.records + records, open.missing + missing, open.firstMissing, to);
            return;
        }
        flush();
        openBlock = new Block(first, last.last, records, missing, firstMissing, to);
    }

    /** Tells what is not told yet. */
    void flush() {
        Block open = openBlock;
        openBlock = null;
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
}
