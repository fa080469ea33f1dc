/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.quota.compiled.LimitFloor;
import io.mojaloop.kafka.security.quota.stock.StockQuotas;
import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import io.mojaloop.kafka.security.quota.tags.Sanitizer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Reconfigurable;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaCallback;
import org.apache.kafka.server.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quotas for brokers and controllers of every kind, clause 4 of the standard:
 *
 * <pre>client.quota.callback.class=io.mojaloop.kafka.security.quota.PolicyQuotaCallback</pre>
 *
 * <p>Quotas of {@code kafka-configs} hold exactly as without a call-back: the eight levels of user and client id, their
 * precedence, live changes. With {@code security.policy.file} the {@code quotas} of the policy document fill what they
 * leave open: tenants with budgets of a broker or of the cluster, a default for whoever has none, a guard of the disks.
 * See docs/quotas.md.
 *
 * <p>No method throws (but {@link #configure}, which stops the start), and no limit is ever 0, negative or NaN, which
 * Kafka would take for "unlimited"; none of the policy is so small that Kafka's arithmetic overflows. All methods may be called from any
 * thread. The instances of one node share everything but Kafka's own quotas, of which each role is told by itself.
 */
public final class PolicyQuotaCallback implements ClientQuotaCallback, Reconfigurable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyQuotaCallback.class);

    private static final ClientQuotaType[] TYPES = ClientQuotaType.values();
    private static final long LOG_INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final StockQuotas[] stock = new StockQuotas[TYPES.length];
    private final Resolver[] resolvers = new Resolver[TYPES.length];
    private final Resets resets = new Resets();
    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - LOG_INTERVAL_NANOS);
    private volatile @Nullable NodeQuotas node;
    private volatile Resolver.NodeState state = Resolver.NodeState.NONE;

    /** Called by Kafka, which calls {@link #configure} next. */
    public PolicyQuotaCallback() {
        for (ClientQuotaType type : TYPES) {
            stock[type.ordinal()] = new StockQuotas(type);
            resolvers[type.ordinal()] = new Resolver(type, stock[type.ordinal()], () -> state);
        }
    }

    /**
     * Reads the configuration; with a policy, also starts what the node shares.
     *
     * @throws org.apache.kafka.common.config.ConfigException that names every wrong key, its value and the remedy
     */
    @Override
    public void configure(Map<String, ?> configs) {
        close();
        for (Resolver resolver : resolvers) {
            resolver.forget();
        }
        QuotaConfig config = QuotaConfig.of(configs);
        if (config.policy().file().isPresent()) {
            node = NodeQuotas.join(config, configs, this);
        }
    }

    /** Super users are exempt, and the authorizer lets them be changed without a restart. */
    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of(QuotaConfig.SUPER_USERS);
    }

    /** The authorizer, whose key it is, refuses what is no principal. */
    @Override
    public void validateReconfiguration(Map<String, ?> configs) {}

    @Override
    public void reconfigure(Map<String, ?> configs) {
        NodeQuotas shared = node;
        if (shared != null) {
            shared.superUsers(QuotaConfig.superUsers(configs));
        }
    }

    /** Called by the node whenever what it shares changes. @param limits whether limits may be others now */
    void accept(Resolver.NodeState changed, boolean limits) {
        state = changed;
        if (limits) {
            resets.request(System.nanoTime());
        }
    }

    Resolver resolver(ClientQuotaType type) {
        return resolvers[type.ordinal()];
    }

    @Override
    public Map<String, String> quotaMetricTags(
            ClientQuotaType type, KafkaPrincipal principal, @Nullable String clientId) {
        try {
            return resolvers[type.ordinal()].tags(principal, clientId == null ? "" : clientId);
        } catch (RuntimeException | StackOverflowError unexpected) {
            log("the budget of a client of " + type, unexpected);
            return QuotaTags.stock(Sanitizer.sanitize(String.valueOf(principal.getName())), "");
        }
    }

    @Override
    public @Nullable Double quotaLimit(ClientQuotaType type, Map<String, String> metricTags) {
        try {
            return resolvers[type.ordinal()].limit(metricTags);
        } catch (RuntimeException | StackOverflowError unexpected) {
            log("the limit of a budget of " + type, unexpected);
            return LimitFloor.of(type);
        }
    }

    @Override
    public void updateQuota(ClientQuotaType type, ClientQuotaEntity quotaEntity, double newValue) {
        try {
            stock[type.ordinal()].update(quotaEntity, newValue);
        } catch (RuntimeException unexpected) {
            log("a quota of " + type, unexpected);
        }
    }

    @Override
    public void removeQuota(ClientQuotaType type, ClientQuotaEntity quotaEntity) {
        try {
            stock[type.ordinal()].remove(quotaEntity);
        } catch (RuntimeException unexpected) {
            log("the removal of a quota of " + type, unexpected);
        }
    }

    @Override
    public boolean quotaResetRequired(ClientQuotaType type) {
        return resets.take(type);
    }

    @Override
    public boolean updateClusterMetadata(Cluster cluster) {
        NodeQuotas shared = node;
        try {
            return shared != null && shared.told(cluster);
        } catch (RuntimeException unexpected) {
            log("the leaders of partitions", unexpected);
            return false;
        }
    }

    /** Idempotent. Kafka's own quotas stay, the policy's end with the last instance of the node. */
    @Override
    public void close() {
        NodeQuotas shared = node;
        node = null;
        if (shared != null) {
            shared.leave(this);
        }
        state = Resolver.NodeState.NONE;
    }

    private void log(String what, Throwable unexpected) {
        long last = lastLogged.get();
        long now = System.nanoTime();
        if (now - last >= LOG_INTERVAL_NANOS && lastLogged.compareAndSet(last, now)) {
            LOG.error(
                    "Could not work out {}; the least is allowed instead. Further ones within a minute are not logged: {}",
                    what,
                    LogText.escape(String.valueOf(unexpected)),
                    unexpected);
        }
    }
}
