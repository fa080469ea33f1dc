/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.show;

import io.mojaloop.kafka.security.cli.quota.read.KafkaQuota;
import io.mojaloop.kafka.security.cli.quota.read.NodeReport;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.quota.status.BudgetStatus;
import io.mojaloop.kafka.security.quota.status.PolicyStatus;
import io.mojaloop.kafka.security.quota.status.StatusJson;
import io.mojaloop.kafka.security.quota.stock.StockQuotas;
import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/** Puts together what nodes tell of the same budget, and finds its limit where no node tells it. */
public final class ViewBuilder {
    private static final Comparator<BudgetUse> ORDER = Comparator.comparing(BudgetUse::isThrottled)
            .thenComparing(use -> use.part().orElse(0))
            .thenComparing(BudgetUse::use)
            .reversed()
            .thenComparing(use -> use.budget().name());

    private final Map<ClientQuotaType, StockQuotas> stock = new EnumMap<>(ClientQuotaType.class);
    private final Map<String, PolicyStatus.Tenant> tenants = new HashMap<>();
    private final Optional<PolicyStatus> policy;
    private final long nowMs;

    /** @param ours whether brokers run our call-back: others know nothing of the policy */
    public ViewBuilder(List<KafkaQuota> quotas, Optional<PolicyStatus> policy, boolean ours, long nowMs) {
        for (ClientQuotaType type : StatusJson.types()) {
            stock.put(type, KafkaQuota.resolution(type, quotas));
        }
        this.policy = ours ? policy : Optional.empty();
        this.nowMs = nowMs;
        policy.ifPresent(of -> of.tenants().forEach(tenant -> tenants.put(tenant.name(), tenant)));
    }

    /** What is stale counts for nothing: nobody knows what it is now. */
    public List<BudgetUse> budgets(List<NodeReport> nodes) {
        Map<Budget, List<BudgetUse.OnNode>> byBudget = new LinkedHashMap<>();
        for (NodeReport node : nodes) {
            if (!node.isStale(nowMs)) {
                for (BudgetStatus status : node.status().budgets()) {
                    Budget budget = new Budget(status.type(), status.tags());
                    byBudget.computeIfAbsent(budget, any -> new ArrayList<>())
                            .add(new BudgetUse.OnNode(
                                    node.status().node(),
                                    status.limit(),
                                    status.enforced(),
                                    status.use(),
                                    status.throttleTimeMs(),
                                    status.clients()));
                }
            }
        }
        // A node that writes its status knows its limits; Kafka's metrics do not tell them.
        boolean tellLimits = nodes.stream().allMatch(node -> node.status().intervalMs() > 0);
        List<BudgetUse> uses = new ArrayList<>();
        byBudget.forEach((budget, onNodes) -> uses.add(use(budget, onNodes, tellLimits)));
        uses.sort(ORDER);
        return uses;
    }

    private BudgetUse use(Budget budget, List<BudgetUse.OnNode> nodes, boolean tellLimits) {
        PolicyStatus.@Nullable Tenant tenant = budget.tenant().map(tenants::get).orElse(null);
        Scope scope = tenant == null ? Scope.BROKER : tenant.scope();
        OptionalDouble told = nodes.stream()
                .map(BudgetUse.OnNode::limit)
                .flatMapToDouble(OptionalDouble::stream)
                .max();
        OptionalDouble configured = tenant != null
                ? StatusJson.of(tenant.limits(), budget.type())
                : tellLimits ? OptionalDouble.empty() : own(budget);
        OptionalDouble limit = configured.isPresent() ? configured : told;
        return new BudgetUse(budget, scope, limit, nodes);
    }

    /** Of {@code kafka-configs}; if there is none, of the policy's unlisted. */
    private OptionalDouble own(Budget budget) {
        Budget.Kind kind = budget.kind();
        if (kind == Budget.Kind.EXEMPT || kind == Budget.Kind.OTHER || kind == Budget.Kind.TENANT) {
            return OptionalDouble.empty();
        }
        StockQuotas quotas = stock.get(budget.type());
        Double kafka = quotas == null || kind == Budget.Kind.PRINCIPAL
                ? null
                : quotas.limit(budget.tag(QuotaTags.USER), budget.tag(QuotaTags.CLIENT_ID));
        if (kafka != null) {
            return OptionalDouble.of(kafka);
        }
        boolean principal = kind != Budget.Kind.CLIENT_ID && budget.clientId().isEmpty();
        return principal && policy.isPresent()
                ? StatusJson.of(policy.get().unlisted(), budget.type())
                : OptionalDouble.empty();
    }
}
