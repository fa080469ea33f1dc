/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.quota.cluster.Leadership.Leaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers {@link Leadership#share} for thousands of tenants: names of topics in order, with sums of leaders up to each, so
 * that a prefix is two searches whatever it matches. {@code abc*} of these is 12 - 5 of 30 - 10:
 *
 * <pre>
 * topics          aa  abc  abcd  b
 * own before       0    5     9  12
 * all before       0   10    20  30
 * </pre>
 *
 * Patterns that others cover are left out first, so that no partition counts twice. Equal lists are looked up once. One
 * thread.
 */
public final class TopicShares {
    private final Leadership leadership;
    private final String[] topics;
    private final long[] own;
    private final long[] all;
    private final Map<List<NamePattern>, Double> known = new HashMap<>();

    public TopicShares(Leadership leadership) {
        this.leadership = leadership;
        topics = leadership.topics().keySet().toArray(new String[0]);
        Arrays.sort(topics);
        own = new long[topics.length + 1];
        all = new long[topics.length + 1];
        for (int i = 0; i < topics.length; i++) {
            Leaders leaders = leadership.topics().getOrDefault(topics[i], new Leaders(0, 0));
            own[i + 1] = own[i] + leaders.own();
            all[i + 1] = all[i] + leaders.all();
        }
    }

    /** As {@link Leadership#share}. */
    public double share(List<NamePattern> patterns) {
        return known.computeIfAbsent(patterns, this::find);
    }

    private double find(List<NamePattern> patterns) {
        List<NamePattern> apart = patterns.isEmpty() ? List.of(NamePattern.ALL) : apart(patterns);
        long ownLeaders = 0;
        long allLeaders = 0;
        for (NamePattern pattern : apart) {
            int from = pattern.isAll() ? 0 : begin(pattern.name());
            int to = pattern.isAll()
                    ? topics.length
                    : pattern.prefixed() ? end(pattern.name()) : endOfLiteral(from, pattern);
            ownLeaders += own[to] - own[from];
            allLeaders += all[to] - all[from];
        }
        return allLeaders == 0 ? 1.0 / leadership.brokers() : (double) ownLeaders / allLeaders;
    }

    /** The same topics by patterns of which no two match the same. */
    private static List<NamePattern> apart(List<NamePattern> patterns) {
        List<NamePattern> apart = new ArrayList<>();
        for (NamePattern pattern : patterns) {
            if (apart.stream().noneMatch(other -> other.covers(pattern))) {
                apart.removeIf(pattern::covers);
                apart.add(pattern);
            }
        }
        return apart;
    }

    private int endOfLiteral(int from, NamePattern literal) {
        return from < topics.length && topics[from].equals(literal.name()) ? from + 1 : from;
    }

    /** The first topic that is not before a name. */
    private int begin(String name) {
        int found = Arrays.binarySearch(topics, name);
        return found >= 0 ? found : -found - 1;
    }

    /** The first topic behind all that begin so. */
    private int end(String prefix) {
        int low = begin(prefix);
        int high = topics.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (topics[middle].startsWith(prefix)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
