/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Counts what monitor mode would deny, by principal, operation, resource and rule. Names of clients are without end, so
 * only {@value #MOST} combinations are told apart; what comes after is counted together. Thread-safe.
 */
final class WouldDenies {
    static final int MOST = 10_000;

    /** Longer names are cut: Kafka checks rights before it checks names, and reads up to 32 KiB of them. */
    private static final int LONGEST_NAME = 256;

    /**
     * Ordered, so that names with equal hash codes, which a client can choose, do not make the table slow.
     *
     * @param rule what would deny it: a rule of the index, told apart by identity, or a text
     */
    record Key(
            String principalType,
            String principalName,
            AclOperation operation,
            ResourceType resourceType,
            String resource,
            Object rule)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::resource)
                .thenComparing(Key::principalName)
                .thenComparing(Key::principalType)
                .thenComparing(Key::operation)
                .thenComparing(Key::resourceType);

        Key {
            principalName = cut(principalName);
            resource = cut(resource);
        }

        private static String cut(String name) {
            return name.length() <= LONGEST_NAME
                    ? name
                    : name.substring(0, LONGEST_NAME) + "... (" + name.length() + " characters)";
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder total = new LongAdder();
    private final LongAdder others = new LongAdder();

    /** Counts one. @return whether it is the first of its kind */
    boolean count(Key key) {
        total.increment();
        LongAdder known = counts.get(key);
        if (known == null && counts.size() >= MOST) {
            others.increment();
            return false;
        }
        LongAdder fresh = known == null ? new LongAdder() : known;
        LongAdder present = known == null ? counts.putIfAbsent(key, fresh) : known;
        (present == null ? fresh : present).increment();
        return present == null;
    }

    long total() {
        return total.sum();
    }

    /** How many were not told apart. */
    long others() {
        return others.sum();
    }

    /** The most frequent ones. */
    List<WouldDenyCount> top(int limit) {
        record Row(Key key, long count) {}
        return counts.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue().sum()))
                .sorted(Comparator.comparingLong(Row::count).reversed())
                .limit(limit)
                .map(row -> WouldDenyCount.of(row.key(), row.count()))
                .toList();
    }

    /** Forgets all, for a new version of the policy: what the old one would have denied tells nothing about it. */
    void clear() {
        counts.clear();
        others.reset();
    }
}
