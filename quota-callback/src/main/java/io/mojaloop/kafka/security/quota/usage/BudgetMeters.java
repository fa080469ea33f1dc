/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Quota;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own metrics of the budgets of one node. Whoever holds them need not ask JMX, and can set a limit where Kafka
 * itself would set it, so that no request thread has to look for what has changed.
 *
 * <p>Metrics come and go by any thread, that of a client's first request among them, which must not wait; one thread reads
 * and sets. As many entries as Kafka has budgets, which it forgets an hour after their last use.
 */
public final class BudgetMeters implements UsageReader {
    private final Map<Budget, Meter> meters = new ConcurrentHashMap<>();

    /** Null where Kafka has no such metric, or not yet. */
    private record Meter(
            BudgetMetrics names,
            @Nullable KafkaMetric rate,
            @Nullable KafkaMetric limited,
            @Nullable KafkaMetric throttleTime) {
        Meter with(String name, @Nullable KafkaMetric metric) {
            return new Meter(
                    names,
                    name.equals(names.rate()) ? metric : rate,
                    name.equals(names.limited()) ? metric : limited,
                    name.equals(BudgetMetrics.THROTTLE_TIME) ? metric : throttleTime);
        }

        boolean has(KafkaMetric metric) {
            return rate == metric || limited == metric || throttleTime == metric;
        }

        boolean isEmpty() {
            return rate == null && limited == null && throttleTime == null;
        }
    }

    /** What a budget may use. */
    @FunctionalInterface
    public interface Limits {
        /** @return null if there is no limit; NaN if it is not known just now, then Kafka's stays */
        @Nullable
        Double of(ClientQuotaType type, Map<String, String> tags);
    }

    /** Takes a metric that Kafka has now; those of other things are passed over. */
    public void add(KafkaMetric metric) {
        BudgetMetrics names = namesOf(metric);
        if (names != null) {
            String name = metric.metricName().name();
            meters.compute(
                    new Budget(names.type(), metric.metricName().tags()),
                    (budget, known) -> (known == null ? new Meter(names, null, null, null) : known).with(name, metric));
        }
    }

    /** Forgets a metric that Kafka has no more. */
    public void remove(KafkaMetric metric) {
        BudgetMetrics names = namesOf(metric);
        if (names != null) {
            meters.computeIfPresent(new Budget(names.type(), metric.metricName().tags()), (budget, known) -> {
                if (!known.has(metric)) {
                    return known; // a newer one of the same name has come meanwhile
                }
                Meter rest = known.with(metric.metricName().name(), null);
                return rest.isEmpty() ? null : rest;
            });
        }
    }

    private static @Nullable BudgetMetrics namesOf(KafkaMetric metric) {
        BudgetMetrics names = BudgetMetrics.ofGroup(metric.metricName().group());
        String name = metric.metricName().name();
        return names != null
                        && (name.equals(names.rate())
                                || name.equals(names.limited())
                                || name.equals(BudgetMetrics.THROTTLE_TIME))
                ? names
                : null;
    }

    @Override
    public List<Usage> read() {
        List<Usage> usages = new ArrayList<>(meters.size());
        meters.forEach((budget, meter) -> {
            if (meter.rate != null) {
                usages.add(Usage.measured(
                        budget.type(),
                        budget.tags(),
                        value(meter.rate),
                        value(meter.throttleTime),
                        meter.names.hasTokens() ? value(meter.limited) : 0));
            }
        });
        return usages;
    }

    private static double value(@Nullable KafkaMetric metric) {
        return metric != null && metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
    }

    /**
     * Sets the limits that are others now, as Kafka's updateQuotaMetricConfigs does: which may run at the same time and
     * comes to the same, as both ask the call-back.
     *
     * @return how many were set
     */
    public int set(Limits limits) {
        int set = 0;
        for (Map.Entry<Budget, Meter> entry : meters.entrySet()) {
            KafkaMetric metric = entry.getValue().limited;
            if (metric != null && set(metric, entry.getKey(), limits)) {
                set++;
            }
        }
        return set;
    }

    private static boolean set(KafkaMetric metric, Budget budget, Limits limits) {
        boolean changed = false;
        // A limit may change between asking and setting, and Kafka may have set the new one in between: so ask again.
        for (int round = 0; round < 3; round++) {
            double limit = limit(limits.of(budget.type(), budget.tags()));
            MetricConfig config = metric.config();
            @Nullable Quota quota = config.quota();
            if (Double.isNaN(limit) || quota != null && quota.bound() == limit) {
                break;
            }
            metric.config(withLimit(config, limit));
            changed = true;
        }
        return changed;
    }

    /** As ClientQuotaManager has it: without a limit, the greatest long. */
    private static double limit(@Nullable Double limit) {
        return limit == null ? Long.MAX_VALUE : limit;
    }

    /** A new one: the old one may be in use by threads that hold other locks. */
    private static MetricConfig withLimit(MetricConfig config, double limit) {
        return new MetricConfig()
                .samples(config.samples())
                .timeWindow(config.timeWindowMs(), TimeUnit.MILLISECONDS)
                .eventWindow(config.eventWindow())
                .recordLevel(config.recordLevel())
                .tags(config.tags())
                .quota(new Quota(limit, true));
    }

    /** How many budgets Kafka has. */
    public int size() {
        return meters.size();
    }
}
