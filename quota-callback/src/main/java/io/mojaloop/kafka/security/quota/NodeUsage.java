/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.quota.usage.BudgetMeters;
import io.mojaloop.kafka.security.quota.usage.JmxUsageReader;
import io.mojaloop.kafka.security.quota.usage.PacedReader;
import io.mojaloop.kafka.security.quota.usage.Usage;
import io.mojaloop.kafka.security.quota.usage.UsageReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * Where the usage of a node's budgets is read and their limits are set: at Kafka's metrics themselves if there is a {@link
 * QuotaMetricsReporter}; without one usage is read by JMX, and request threads have to set limits. One thread reads and
 * sets.
 */
final class NodeUsage {
    private final QuotaConfig config;
    private final List<PolicyQuotaCallback> callbacks;
    private final PacedReader paced = new PacedReader(System::nanoTime);
    private final UsageReader jmx = new JmxUsageReader(ManagementFactory.getPlatformMBeanServer());
    private final AtomicLong limitsSet = new AtomicLong();

    /** @param callbacks of the node, as they are just now */
    NodeUsage(QuotaConfig config, List<PolicyQuotaCallback> callbacks) {
        this.config = config;
        this.callbacks = callbacks;
    }

    /** Whether nobody has to be told to look for new limits. */
    boolean hasReporter() {
        return !meters().isEmpty();
    }

    private List<BudgetMeters> meters() {
        return QuotaMetricsReporter.of(config);
    }

    /** @return the very list of the last time if reading again would take too much of a processor */
    List<Usage> read() {
        List<BudgetMeters> meters = meters();
        return paced.read(
                switch (meters.size()) {
                    case 0 -> jmx;
                    case 1 -> meters.get(0);
                    default -> () -> together(meters);
                });
    }

    private static List<Usage> together(List<BudgetMeters> meters) {
        List<Usage> all = new ArrayList<>();
        meters.forEach(each -> all.addAll(each.read()));
        return all;
    }

    /** Sets the limits that are others now, if there is a reporter. */
    void setLimits() {
        for (BudgetMeters meters : meters()) {
            limitsSet.addAndGet(meters.set(this::limit));
        }
    }

    /**
     * Two call-backs of one node may have heard of different quotas of {@code kafka-configs} (KAFKA-20650): then the limit
     * that Kafka set by either stays.
     */
    private @Nullable Double limit(ClientQuotaType type, Map<String, String> tags) {
        boolean first = true;
        @Nullable Double limit = Double.NaN;
        for (PolicyQuotaCallback callback : callbacks) {
            @Nullable Double of = callback.quotaLimit(type, tags);
            if (!first && !Objects.equals(limit, of)) {
                return Double.NaN;
            }
            limit = of;
            first = false;
        }
        return limit;
    }

    long limitsSet() {
        return limitsSet.get();
    }

    long readNanos() {
        return paced.tookNanos();
    }
}
