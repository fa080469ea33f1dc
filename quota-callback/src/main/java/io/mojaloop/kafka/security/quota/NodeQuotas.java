/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.AuditTrails;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.reload.LoadedPolicy;
import io.mojaloop.kafka.security.policy.reload.PolicyConsumer;
import io.mojaloop.kafka.security.policy.reload.PolicyRefusal;
import io.mojaloop.kafka.security.policy.reload.PolicySource;
import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.cluster.Leaderships;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Cluster;

/**
 * What the call-backs of one node share: the policy's quotas, who leads which partition, what budgets use. A node that is
 * broker and controller has two call-backs, and Kafka tells only one of them of some changes (KAFKA-20650).
 */
final class NodeQuotas implements PolicyConsumer {
    private static final Map<String, NodeQuotas> OPEN = new HashMap<>();

    private final String key;
    private final QuotaConfig config;
    private final AuditTrail audit;
    private final NodeLoop loop;
    private final PolicySource source;
    private Policy policy = Policy.NONE;
    private Set<Principal> superUsers;
    private int users;

    private NodeQuotas(String key, QuotaConfig config, Map<String, ?> configs) {
        this.key = key;
        this.config = config;
        this.superUsers = config.superUsers();
        this.audit = AuditTrails.open(configs, LogText::escape);
        try {
            this.loop = new NodeLoop(config, configs, audit);
        } catch (RuntimeException | Error refused) {
            audit.close();
            throw refused;
        }
        try {
            this.source = PolicySource.open(
                    config.policy().file().orElseThrow(), config.policy().reloadInterval(), this);
            loop.start();
        } catch (RuntimeException | Error refused) {
            loop.close();
            audit.close();
            throw refused;
        }
    }

    /** Starts what a node shares, or joins it. Two clusters in one JVM have other directories. */
    static NodeQuotas join(QuotaConfig config, Map<String, ?> configs, PolicyQuotaCallback callback) {
        String key = config.nodeId() + " " + config.logDirs() + " "
                + config.policy().file() + " " + config.settings().originals();
        synchronized (OPEN) {
            NodeQuotas node = OPEN.get(key);
            if (node == null) {
                node = new NodeQuotas(key, config, configs);
                OPEN.put(key, node);
            }
            node.users++;
            node.loop.attach(callback);
            return node;
        }
    }

    void leave(PolicyQuotaCallback callback) {
        synchronized (OPEN) {
            loop.detach(callback);
            if (--users > 0) {
                return;
            }
            OPEN.remove(key);
        }
        source.close();
        loop.close();
        audit.close();
    }

    /** Takes who leads which partition. @return whether limits have changed, so that all are to be looked at again */
    boolean told(Cluster cluster) {
        return loop.told(() -> leadership(cluster));
    }

    private Leadership leadership(Cluster cluster) {
        // Whoever is told this has registered by now, and so has a number.
        String node = config.nodeId().isEmpty() ? QuotaConfig.keptNodeId(config.logDirs()) : config.nodeId();
        Leadership told = Leaderships.of(Leadership.Source.TOLD, cluster, node);
        // One that does not know itself in it would take itself for one that leads nothing.
        return node.isEmpty() ? Leadership.even(told.brokers()) : told;
    }

    /** What a policy can say of quotas any node can do; the reader has checked it. */
    @Override
    public List<Problem> check(LoadedPolicy candidate) {
        return List.of();
    }

    @Override
    public synchronized void accept(LoadedPolicy loaded) {
        policy = loaded.policy();
        compile();
    }

    /** Lets other super users be exempt. */
    synchronized void superUsers(Set<Principal> changed) {
        if (!changed.equals(superUsers)) {
            superUsers = Set.copyOf(changed);
            compile();
        }
    }

    private void compile() {
        boolean exempt = config.settings().getBoolean(QuotaConfig.EXEMPT_SUPER_USERS)
                && !policy.quotas().isEmpty();
        loop.policy(CompiledQuotas.of(policy, exempt ? superUsers : Set.of()));
    }

    /** Quotas do not depend on the time. */
    @Override
    public void timePassed(LoadedPolicy loaded, Instant now) {}

    /** The policy's watcher logs it and the authorizer tells the audit trail. */
    @Override
    public void refused(PolicyRefusal refusal) {}
}
