/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import java.util.ArrayDeque;
import java.util.List;

/** What is told one by one: the newest, and how many there were. */
final class Journal {
    private static final int LONGEST_TEXT = 2000;

    private final ArrayDeque<Entry> newest = new ArrayDeque<>();
    private final int most;
    private long count;

    Journal(int most) {
        this.most = most;
    }

    /**
     * One event.
     *
     * @param time as the record has it
     * @param action what
     * @param who did it; empty if nobody did
     * @param from which address
     * @param what it was done to
     * @param outcome of it
     * @param words more about it
     * @param node which server told it
     */
    record Entry(
            String time,
            String action,
            String who,
            String from,
            String what,
            String outcome,
            String words,
            String node) {
        Entry {
            time = clip(time);
            action = clip(action);
            who = clip(who);
            from = clip(from);
            what = clip(what);
            outcome = clip(outcome);
            words = clip(words);
            node = clip(node);
        }

        private static String clip(String text) {
            return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
        }
    }

    void add(Entry entry) {
        count++;
        newest.add(entry);
        if (newest.size() > most) {
            newest.remove();
        }
    }

    long count() {
        return count;
    }

    List<Entry> newest() {
        return List.copyOf(newest);
    }
}
