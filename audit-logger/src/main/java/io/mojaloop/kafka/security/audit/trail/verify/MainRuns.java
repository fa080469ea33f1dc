/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Tells which runs stand where they belong: those that make the most records in ascending order. All others were moved or
 * copied. Heaviest ascending subsequence with a Fenwick tree: O(n log n), for whoever damages a trail chooses n.
 */
final class MainRuns {
    /** Of two runs with the same records, that one is in place whose neighbours are. */
    private static final int NEIGHBOUR_BITS = 20;

    private MainRuns() {}

    /** Cuts runs so that any two of them have all records in common or none, unless that would make too many. */
    static List<Stretch> split(List<Stretch> stretches) {
        TreeSet<Long> cuts = new TreeSet<>();
        for (Stretch stretch : stretches) {
            if (stretch instanceof Stretch.Run run) {
                cuts.add(run.first);
                cuts.add(run.last + 1);
            }
        }
        List<Stretch> parts = new ArrayList<>();
        for (Stretch stretch : stretches) {
            if (!(stretch instanceof Stretch.Run run)) {
                parts.add(stretch);
                continue;
            }
            long from = run.first;
            for (long cut : cuts.subSet(run.first, false, run.last, true)) {
                parts.add(run.part(from, cut - 1));
                from = cut;
                if (parts.size() > 2 * Evidence.MOST) {
                    return stretches;
                }
            }
            parts.add(run.part(from, run.last));
        }
        return parts;
    }

    /** @return indices into the list, ascending */
    static List<Integer> of(List<Stretch> stretches) {
        List<Integer> runs = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            if (stretches.get(i) instanceof Stretch.Run) {
                runs.add(i);
            }
        }
        int n = runs.size();
        long[] ends =
                runs.stream().mapToLong(i -> run(stretches, i).last).sorted().toArray();
        long[] best = new long[n];
        int[] before = new int[n];
        int[] tree = new int[n + 1];
        Arrays.fill(tree, -1);
        int heaviest = -1;
        for (int i = 0; i < n; i++) {
            Stretch.Run run = run(stretches, runs.get(i));
            before[i] = heaviestBelow(tree, best, countBelow(ends, run.first));
            best[i] = before[i] < 0 ? 0 : best[before[i]];
            if (i > 0 && follows(stretches, runs.get(i - 1), runs.get(i)) && best[i - 1] + 1 > best[i]) {
                before[i] = i - 1;
                best[i] = best[i - 1] + 1;
            }
            best[i] += run.records() << NEIGHBOUR_BITS;
            for (int at = countBelow(ends, run.last) + 1; at <= n; at += at & -at) {
                if (tree[at] < 0 || best[tree[at]] < best[i]) {
                    tree[at] = i;
                }
            }
            // Of two ends, the one with a number that is not made up.
            if (heaviest < 0
                    || best[heaviest] < best[i]
                    || (best[heaviest] == best[i] && run.last < run(stretches, runs.get(heaviest)).last)) {
                heaviest = i;
            }
        }
        List<Integer> main = new ArrayList<>();
        for (int i = heaviest; i >= 0; i = before[i]) {
            main.add(runs.get(i));
        }
        Collections.reverse(main);
        return main;
    }

    private static boolean follows(List<Stretch> stretches, int before, int after) {
        return before + 1 == after && run(stretches, before).last + 1 == run(stretches, after).first;
    }

    private static int heaviestBelow(int[] tree, long[] best, int count) {
        int found = -1;
        for (int at = count; at > 0; at -= at & -at) {
            if (tree[at] >= 0 && (found < 0 || best[found] < best[tree[at]])) {
                found = tree[at];
            }
        }
        return found;
    }

    /** How many are less; the array is sorted. */
    private static int countBelow(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Stretch.Run run(List<Stretch> stretches, int index) {
        return (Stretch.Run) stretches.get(index);
    }
}
