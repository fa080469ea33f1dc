/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts and ends a {@link LeadershipWatcher} as a {@link WatchRule} says. One thread, but for {@link #close}. */
public final class OnDemandWatcher implements AutoCloseable {
    private final WatchRule rule;
    private final Function<Consumer<Leadership>, LeadershipWatcher> starter;
    private final Consumer<Leadership> sink;
    private @Nullable LeadershipWatcher watcher;
    private boolean closed;

    OnDemandWatcher(
            WatchRule rule, Function<Consumer<Leadership>, LeadershipWatcher> starter, Consumer<Leadership> sink) {
        this.rule = rule;
        this.starter = starter;
        this.sink = sink;
    }

    /**
     * @param server all of {@code server.properties}
     * @param clientPrefix of keys of the client: see {@link ClientConfigs}
     * @param sink told by the watcher's thread
     * @throws org.apache.kafka.common.config.ConfigException if it is always to watch and cannot
     */
    public static OnDemandWatcher of(
            WatchRule rule,
            String nodeId,
            long intervalMs,
            Map<String, ?> server,
            String clientPrefix,
            Consumer<Leadership> sink) {
        if (rule.choice() == WatchRule.Choice.ON) {
            ClientConfigs.of(server, clientPrefix);
        }
        return new OnDemandWatcher(
                rule,
                told -> LeadershipWatcher.start(nodeId, intervalMs, () -> ClientConfigs.of(server, clientPrefix), told),
                sink);
    }

    /** Starts or ends it; an end may take some seconds. The arguments are those of {@link WatchRule#isToWatch}. */
    public void tick(boolean clusterBudgets, boolean hasTold, long nowMs) {
        boolean wanted = rule.isToWatch(clusterBudgets, hasTold, nowMs);
        LeadershipWatcher ending = null;
        synchronized (this) {
            if (wanted && watcher == null && !closed) {
                watcher = starter.apply(sink);
            } else if (!wanted && watcher != null) {
                ending = watcher;
                watcher = null;
            }
        }
        if (ending != null) {
            ending.close();
        }
    }

    /** Whether it watches now. */
    public synchronized boolean isWatching() {
        return watcher != null;
    }

    /** Idempotent. */
    @Override
    public void close() {
        LeadershipWatcher ending;
        synchronized (this) {
            closed = true;
            ending = watcher;
            watcher = null;
        }
        if (ending != null) {
            ending.close();
        }
    }
}
