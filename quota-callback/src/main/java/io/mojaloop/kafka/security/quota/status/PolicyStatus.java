/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.policy.Quotas.StorageGuard;
import java.util.List;
import java.util.Optional;

/**
 * The quotas of the policy as a node has them.
 *
 * @param enforced whether anybody is slowed because of them
 * @param unlisted what each principal gets that is in no tenant
 * @param tenants in the order of the file; maybe not all
 * @param leftOut how many tenants were too many
 */
public record PolicyStatus(
        boolean enforced, Limits unlisted, Optional<StorageGuard> storage, List<Tenant> tenants, int leftOut) {
    public PolicyStatus {
        tenants = List.copyOf(tenants);
    }

    /**
     * @param limits of the cluster or of each broker, as {@code scope} says
     * @param here what it has on this node just now; only what it has limits of
     */
    public record Tenant(String name, Scope scope, int weight, boolean borrow, Limits limits, Limits here) {
        /** As the policy has it. */
        public static Tenant of(String name, Quotas.Tenant tenant, Limits here) {
            return new Tenant(name, tenant.scope(), tenant.weight(), tenant.borrow(), tenant.limits(), here);
        }
    }
}
