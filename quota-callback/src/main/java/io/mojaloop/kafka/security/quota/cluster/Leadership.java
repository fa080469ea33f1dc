/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import io.mojaloop.kafka.security.policy.NamePattern;
import java.util.List;
import java.util.Map;

/**
 * Which part of the cluster's partitions this node leads. Immutable.
 *
 * @param source where this is known from
 * @param brokers how many there are, at least 1
 * @param topics leaders by topic
 */
public record Leadership(Source source, int brokers, Map<String, Leaders> topics) {
    public Leadership {
        topics = Map.copyOf(topics);
    }

    /** Where it is known from. */
    public enum Source {
        /** The broker told the call-back. */
        TOLD,
        /** A client of our own asks the cluster. */
        WATCHED,
        /** Nobody tells: each broker counts as much as the others. */
        EVEN
    }

    /**
     * @param own partitions that this node leads
     * @param all partitions that have a leader
     */
    public record Leaders(int own, int all) {}

    /** Nothing known but a number of brokers. */
    public static Leadership even(int brokers) {
        return new Leadership(Source.EVEN, Math.max(1, brokers), Map.of());
    }

    /**
     * This node's share of the leaders of some topics.
     *
     * @param patterns the topics; empty for all
     * @return 0 to 1; an even share if nothing is known of such topics
     */
    public double share(List<NamePattern> patterns) {
        long own = 0;
        long all = 0;
        for (Map.Entry<String, Leaders> topic : topics.entrySet()) {
            if (patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(topic.getKey()))) {
                own += topic.getValue().own();
                all += topic.getValue().all();
            }
        }
        return all == 0 ? 1.0 / brokers : (double) own / all;
    }

    /** In few words: it may have thousands of topics. */
    @Override
    public String toString() {
        long own = 0;
        long all = 0;
        for (Leaders leaders : topics.values()) {
            own += leaders.own();
            all += leaders.all();
        }
        return source + ", " + own + " of " + all + " in " + topics.size() + " topics on " + brokers + " brokers";
    }
}
