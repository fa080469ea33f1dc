/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.quota.allocation.Allocation;
import io.mojaloop.kafka.security.quota.allocation.Allotment;
import io.mojaloop.kafka.security.quota.cluster.ClientConfigs;
import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.cluster.OnDemandWatcher;
import io.mojaloop.kafka.security.quota.cluster.WatchRule;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import io.mojaloop.kafka.security.quota.storage.StorageGuard;
import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import io.mojaloop.kafka.security.quota.usage.Usage;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works out, about once a second, what each budget may use, and tells the call-backs if that has changed. What the policy's
 * watcher tells takes effect at once, by its thread.
 */
final class NodeLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyQuotaCallback.class);
    private static final ClientQuotaType[] TYPES = ClientQuotaType.values();
    private static final long CLOSE_MS = 10_000;

    /** How long Kafka's thread of metadata, which in ZooKeeper mode is one of requests, may be kept. */
    private static final long PATIENCE_MS = 20;

    private final QuotaConfig config;
    private final Clock clock = Clock.systemUTC();
    private final List<PolicyQuotaCallback> callbacks = new CopyOnWriteArrayList<>();
    private final Allotment allotment;
    private final OnDemandWatcher leaders;
    private final StorageGuard storage;
    private final NodeUsage usage;
    private final NodeWatch watch;
    private final NodeStatuses status;
    private final ScheduledExecutorService thread;
    private final AtomicReference<@Nullable Supplier<Leadership>> news = new AtomicReference<>();

    // Guarded by this.
    private CompiledQuotas policy = CompiledQuotas.NONE;
    private Leadership leadership;
    private List<Usage> usages = List.of();
    private Allocation.Slowing slowing = Allocation.Slowing.NONE;
    private Resolver.NodeState state = Resolver.NodeState.NONE;
    /** Of ticks only: leaders may move a hundred times a second, and whoever was seen lately still was. */
    private int period;
    /** What Kafka's limits are of, if it has looked. */
    private Allocation told = Allocation.NONE;

    private boolean reported;

    private boolean failing;

    private volatile Standing standing;

    NodeLoop(QuotaConfig config, Map<String, ?> configs, AuditTrail audit) {
        this.config = config;
        this.leadership = Leadership.even(config.settings().getInt(QuotaConfig.BROKERS));
        this.standing = new Standing(state, leadership, new double[0][TYPES.length]);
        boolean broker = config.reporter().roles().contains("broker");
        this.allotment = new Allotment(broker, QuotaConfig.windowSeconds(configs));
        this.leaders = OnDemandWatcher.of(
                WatchRule.of(
                        WatchRule.Choice.valueOf(
                                config.settings().getString(QuotaConfig.WATCH).toUpperCase(Locale.ROOT)),
                        broker,
                        !config.zooKeeperMode(),
                        WatchRule.kafkaVersion(),
                        clock.millis()),
                config.nodeId(),
                config.settings().getLong(QuotaConfig.WATCH_INTERVAL),
                configs,
                QuotaConfig.CLIENT,
                this::watched);
        this.storage = new StorageGuard(new StorageGuard.Settings(
                config.logDirs(),
                config.settings().getLong(QuotaConfig.STORAGE_INTERVAL),
                StorageGuard.Unreadable.valueOf(config.settings()
                        .getString(QuotaConfig.STORAGE_UNREADABLE)
                        .toUpperCase(Locale.ROOT)),
                config.settings().getLong(QuotaConfig.STORAGE_HOLD),
                config.settings().getLong(QuotaConfig.STORAGE_LEAST)));
        this.usage = new NodeUsage(config, callbacks);
        this.watch =
                new NodeWatch(config.reporter(), audit, callbacks, usage, () -> standing, this::storageUsedPercent);
        this.status = new NodeStatuses(config, () -> ClientConfigs.of(configs, QuotaConfig.CLIENT));
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "kafka-security-quota-" + config.nodeId());
            made.setDaemon(true);
            return made;
        });
    }

    private double storageUsedPercent() {
        return storage.status().mostUsedPercent().orElse(-1);
    }

    void start() {
        long interval = config.settings().getLong(QuotaConfig.INTERVAL);
        thread.scheduleWithFixedDelay(this::tickSafely, interval, interval, TimeUnit.MILLISECONDS);
    }

    void attach(PolicyQuotaCallback callback) {
        synchronized (this) {
            // Before it is asked for limits, which without a state would be none.
            callback.accept(state, !usage.hasReporter());
            callbacks.add(callback);
        }
    }

    void detach(PolicyQuotaCallback callback) {
        callbacks.remove(callback);
    }

    /** Lets a policy take effect. */
    synchronized void policy(CompiledQuotas changed) {
        policy = changed;
        publish(state.generation() + 1);
    }

    /**
     * Takes what Kafka tells. It is worked out by the thread of our own, since with thousands of tenants and topics that takes
     * a quarter of a second; whoever tells it waits a moment, which is enough for all others.
     *
     * @param found works out the leaders; what is told later replaces it
     * @return whether limits have changed that Kafka has to look for; if it takes longer, the call-backs ask for that later
     */
    boolean told(Supplier<Leadership> found) {
        news.set(found);
        try {
            return thread.submit(this::takeNews).get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | RejectedExecutionException laterOrNever) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private boolean takeNews() {
        Supplier<Leadership> found = news.getAndSet(null);
        return found != null && leadership(found.get());
    }

    /** @return whether limits have changed that Kafka has to look for */
    synchronized boolean leadership(Leadership changed) {
        if (changed.equals(leadership)) {
            return false;
        }
        leadership = changed;
        LOG.debug("Node {}: leaders of partitions: {}", config.nodeId(), changed);
        return publish(state.generation()) && !usage.hasReporter();
    }

    /** What a client of our own found out; what the broker tells comes first. */
    synchronized void watched(Leadership found) {
        if (leadership.source() != Leadership.Source.TOLD) {
            leadership(config.nodeId().isEmpty() ? Leadership.even(found.brokers()) : found);
        }
    }

    /** By the thread of our own; a failure that goes on is logged once. */
    void tickSafely() {
        try {
            tick();
            if (failing) {
                LOG.info("Node {}: quotas are worked out again", config.nodeId());
            }
            failing = false;
        } catch (RuntimeException | Error unexpected) {
            if (!failing) {
                LOG.error(
                        "Node {}: quotas stay as they are for now, it is tried again each time",
                        config.nodeId(),
                        unexpected);
            }
            failing = true;
        }
    }

    private void tick() {
        List<Usage> read = usage.read();
        long now = clock.millis();
        boolean clusterBudgets;
        boolean leadersTold;
        synchronized (this) {
            slowing = storage.tick(policy.storage(), policy.isEnforced(), now);
            usages = read;
            period++;
            publish(state.generation());
            clusterBudgets =
                    policy.tenants().stream().anyMatch(tenant -> tenant.tenant().scope() == Scope.CLUSTER);
            leadersTold = leadership.source() == Leadership.Source.TOLD;
        }
        leaders.tick(clusterBudgets, leadersTold, now);
        // Each time, not only after changes: Kafka may have set an older limit in between.
        usage.setLimits();
        watch.look(read, standing);
        Standing stands = standing;
        status.tick(
                now, stands.allocation(), stands.leadership(), storage.status().mostUsedPercent(), watch::measured);
    }

    private double[][] ratesOfTenants() {
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
        Allotment.Allotted allotted = allotment.next(policy, leadership, ratesOfTenants(), clock.millis());
        Allocation allocation = new Allocation(policy, allotted.limits(), slowing);
        // Against what was told last, not what was published last: small changes add up.
        boolean changed = generation != state.generation() || !allocation.hasLimitsOf(told);
        told = changed ? allocation : told;
        state = new Resolver.NodeState(allocation, generation, period);
        standing = new Standing(state, leadership, allotted.guaranteed());
        boolean byReporter = usage.hasReporter();
        boolean reset = !byReporter && (changed || reported);
        reported = byReporter;
        for (PolicyQuotaCallback callback : callbacks) {
            callback.accept(state, reset);
        }
        if (reset) {
            watch.metrics().reset();
        } else if (changed) {
            setLimitsSoon();
        }
        return changed;
    }

    /** By the thread of our own: whoever brings a change must not wait until it is everywhere. */
    private void setLimitsSoon() {
        try {
            thread.execute(this::setLimitsSafely);
        } catch (RejectedExecutionException closed) {
            LOG.debug("Node {}: limits stay, it closes", config.nodeId(), closed);
        }
    }

    private void setLimitsSafely() {
        try {
            usage.setLimits();
        } catch (RuntimeException | Error unexpected) {
            LOG.error("Node {}: some limits stay as they are until the next second", config.nodeId(), unexpected);
        }
    }

    @Override
    public void close() {
        leaders.close();
        thread.shutdownNow();
        storage.close();
        try {
            if (!thread.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("Node {}: the thread of quotas did not end", config.nodeId());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        watch.close();
        status.close();
    }
}
