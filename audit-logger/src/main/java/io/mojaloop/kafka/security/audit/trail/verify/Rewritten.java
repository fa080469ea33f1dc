/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.TAMPERED;

import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that follow each other and are not chained. A record that was rewritten fits neither of its neighbours. */
final class Rewritten {
    private final Evidence evidence;
    private final Junctions.Sink sink;
    private final List<Evidence.Range> links = new ArrayList<>();
    private Evidence.@Nullable Range openBreak;

    Rewritten(Evidence evidence, Junctions.Sink sink) {
        this.evidence = evidence;
        this.sink = sink;
    }

    /** Places where two records are not chained to each other, as sequences from one to the other. */
    List<Evidence.Range> links() {
        return links;
    }

    /** A record that was rewritten fits neither its predecessor nor its successor: that is one finding. */
    void add(Stretch.Run before, Stretch.Run after) {
        Evidence.Range open = openBreak;
        if (open != null && open.last() == before.last && before.records() == 1) {
            openBreak = open.through(after.first);
            return;
        }
        flush();
        openBreak = new Evidence.Range(after.file, after.line, before.first - 1, before.last, after.first, "");
    }

    /** Tells what is not told yet: nothing that follows belongs to it. */
    void flush() {
        Evidence.Range open = openBreak;
        openBreak = null;
        if (open == null) {
            return;
        }
        // With a checkpoint whose signature is wrong before the break it is clear what happened, and told there.
        boolean told = evidence.badSignatures.stream()
                .anyMatch(bad -> bad.last() > open.after() && bad.first() <= open.last());
        links.add(open);
        if (!told) {
            sink.add(
                    Kind.MODIFIED,
                    TAMPERED,
                    open.file(),
                    open.line(),
                    open.first(),
                    open.last() - open.first() + 1,
                    Words.records(open.first(), open.last(), "is", "are")
                            + " not chained to each other, though each hash fits:" + " something from "
                            + (open.after() + 1) + " on was rewritten");
        }
    }
}
