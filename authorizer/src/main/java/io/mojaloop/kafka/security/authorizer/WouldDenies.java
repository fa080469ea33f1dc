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

    /** @param rule what would deny it: a rule of the index, told apart by identity, or a text */
    record Key(
            String principalType,
            String principalName,
            AclOperation operation,
            ResourceType resourceType,
            String resource,
            Object rule) {}

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
        return counts.entrySet().stream()
                .map(entry -> WouldDenyCount.of(entry.getKey(), entry.getValue().sum()))
                .sorted(Comparator.comparingLong(WouldDenyCount::getCount).reversed())
                .limit(limit)
                .toList();
    }

    /** Forgets all, for a new version of the policy: what the old one would have denied tells nothing about it. */
    void clear() {
        counts.clear();
    }
}
