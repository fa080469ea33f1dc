/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts by key, in bounded memory. As long as there are not too many different keys, every count is exact. Beyond that the
 * rarest half is forgotten, and each count is told with the most that may lack: lossy counting, after Manku and Motwani
 * (VLDB 2002). What is frequent is never lost; totals are counted elsewhere, and exact.
 */
final class Ranking {
    private static final int LONGEST_TEXT = 512;

    private final int capacity;
    private final int measures;
    private final Map<List<String>, Entry> entries = new HashMap<>();
    private long mostForgotten;

    /**
     * @param capacity how many keys are told apart
     * @param measures how many counts each has
     */
    Ranking(int capacity, int measures) {
        this.capacity = capacity;
        this.measures = measures;
    }

    /**
     * A key and its counts.
     *
     * @param key its texts, not escaped
     * @param counts by measure
     * @param lacking the most that all of them together may be too low
     * @param first time, as the records have it
     * @param last time
     */
    record Row(List<String> key, List<Long> counts, long lacking, String first, String last) {
        long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    private static final class Entry {
        private final long[] counts;
        private final long lacking;
        private String first;
        private String last;

        Entry(int measures, long lacking, String time) {
            counts = new long[measures];
            this.lacking = lacking;
            first = time;
            last = time;
        }

        long total() {
            return Arrays.stream(counts).sum();
        }
    }

    void add(int measure, long count, String time, String... texts) {
        List<String> key = Arrays.stream(texts).map(Ranking::clip).toList();
        Entry entry = entries.get(key);
        if (entry == null) {
            if (entries.size() >= capacity) {
                forget();
            }
            entry = new Entry(measures, mostForgotten, time);
            entries.put(key, entry);
        }
        entry.counts[measure] += count;
        entry.first = time.compareTo(entry.first) < 0 ? time : entry.first;
        entry.last = time.compareTo(entry.last) > 0 ? time : entry.last;
    }

    /** A hostile line can hold a very long name. */
    private static String clip(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }

    private void forget() {
        List<Map.Entry<List<String>, Entry>> all = new ArrayList<>(entries.entrySet());
        all.sort(Comparator.comparingLong(one -> one.getValue().total() + one.getValue().lacking));
        for (Map.Entry<List<String>, Entry> one : all.subList(0, (all.size() + 1) / 2)) {
            mostForgotten = Math.max(mostForgotten, one.getValue().total() + one.getValue().lacking);
            entries.remove(one.getKey());
        }
    }

    /** Whether every count is exact and every key is there. */
    boolean isExact() {
        return mostForgotten == 0;
    }

    /** How many keys are told apart; at least so many were different. */
    int size() {
        return entries.size();
    }

    /** The most frequent, by one measure; those that have none of it are left out. */
    List<Row> top(int most, int measure) {
        return top(most, Comparator.comparingLong(row -> row.counts().get(measure)), measure);
    }

    /** The most frequent, all measures together. */
    List<Row> top(int most) {
        return top(most, Comparator.comparingLong(Row::total), -1);
    }

    private List<Row> top(int most, Comparator<Row> order, int required) {
        Comparator<Row> names = Comparator.comparing(row -> String.join("\0", row.key()));
        return entries.entrySet().stream()
                .filter(one -> required < 0 || one.getValue().counts[required] > 0)
                .map(one -> new Row(
                        one.getKey(),
                        Arrays.stream(one.getValue().counts).boxed().toList(),
                        one.getValue().lacking,
                        one.getValue().first,
                        one.getValue().last))
                .sorted(order.reversed().thenComparing(names))
                .limit(most)
                .toList();
    }
}
