/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import java.util.Map;
import java.util.TreeMap;

/** A set of sequences, as ranges. */
final class Sequences {
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** Adds a range of which nothing is in the set. */
    void add(long first, long last) {
        ranges.put(first, last);
    }

    boolean touches(long first, long last) {
        Map.Entry<Long, Long> before = ranges.floorEntry(last);
        return before != null && before.getValue() >= first;
    }

    /** How many of a range are in the set. */
    long count(long first, long last) {
        long count = 0;
        Long from = ranges.floorKey(first);
        for (Map.Entry<Long, Long> range :
                ranges.subMap(from == null ? first : from, true, last, true).entrySet()) {
            count += Math.max(0, Math.min(last, range.getValue()) - Math.max(first, range.getKey()) + 1);
        }
        return count;
    }
}
