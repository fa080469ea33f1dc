/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.quota.allocation.Allocation;
import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import io.mojaloop.kafka.security.quota.watch.MeasuredBudget;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * What of a node's quotas is worth telling. However many budgets there are, a status stays small: first whoever is slowed,
 * then tenants, then who uses most of what there is.
 */
public final class StatusSelection {
    /** Of other budgets than those of tenants and of those that are slowed. */
    static final int MOST_OTHERS = 200;
    /** Of all. */
    static final int MOST_BUDGETS = 1000;

    static final int MOST_TENANTS = 1000;
    private static final int MOST_CLIENTS = 5;

    private static final Comparator<BudgetStatus> WORTH = Comparator.comparing(BudgetStatus::isOver)
            .thenComparing(budget -> budget.tenant().isPresent())
            .thenComparing(StatusSelection::partOfLimit)
            .thenComparing(BudgetStatus::use)
            .reversed();

    private StatusSelection() {}

    /**
     * Chooses.
     *
     * @param node its number
     * @param usedPercent of the fullest disk
     * @param measured all budgets
     */
    public static NodeStatus of(
            String node,
            String roles,
            long nowMs,
            long intervalMs,
            Allocation allocation,
            Leadership leadership,
            OptionalDouble usedPercent,
            List<MeasuredBudget> measured) {
        List<BudgetStatus> all = measured.stream()
                .filter(budget -> isUsed(budget))
                .map(StatusSelection::budget)
                .sorted(WORTH)
                .toList();
        int[] others = {0};
        List<BudgetStatus> chosen = all.stream()
                .filter(budget -> budget.isOver() || budget.tenant().isPresent() || others[0]++ < MOST_OTHERS)
                .limit(MOST_BUDGETS)
                .toList();
        return new NodeStatus(
                node,
                roles,
                nowMs,
                intervalMs,
                policy(allocation),
                new NodeStatus.Split(leadership.source().name().toLowerCase(Locale.ROOT), leadership.brokers()),
                new NodeStatus.Storage(allocation.slowing().factor(), usedPercent),
                chosen,
                all.size() - chosen.size());
    }

    /** A budget of which nobody has used anything for a window is only a name. */
    private static boolean isUsed(MeasuredBudget budget) {
        return budget.usage().rate() > 0 || budget.usage().throttleTimeMs() > 0;
    }

    private static BudgetStatus budget(MeasuredBudget measured) {
        return new BudgetStatus(
                measured.usage().type(),
                measured.usage().tags(),
                measured.tenant(),
                measured.limit(),
                measured.enforced(),
                measured.usage().rate(),
                measured.usage().throttleTimeMs(),
                measured.seen().stream()
                        .limit(MOST_CLIENTS)
                        .map(client -> client.principal() + " " + client.clientId())
                        .toList());
    }

    /** Rates of different types cannot be compared, how much of its limit each uses can. */
    private static double partOfLimit(BudgetStatus budget) {
        return budget.limit().isPresent() ? budget.use() / budget.limit().getAsDouble() : 0;
    }

    private static Optional<PolicyStatus> policy(Allocation allocation) {
        CompiledQuotas policy = allocation.policy();
        if (policy.isEmpty()) {
            return Optional.empty();
        }
        List<PolicyStatus.Tenant> tenants = policy.tenants().stream()
                .limit(MOST_TENANTS)
                .map(tenant -> PolicyStatus.Tenant.of(tenant.name(), tenant.tenant(), here(allocation, tenant)))
                .toList();
        return Optional.of(new PolicyStatus(
                policy.isEnforced(),
                limits(policy::unlisted),
                policy.storage(),
                tenants,
                policy.tenants().size() - tenants.size()));
    }

    private static Limits here(Allocation allocation, CompiledTenant tenant) {
        return limits(type -> tenant.limit(type).isPresent()
                ? OptionalDouble.of(allocation.tenantLimit(tenant, type))
                : OptionalDouble.empty());
    }

    private static Limits limits(java.util.function.Function<ClientQuotaType, OptionalDouble> of) {
        return new Limits(
                of.apply(ClientQuotaType.PRODUCE),
                of.apply(ClientQuotaType.FETCH),
                of.apply(ClientQuotaType.REQUEST),
                of.apply(ClientQuotaType.CONTROLLER_MUTATION));
    }
}
