/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.policy.Quotas.Tenant;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Policies with tenants that have the same limit of every type. */
final class Tenants {
    private final Map<String, Tenant> byName = new LinkedHashMap<>();

    static Limits limits(double limit) {
        OptionalDouble each = OptionalDouble.of(limit);
        return new Limits(each, each, each, each);
    }

    static Tenant tenant(String name, double limit, Scope scope, int weight, boolean borrow) {
        return new Tenant(
                List.of(new Principal("User", name)),
                List.of(),
                limits(limit),
                scope,
                weight,
                borrow,
                new Position("policy.yaml", 1, 1));
    }

    static CompiledTenant compiled(
            int index, double limit, Scope scope, List<NamePattern> writes, List<NamePattern> reads) {
        String name = "t" + index;
        return new CompiledTenant(
                index, name, tenant(name, limit, scope, 1, false), QuotaTags.tenant(name), writes, reads);
    }

    Tenants with(String name, double limit, int weight, boolean borrow) {
        byName.put(name, tenant(name, limit, Scope.BROKER, weight, borrow));
        return this;
    }

    Tenants withCluster(String name, double limit) {
        byName.put(name, tenant(name, limit, Scope.CLUSTER, 1, false));
        return this;
    }

    CompiledQuotas compiled(PolicyMode mode) {
        Quotas quotas = new Quotas(Optional.of(mode), Limits.NONE, List.of(), byName, Optional.empty());
        return CompiledQuotas.of(
                new Policy(mode, Policy.NONE.guardrails(), Map.of(), Map.of(), List.of(), quotas), Set.of());
    }

    CompiledQuotas compiled() {
        return compiled(PolicyMode.ENFORCE);
    }
}
