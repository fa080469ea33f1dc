/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which runs stand where they belong, and what became of the others. */
final class Placement {
    private static final int LINE_BITS = 40;

    /** In the order of the files. */
    final List<Stretch> stretches;

    /** Indices of the runs that stand where they belong, ascending. */
    final List<Integer> main;

    /** Records that stand elsewhere than where they belong. */
    final Sequences moved = new Sequences();

    /** What became of the runs that are not where they belong, by their index. */
    final Map<Integer, Kind> displaced = new HashMap<>();

    /** The same runs, by where they stand. */
    private final TreeMap<Long, Stretch.Run> elsewhere = new TreeMap<>();

    private Stretch.@Nullable Run last;

    Placement(List<Stretch> found) {
        stretches = MainRuns.split(found);
        main = MainRuns.of(stretches);
        displace();
    }

    Stretch.Run run(int index) {
        return (Stretch.Run) stretches.get(index);
    }

    Optional<Stretch.Run> firstRun() {
        return main.isEmpty() ? Optional.empty() : Optional.of(run(main.get(0)));
    }

    /** Of all records, those that were moved among them. */
    long lastSequence() {
        return last == null ? -1 : last.last;
    }

    String lastHash() {
        return last == null ? "" : last.hash;
    }

    long recordsAfter(long sequence) {
        long records = 0;
        for (int index : main) {
            Stretch.Run run = run(index);
            records += Math.max(0, run.last - Math.max(run.first - 1, sequence));
        }
        return records;
    }

    /** Whether a record stands where it belongs. */
    boolean isInPlace(int file, long line) {
        Map.Entry<Long, Stretch.Run> before = elsewhere.floorEntry(place(file, line));
        return before == null
                || place(file, line) >= before.getKey() + before.getValue().records();
    }

    private static long place(int file, long line) {
        return ((long) file << LINE_BITS) + line;
    }

    /** Tells moved runs from copied ones: a moved one is missed somewhere else. */
    private void displace() {
        Sequences seen = new Sequences();
        main.forEach(index -> seen.add(run(index).first, run(index).last));
        last = main.isEmpty() ? null : run(main.get(main.size() - 1));
        Set<Integer> inPlace = new HashSet<>(main);
        // By their numbers: of some that were moved to before the end, each tells that the next can be.
        List<Integer> others = IntStream.range(0, stretches.size())
                .filter(i -> stretches.get(i) instanceof Stretch.Run && !inPlace.contains(i))
                .boxed()
                .sorted(Comparator.comparingLong(i -> run(i).first))
                .toList();
        for (int i : others) {
            Stretch.Run run = run(i);
            elsewhere.put(place(run.file, run.line), run);
            if (seen.touches(run.first, run.last)) {
                displaced.put(i, Kind.DUPLICATED);
            } else if (last == null || run.first > last.last + 1) {
                // There cannot be such a record yet: the number was made up.
                displaced.put(i, Kind.MODIFIED);
            } else {
                displaced.put(i, Kind.REORDERED);
                seen.add(run.first, run.last);
                moved.add(run.first, run.last);
                last = run.last > last.last ? run : last;
            }
        }
    }

    /** The index of the first run in place whose records come later. */
    int homeOf(long sequence) {
        int low = 0;
        int high = main.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (run(main.get(middle)).first > sequence) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == main.size() ? stretches.size() : main.get(low);
    }
}
