/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import io.mojaloop.kafka.security.audit.jmx.Registration;
import io.mojaloop.kafka.security.quota.allocation.Allocation;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import io.mojaloop.kafka.security.quota.usage.Budget;
import io.mojaloop.kafka.security.quota.usage.Usage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * The MBeans of the budgets of tenants: of the first {@value #MOST} in the order of the policy. Taken and closed by one
 * thread at a time.
 */
public final class TenantMetrics implements AutoCloseable {
    static final int MOST = 1000;

    private static final ClientQuotaType[] TYPES = ClientQuotaType.values();
    /** What needs no quotes in an ObjectName, as Kafka's Sanitizer has it. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.% -]+");

    private final String node;
    private final Map<Key, Row> rows = new HashMap<>();
    private CompiledQuotas policy = CompiledQuotas.NONE;
    private volatile int without;

    private record Key(String tenant, ClientQuotaType type) {}

    private record Row(TenantBudget budget, Registration registration) {}

    /** @param node the id of the broker or controller */
    public TenantMetrics(String node) {
        this.node = node;
    }

    /**
     * Takes what is so now.
     *
     * @param guaranteed by {@link CompiledTenant#index} and type
     * @param usages of any budgets
     */
    public void take(Allocation allocation, double[][] guaranteed, List<Usage> usages, ThrottleWatch watch) {
        Map<Budget, Usage> byBudget = new HashMap<>();
        for (Usage usage : usages) {
            if (usage.tags().containsKey(QuotaTags.TENANT)) {
                byBudget.put(usage.budget(), usage);
            }
        }
        boolean changed = policy != allocation.policy();
        policy = allocation.policy();
        Set<Key> kept = new HashSet<>();
        int left = 0;
        for (CompiledTenant tenant : policy.tenants()) {
            for (ClientQuotaType type : TYPES) {
                if (tenant.limit(type).isPresent()) {
                    Key key = new Key(tenant.name(), type);
                    if (kept.size() < MOST) {
                        kept.add(key);
                        take(key, figures(tenant, type, allocation, guaranteed, byBudget, watch));
                    } else {
                        left++;
                    }
                }
            }
        }
        without = left;
        if (changed) {
            rows.entrySet().removeIf(row -> !kept.contains(row.getKey()) && isClosed(row.getValue()));
        }
    }

    private static TenantBudget.Figures figures(
            CompiledTenant tenant,
            ClientQuotaType type,
            Allocation allocation,
            double[][] guaranteed,
            Map<Budget, Usage> usages,
            ThrottleWatch watch) {
        Budget budget = new Budget(type, tenant.tags());
        Usage usage = usages.getOrDefault(budget, new Usage(type, tenant.tags(), 0, 0));
        Double limit = allocation.ofTenant(type, tenant.tags().getOrDefault(QuotaTags.TENANT, ""));
        double ensured = guaranteed[tenant.index()][type.ordinal()];
        return new TenantBudget.Figures(
                tenant.limit(type).orElse(0),
                tenant.tenant().scope().toString(),
                ensured,
                limit == null ? 0 : limit,
                Math.max(0, allocation.tenantLimit(tenant, type) - ensured),
                usage.rate(),
                watch.isSlowed(budget),
                usage.throttleTimeMs());
    }

    private void take(Key key, TenantBudget.Figures figures) {
        Row row = rows.get(key);
        if (row == null) {
            TenantBudget budget = new TenantBudget(figures);
            rows.put(key, new Row(budget, Registration.of(budget, properties(key), node)));
        } else {
            row.budget.take(figures);
        }
    }

    private static String properties(Key key) {
        String tenant = PLAIN.matcher(key.tenant).matches() ? key.tenant : ObjectName.quote(key.tenant);
        return "type=QuotaTenant,tenant=" + tenant + ",quota=" + QuotaNames.of(key.type);
    }

    private static boolean isClosed(Row row) {
        row.registration.close();
        return true;
    }

    /** How many budgets of tenants have no MBean. */
    public int without() {
        return without;
    }

    @Override
    public void close() {
        rows.values().forEach(TenantMetrics::isClosed);
        rows.clear();
    }
}
