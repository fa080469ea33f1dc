/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.TAMPERED;

import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records at another place than their own. */
final class Moves {
    private Moves() {}

    /** A swap moves two runs, a move one: what was moved within the same places is one finding. */
    static void tell(Placement placement, Junctions.Sink sink) {
        List<int[]> spans = new ArrayList<>();
        List<Integer> indices = placement.displaced.entrySet().stream()
                .filter(entry -> entry.getValue() == Kind.REORDERED)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        for (int index : indices) {
            int home = placement.homeOf(placement.run(index).first);
            spans.add(new int[] {Math.min(index, home), Math.max(index, home), index});
        }
        spans.sort((a, b) -> Integer.compare(a[0], b[0]));
        for (int i = 0; i < spans.size(); ) {
            int to = spans.get(i)[1];
            long records = 0;
            int first = spans.get(i)[2];
            int j = i;
            for (; j < spans.size() && spans.get(j)[0] <= to; j++) {
                to = Math.max(to, spans.get(j)[1]);
                first = Math.min(first, spans.get(j)[2]);
                records += placement.run(spans.get(j)[2]).records();
            }
            Stretch.Run run = placement.run(first);
            sink.add(
                    Kind.REORDERED,
                    TAMPERED,
                    run.file,
                    run.line,
                    run.first,
                    records,
                    Words.records(run.first, run.last)
                            + (records > run.records() ? " and others" : "")
                            + Words.verb(
                                    records,
                                    " stands at another place than its own",
                                    " stand at another place than theirs"));
            i = j;
        }
    }
}
