/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import org.apache.kafka.server.quota.ClientQuotaType;

/** Works out what each tenant may use on this node: its share of the budget, and what others leave idle. One thread. */
public final class Allotment {
    /**
     * By {@link CompiledTenant#index} and type.
     *
     * @param guaranteed what the tenant has in any case
     * @param limits that, and what it may borrow for now
     */
    public record Allotted(double[][] guaranteed, double[][] limits) {}

    /** @param rates what each tenant uses, by {@link CompiledTenant#index} and type */
    public Allotted next(CompiledQuotas policy, Leadership leadership, double[][] rates, long nowMs) {
        // TODO(D)
        double[][] shares = new double[policy.tenants().size()][ClientQuotaType.values().length];
        for (CompiledTenant tenant : policy.tenants()) {
            for (ClientQuotaType type : ClientQuotaType.values()) {
                shares[tenant.index()][type.ordinal()] = tenant.limit(type).orElse(0);
            }
        }
        return new Allotted(shares, shares);
    }
}
