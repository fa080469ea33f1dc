/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.line.Notes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link Walk} collects and {@link Judge} judges. Its size depends on what is wrong with a trail, and is bounded. */
final class Evidence {
    /** More than this nobody reads; beyond it the rest of the trail is one damaged stretch. */
    static final int MOST = 50_000;

    /** A file, and what its first record says of it. */
    static final class FileFacts {
        final String name;
        Notes.@Nullable Opened opened;
        Notes.@Nullable Started started;
        long bytes;
        long lines;
        String failure = "";

        FileFacts(String name) {
            this.name = name;
        }
    }

    /**
     * Records between two places of which something is wrong.
     *
     * @param after sequence of the last record that is known to be right
     * @param first sequence of the first that is wrong
     */
    record Range(int file, long line, long after, long first, long last, String what) {
        Range through(long newLast) {
            return new Range(file, line, after, first, newLast, what);
        }

        boolean touches(long from, long to) {
            return first <= to && last >= from;
        }
    }

    /** Something that a record of the trail says, for people. */
    record Told(Finding.Kind kind, int file, long line, long sequence, String words) {}

    final List<FileFacts> files = new ArrayList<>();
    final List<Stretch> stretches = new ArrayList<>();
    final List<Range> badSignatures = new ArrayList<>();
    final List<Range> unknownKeys = new ArrayList<>();
    final List<Range> unsigned = new ArrayList<>();
    final List<Range> badMacs = new ArrayList<>();
    final List<Range> uncheckedMacs = new ArrayList<>();
    final List<Range> otherThanAnchored = new ArrayList<>();
    final List<Told> told = new ArrayList<>();
    /** By the sequence of the last record that was removed: its hash. */
    final Map<Long, String> retired = new HashMap<>();

    /** The last records of boots that ended in order; only the latest matter. */
    final Set<Long> ends = new LinkedHashSet<>();

    boolean tooMuch;
    long records;
    long checkpoints;
    long verifiedCheckpoints;
    long matchedAnchors;
    long boots;
    long lost;
    long anchored = -1;
    long lastCheckpoint = -1;
    String unanchoredSince = "";
    String firstTime = "";
    String lastTime = "";

    void endOfBoot(long sequence) {
        if (ends.size() >= MOST) {
            ends.remove(ends.iterator().next());
        }
        ends.add(sequence);
    }

    static <T> void add(List<T> list, T item) {
        if (list.size() < MOST) {
            list.add(item);
        }
    }
}
