/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.quota.allocation.Allocation;
import io.mojaloop.kafka.security.quota.allocation.Allotment;
import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import io.mojaloop.kafka.security.quota.storage.StorageGuard;
import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import io.mojaloop.kafka.security.quota.usage.Usage;
import io.mojaloop.kafka.security.quota.usage.UsageReader;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works out, about once a second, what each budget may use, and tells the call-backs if that has changed. What Kafka and
 * the policy's watcher tell takes effect at once, by their thread.
 */
final class NodeLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyQuotaCallback.class);
    private static final ClientQuotaType[] TYPES = ClientQuotaType.values();
    private static final long CLOSE_MS = 10_000;

    private final QuotaConfig config;
    private final Reporter reporter;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();
    private final List<PolicyQuotaCallback> callbacks = new CopyOnWriteArrayList<>();
    private final Allotment allotment = new Allotment();
    private final StorageGuard storage;
    private final UsageReader reader;
    private final ScheduledExecutorService thread;

    // Guarded by this.
    private CompiledQuotas policy = CompiledQuotas.NONE;
    private Leadership leadership;
    private double[][] rates = new double[0][TYPES.length];
    private Allocation.Slowing slowing = Allocation.Slowing.NONE;
    private Resolver.NodeState state = Resolver.NodeState.NONE;

    NodeLoop(QuotaConfig config, Map<String, ?> configs, AuditTrail audit) {
        this.config = config;
        this.audit = audit;
        this.reporter = new Reporter("quota-callback", config.nodeId(), config.roles());
        this.leadership = Leadership.even(config.settings().getInt(QuotaConfig.BROKERS));
        this.storage = new StorageGuard(new StorageGuard.Settings(
                config.logDirs(),
                config.settings().getLong(QuotaConfig.STORAGE_INTERVAL),
                StorageGuard.Unreadable.valueOf(config.settings()
                        .getString(QuotaConfig.STORAGE_UNREADABLE)
                        .toUpperCase(Locale.ROOT)),
                config.settings().getLong(QuotaConfig.STORAGE_HOLD),
                config.settings().getLong(QuotaConfig.STORAGE_LEAST)));
        this.reader = List::of; // TODO(F)
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "kafka-security-quota-" + config.nodeId());
            made.setDaemon(true);
            return made;
        });
    }

    void start() {
        long interval = config.settings().getLong(QuotaConfig.INTERVAL);
        thread.scheduleWithFixedDelay(this::tickSafely, interval, interval, TimeUnit.MILLISECONDS);
    }

    void attach(PolicyQuotaCallback callback) {
        synchronized (this) {
            callbacks.add(callback);
            callback.accept(state, true);
        }
    }

    void detach(PolicyQuotaCallback callback) {
        callbacks.remove(callback);
    }

    /** Lets a policy take effect. */
    synchronized void policy(CompiledQuotas changed) {
        policy = changed;
        rates = new double[changed.tenants().size()][TYPES.length];
        publish(state.generation() + 1);
    }

    /** @return whether limits have changed */
    synchronized boolean leadership(Leadership changed) {
        if (changed.equals(leadership)) {
            return false;
        }
        leadership = changed;
        return publish(state.generation());
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException | Error unexpected) {
            LOG.error("Node {}: quotas stay as they are for now", config.nodeId(), unexpected);
        }
    }

    private void tick() {
        List<Usage> usages = reader.read();
        long now = clock.millis();
        synchronized (this) {
            slowing = storage.tick(policy.storage(), policy.isEnforced(), now);
            rates = ratesOfTenants(usages);
            publish(state.generation());
        }
        // TODO(F): the watch, the metrics, the status
    }

    private double[][] ratesOfTenants(List<Usage> usages) {
        Map<String, CompiledTenant> byTag = new HashMap<>();
        policy.tenants().forEach(tenant -> byTag.put(tenant.tags().get(QuotaTags.TENANT), tenant));
        double[][] read = new double[policy.tenants().size()][TYPES.length];
        for (Usage usage : usages) {
            CompiledTenant tenant = byTag.get(usage.tags().get(QuotaTags.TENANT));
            if (tenant != null) {
                read[tenant.index()][usage.type().ordinal()] += usage.rate();
            }
        }
        return read;
    }

    /** @return whether limits have changed */
    private boolean publish(int generation) {
        Allotment.Allotted allotted = allotment.next(policy, leadership, rates, clock.millis());
        Allocation allocation = new Allocation(policy, allotted.limits(), slowing);
        boolean changed = generation != state.generation() || !allocation.hasLimitsOf(state.allocation());
        state = new Resolver.NodeState(allocation, generation, state.period() + 1);
        for (PolicyQuotaCallback callback : callbacks) {
            callback.accept(state, changed);
        }
        return changed;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        storage.close();
        try {
            if (!thread.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("Node {}: the thread of quotas did not end", config.nodeId());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
