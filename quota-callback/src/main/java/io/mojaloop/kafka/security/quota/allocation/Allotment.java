/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * Works out what each tenant may use on this node: its guarantee ({@link Split} has the bound of it), and for who borrows
 * what others leave idle:
 *
 * <ul>
 *   <li>A limit is never below the guarantee. So an owner that wakes is served at once; what has to end is what was lent
 *       beyond the sum of the guarantees.
 *   <li>Idle is what a tenant left of 95% of its guarantee at any time in the last 10 s, by Kafka's mean and by how fast
 *       that rises. A tenant that wants to borrow lends nothing. Clients in no tenant neither lend nor borrow.
 *   <li>Who uses 80% of its limit may grow by a quarter of it a second (or 5% of what is idle, if that is more), as far as
 *       what is idle allows; those who compete share it by weight. Who uses less keeps what it uses and a quarter more.
 *   <li>Limits sink with the use: to no less than 80% of what Kafka measured last. A limit lower by a factor k would mute
 *       the client for (k - 1) x 11 s at its next request, and Kafka does not take a delay back; so it is 2.75 s at most.
 *       That holds for every reason: lenders that wake, leaders that moved away, a policy with less in it, or one that is
 *       enforced from now on. Who is far above its limit all the same, as it has more under way than some seconds of it,
 *       waits longer than that already: it has a tenth less each second.
 *   <li>So what was lent is back one interval and Kafka's window of 11 s after its owner came, and 3 s more for the owner to
 *       be noticed: 15 s with the default interval.
 *   <li>Changes by less than 2% are not made.
 * </ul>
 *
 * <p>Bytes and request time are lent. Mutations are not: Kafka counts them by a token bucket in which an idle budget saves up
 * for a burst by itself.
 *
 * <p>One thread.
 */
public final class Allotment {
    private static final ClientQuotaType[] TYPES = ClientQuotaType.values();
    private static final Set<ClientQuotaType> LENT =
            Set.of(ClientQuotaType.PRODUCE, ClientQuotaType.FETCH, ClientQuotaType.REQUEST);

    /** Kafka's default: 11 samples of a second. */
    public static final double DEFAULT_WINDOW_SECONDS = 11;

    private final boolean broker;
    private final double windowSeconds;
    private final List<Map<String, Account>> byName = new ArrayList<>();
    private @Nullable CompiledQuotas policy;
    private @Nullable Leadership leadership;
    private double[][] guaranteed = new double[0][TYPES.length];
    private long lastMs = Long.MAX_VALUE;

    /**
     * By {@link CompiledTenant#index} and type; 0 where a tenant has no limit of a type.
     *
     * @param guaranteed what the tenant has in any case
     * @param limits that, and what it may borrow for now
     */
    public record Allotted(double[][] guaranteed, double[][] limits) {}

    /**
     * @param broker whether this node is one; not if it is controller only
     * @param windowSeconds over which Kafka measures: {@code quota.window.num} x {@code quota.window.size.seconds}
     */
    public Allotment(boolean broker, double windowSeconds) {
        this.broker = broker;
        this.windowSeconds = windowSeconds;
        for (int type = 0; type < TYPES.length; type++) {
            byName.add(Map.of());
        }
    }

    /**
     * Works it out anew. May be called at any time, about once a second in the mean.
     *
     * @param rates what each tenant uses, by {@link CompiledTenant#index} and type
     */
    public Allotted next(CompiledQuotas currentPolicy, Leadership currentLeadership, double[][] rates, long nowMs) {
        double seconds = Math.max(0, Math.min(1, (nowMs - lastMs) / 1000.0));
        lastMs = nowMs;
        if (currentPolicy != policy || currentLeadership != leadership) {
            guaranteed = Split.of(currentPolicy.tenants(), currentLeadership, broker);
        }
        if (currentPolicy != policy) {
            keepThoseOf(currentPolicy);
        }
        policy = currentPolicy;
        leadership = currentLeadership;
        double[][] limits = new double[guaranteed.length][];
        for (int tenant = 0; tenant < limits.length; tenant++) {
            limits[tenant] = guaranteed[tenant].clone();
        }
        for (ClientQuotaType type : LENT) {
            lend(currentPolicy, type, rates, nowMs, seconds, limits);
        }
        return new Allotted(guaranteed, limits);
    }

    private void lend(
            CompiledQuotas of, ClientQuotaType type, double[][] rates, long nowMs, double seconds, double[][] limits) {
        int t = type.ordinal();
        List<Account> accounts = new ArrayList<>();
        List<CompiledTenant> owners = new ArrayList<>();
        for (CompiledTenant tenant : of.tenants()) {
            Account account = byName.get(t).get(tenant.name());
            if (account != null) {
                account.guarantee(guaranteed[tenant.index()][t]);
                account.used(nowMs, rates[tenant.index()][t]);
                accounts.add(account);
                owners.add(tenant);
            }
        }
        Lending.step(accounts, seconds);
        for (int i = 0; i < owners.size(); i++) {
            limits[owners.get(i).index()][t] = accounts.get(i).limit();
        }
    }

    /** A tenant of the same name goes on where it is. */
    private void keepThoseOf(CompiledQuotas changed) {
        boolean enforcedNow = policy != null && !policy.isEnforced() && changed.isEnforced();
        for (ClientQuotaType type : LENT) {
            Map<String, Account> before = byName.get(type.ordinal());
            Map<String, Account> now = new HashMap<>();
            for (CompiledTenant tenant : changed.tenants()) {
                if (tenant.limit(type).isPresent()) {
                    int weight = tenant.tenant().weight();
                    boolean borrows = tenant.tenant().borrow();
                    Account known = before.get(tenant.name());
                    Account account = known == null
                            ? new Account(weight, borrows, new RecentUse(windowSeconds))
                            : known.withTerms(weight, borrows);
                    if (enforcedNow) {
                        account.enforce();
                    }
                    now.put(tenant.name(), account);
                }
            }
            byName.set(type.ordinal(), now);
        }
    }
}
