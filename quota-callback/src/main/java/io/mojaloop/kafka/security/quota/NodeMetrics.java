/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.watch.QuotaMXBean;
import io.mojaloop.kafka.security.quota.watch.TenantMetrics;
import io.mojaloop.kafka.security.quota.watch.ThrottleWatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What JMX is told of a node's quotas. */
final class NodeMetrics implements QuotaMXBean {
    private static final double NANOS_PER_MS = 1e6;

    private final Supplier<Standing> standing;
    private final NodeUsage usage;
    private final ThrottleWatch watch;
    private final TenantMetrics tenants;
    private final DoubleSupplier storageUsedPercent;
    private final LongSupplier elapsedClock;
    private final AtomicLong resets = new AtomicLong();
    private volatile int budgets;
    private volatile long lookedMs = Long.MIN_VALUE;

    NodeMetrics(
            Supplier<Standing> standing,
            NodeUsage usage,
            ThrottleWatch watch,
            TenantMetrics tenants,
            DoubleSupplier storageUsedPercent,
            LongSupplier elapsedClock) {
        this.standing = standing;
        this.usage = usage;
        this.watch = watch;
        this.tenants = tenants;
        this.storageUsedPercent = storageUsedPercent;
        this.elapsedClock = elapsedClock;
    }

    void looked(int atBudgets) {
        budgets = atBudgets;
        lookedMs = elapsedClock.getAsLong();
    }

    void reset() {
        resets.incrementAndGet();
    }

    private CompiledQuotas policy() {
        return standing.get().allocation().policy();
    }

    @Override
    public String getMode() {
        return policy().isEmpty() ? "NONE" : policy().isEnforced() ? "ENFORCE" : "MONITOR";
    }

    @Override
    public String getSplit() {
        return standing.get().leadership().source().name();
    }

    @Override
    public int getBrokers() {
        return standing.get().leadership().brokers();
    }

    @Override
    public int getTenants() {
        return policy().tenants().size();
    }

    @Override
    public int getTenantBudgetsWithoutMBean() {
        return tenants.without();
    }

    @Override
    public int getBudgets() {
        return budgets;
    }

    @Override
    public int getThrottledBudgets() {
        return watch.slowedNow();
    }

    @Override
    public long getThrottlingsTold() {
        return watch.told();
    }

    @Override
    public long getThrottlingsUntold() {
        return watch.untold();
    }

    @Override
    public double getStorageFactor() {
        return standing.get().allocation().slowing().factor();
    }

    @Override
    public double getStorageUsedPercent() {
        return storageUsedPercent.getAsDouble();
    }

    @Override
    public long getResets() {
        return resets.get();
    }

    @Override
    public long getLimitsSet() {
        return usage.limitsSet();
    }

    @Override
    public long getReloads() {
        return standing.get().state().generation();
    }

    @Override
    public String getUsageSource() {
        return usage.hasReporter() ? "REPORTER" : "JMX";
    }

    @Override
    public double getReadMs() {
        return usage.readNanos() / NANOS_PER_MS;
    }

    @Override
    public long getAgeMs() {
        long at = lookedMs;
        return at == Long.MIN_VALUE ? -1 : elapsedClock.getAsLong() - at;
    }
}
