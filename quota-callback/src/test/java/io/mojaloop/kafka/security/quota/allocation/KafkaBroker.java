/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.stats.Rate;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * A broker's quotas for producing and its clients, without a broker: Kafka's own {@link Rate} of 11 samples of a second and
 * its rule of the delay, clients that send when they were answered and not before the delay is over, and {@link Allotment}
 * once a second. Time is made, so every run is the same.
 */
final class KafkaBroker {
    private static final MetricConfig CONFIG =
            new MetricConfig().timeWindow(1, TimeUnit.SECONDS).samples(11);
    private static final int PRODUCE = ClientQuotaType.PRODUCE.ordinal();
    private static final long STEP_MS = 1;

    private final CompiledQuotas policy;
    private final Allotment allotment = new Allotment(true, Allotment.DEFAULT_WINDOW_SECONDS);
    private final Map<String, Budget> budgets = new HashMap<>();
    private Leadership leadership = Leadership.even(1);
    private long nowMs = 1_700_000_000_000L;

    /** What one tenant has and does. */
    static final class Budget {
        final int index;
        private final Rate rate = new Rate();
        /** When each sends next, and until when it is held up. */
        private final List<double[]> connections = new ArrayList<>();

        private int requestBytes = 1;
        private double offered;
        double guarantee;
        double limit;
        /** All it sent. */
        double sent;

        long longestDelayMs;

        Budget(int index) {
            this.index = index;
        }

        /** From now on so many connections try to send so much together. */
        void offer(double bytesPerSecond, int connectionCount, int bytesOfARequest) {
            offered = bytesPerSecond;
            requestBytes = bytesOfARequest;
            connections.forEach(next -> next[0] = next[1]);
            while (connections.size() < connectionCount) {
                connections.add(new double[2]);
            }
        }

        private void run(long nowMs) {
            if (offered <= 0) {
                return;
            }
            double gapMs = 1000.0 * requestBytes * connections.size() / offered;
            for (double[] next : connections) {
                if (nowMs >= next[0]) {
                    // In time with what is offered, unless it was held up.
                    double due = nowMs - next[0] <= 1 ? next[0] : nowMs;
                    next[1] = nowMs + send(nowMs);
                    next[0] = Math.max(due + gapMs, next[1]);
                }
            }
        }

        private double send(long nowMs) {
            sent += requestBytes;
            rate.record(CONFIG, requestBytes, nowMs);
            double observed = rate.measure(CONFIG, nowMs);
            if (observed <= limit) {
                return 0;
            }
            long delay = Math.round((observed - limit) / limit * rate.windowSize(CONFIG, nowMs));
            longestDelayMs = Math.max(longestDelayMs, delay);
            return delay;
        }
    }

    KafkaBroker(CompiledQuotas policy) {
        this.policy = policy;
        for (CompiledTenant tenant : policy.tenants()) {
            budgets.put(tenant.name(), new Budget(tenant.index()));
        }
        allot();
    }

    Budget of(String tenant) {
        return budgets.get(tenant);
    }

    void leadership(Leadership changed) {
        leadership = changed;
        allot();
    }

    private void allot() {
        double[][] rates = new double[policy.tenants().size()][ClientQuotaType.values().length];
        for (Budget budget : budgets.values()) {
            rates[budget.index][PRODUCE] = budget.rate.measure(CONFIG, nowMs);
        }
        Allotment.Allotted allotted = allotment.next(policy, leadership, rates, nowMs);
        for (Budget budget : budgets.values()) {
            budget.guarantee = allotted.guaranteed()[budget.index][PRODUCE];
            budget.limit = allotted.limits()[budget.index][PRODUCE];
        }
    }

    /** @return by tenant, what each sent in a second, in the mean of that time */
    Map<String, Double> run(int seconds) {
        Map<String, Double> before = new HashMap<>();
        budgets.forEach((name, budget) -> before.put(name, budget.sent));
        for (int second = 0; second < seconds; second++) {
            for (long step = 0; step < 1000; step += STEP_MS) {
                nowMs += STEP_MS;
                budgets.values().forEach(budget -> budget.run(nowMs));
            }
            allot();
        }
        Map<String, Double> rates = new HashMap<>();
        budgets.forEach((name, budget) -> rates.put(name, (budget.sent - before.get(name)) / seconds));
        return rates;
    }
}
