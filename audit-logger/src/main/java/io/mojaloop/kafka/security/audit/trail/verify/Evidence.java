/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.line.Notes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
        /** Of the record that says so. */
        long openedAt = -1;
        /** Whether that record is chained to the last one of the file before. */
        boolean follows;

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
        long records() {
            return last - first + 1;
        }

        Range through(long newLast) {
            return new Range(file, line, after, first, newLast, what);
        }

        boolean touches(long from, long to) {
            return first <= to && last >= from;
        }
    }

    /** The first file whose keys come from another seed than the given one. */
    record OtherChain(int file, long line, long sequence, String keyId) {}

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
    /** By what files name as the chain of their keys. */
    final Map<String, OtherChain> otherChains = new LinkedHashMap<>();
    /** Signing keys that records call the one before or after a change: the first such record. */
    final Map<String, Long> changedKeys = new HashMap<>();

    final List<Told> told = new ArrayList<>();
    /** By the sequence of the last record that was removed: its hash. */
    final Map<Long, String> retired = new HashMap<>();

    /** The last records of boots that ended in order; only the latest matter. */
    final Set<Long> ends = new LinkedHashSet<>();

    boolean tooMuch;
    long records;
    long checkpoints;
    long verifiedCheckpoints;
    long checkedMacs;
    long matchedAnchors;
    long boots;
    long lost;
    long anchored = -1;
    long lastCheckpoint = -1;
    String unanchoredSince = "";
    String firstTime = "";
    String lastTime = "";

    /** The name that a file was written with. */
    String writtenName(int file) {
        FileFacts facts = files.get(file);
        return facts.opened == null ? facts.name : facts.opened.name();
    }

    void endOfBoot(long sequence) {
        if (ends.size() >= MOST) {
            ends.remove(ends.iterator().next());
        }
        ends.add(sequence);
    }

    void changedKey(String id, long sequence) {
        if (!id.isEmpty() && changedKeys.size() < MOST) {
            changedKeys.merge(id, sequence, Math::min);
        }
    }

    static <T> void add(List<T> list, T item) {
        if (list.size() < MOST) {
            list.add(item);
        }
    }
}
