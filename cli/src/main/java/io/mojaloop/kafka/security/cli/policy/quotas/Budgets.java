/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.quotas;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import io.mojaloop.kafka.security.quota.compiled.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Whose budgets a principal uses where {@code kafka-configs} sets no quota, by the code of the quota call-back. For a
 * script, too: the names of the fields are stable.
 *
 * @param exempt {@code policy} or {@code super-user} if it is never slowed; then there are no budgets
 * @param mode {@code monitor} if nobody is slowed, otherwise {@code enforce}
 * @param budgets by kind of limit; of several for one kind the first whose client id fits
 */
public record Budgets(Optional<String> exempt, String mode, List<Budget> budgets) {
    private static final String SUPER_USER = "super-user";

    /**
     * One budget.
     *
     * @param limits a key of a policy: {@code produce}, {@code consume}, {@code request} or {@code mutations}
     * @param clientId under which client ids: a {@code literal} or a {@code prefix}; empty for all others
     * @param of {@code tenant}, {@code unlisted}, or {@code nobody}: then there is no limit
     * @param members who share it, by number
     * @param limit in bytes, percent of a thread, or partitions, each per second
     */
    public record Budget(
            String limits,
            Optional<Map<String, String>> clientId,
            String of,
            Optional<String> tenant,
            Optional<Integer> members,
            Optional<Double> limit,
            String text,
            Optional<String> scope,
            Optional<Integer> weight,
            Optional<Boolean> borrow) {}

    /** Empty if the policy says nothing of quotas. */
    public static Optional<Budgets> of(Policy policy, Principal principal, boolean superUser) {
        CompiledQuotas quotas = CompiledQuotas.of(policy, Set.of());
        if (quotas.isEmpty()) {
            return Optional.empty();
        }
        String mode = quotas.isEnforced() ? "enforce" : "monitor";
        boolean named = quotas.isExempt(principal.type(), principal.name());
        if (named || superUser) {
            return Optional.of(new Budgets(Optional.of(named ? "policy" : SUPER_USER), mode, List.of()));
        }
        List<Budget> budgets = new ArrayList<>();
        for (QuotaLimit limit : QuotaLimit.values()) {
            budgets.addAll(of(policy, quotas, limit, principal));
        }
        return Optional.of(new Budgets(Optional.empty(), mode, budgets));
    }

    private static List<Budget> of(Policy policy, CompiledQuotas quotas, QuotaLimit limit, Principal principal) {
        List<Budget> budgets = new ArrayList<>();
        for (Membership membership : quotas.membershipsOf(limit.type(), principal)) {
            budgets.add(ofTenant(policy, limit, membership));
            if (membership.clientId().isEmpty()) {
                return budgets;
            }
        }
        OptionalDouble unlisted = quotas.unlisted(limit.type());
        budgets.add(unlisted.isPresent() ? alone(limit, unlisted.getAsDouble()) : none(limit));
        return budgets;
    }

    private static Budget ofTenant(Policy policy, QuotaLimit limit, Membership membership) {
        CompiledTenant compiled = membership.tenant();
        Quotas.Tenant tenant = compiled.tenant();
        double amount = compiled.limit(limit.type()).orElseThrow();
        return new Budget(
                limit.key(),
                membership.clientId().map(Budgets::pattern),
                "tenant",
                Optional.of(compiled.name()),
                Optional.of(policy.principals(tenant.members()).size()),
                Optional.of(amount),
                limit.text(amount),
                Optional.of(tenant.scope().toString()),
                Optional.of(tenant.weight()),
                Optional.of(tenant.borrow()));
    }

    private static Budget alone(QuotaLimit limit, double amount) {
        return new Budget(
                limit.key(),
                Optional.empty(),
                "unlisted",
                Optional.empty(),
                Optional.of(1),
                Optional.of(amount),
                limit.text(amount),
                Optional.of(Quotas.Scope.BROKER.toString()),
                Optional.empty(),
                Optional.empty());
    }

    private static Budget none(QuotaLimit limit) {
        return new Budget(
                limit.key(),
                Optional.empty(),
                "nobody",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "no limit",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Map<String, String> pattern(NamePattern pattern) {
        return Map.of(pattern.prefixed() ? "prefix" : "literal", pattern.name());
    }

    /** Whether it is spared as a super user, which a key of server.properties can change. */
    public boolean asSuperUser() {
        return exempt.filter(SUPER_USER::equals).isPresent();
    }
}
