/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * Where a policy would have counted something.
 *
 * @param name of the tenant or of the principal; not escaped
 * @param limit empty if there is none
 */
public record Place(ClientQuotaType type, Kind kind, String name, Scope scope, OptionalDouble limit) {
    /** By what a client is limited, or why not. */
    public enum Kind {
        TENANT("tenant"),
        UNLISTED("unlisted"),
        /** By a quota of kafka-configs, whatever the policy says. */
        KAFKA_CONFIGS("kafka-configs"),
        EXEMPT("exempt"),
        /** The policy says nothing of him. */
        UNLIMITED("unlimited"),
        /** The recording does not tell who it is. */
        UNKNOWN("not known");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Whether the policy limits it. */
        public boolean isLimited() {
            return this == TENANT || this == UNLISTED;
        }
    }

    /** By the same resolution as a broker's. */
    static Place of(CompiledQuotas policy, Demand demand) {
        if (demand.who() instanceof Who.Client client) {
            return ofClient(policy, demand, client);
        }
        if (demand.who() instanceof Who.Members members) {
            // Whoever was in it: the best there is to assume is that the same are in the tenant of that name.
            Optional<CompiledTenant> same = policy.tenants().stream()
                    .filter(tenant -> tenant.name().equals(members.tenant()))
                    .filter(tenant -> tenant.limit(demand.type()).isPresent())
                    .findFirst();
            if (same.isPresent()) {
                return of(same.get(), demand.type());
            }
        }
        return without(demand, Kind.UNKNOWN);
    }

    private static Place ofClient(CompiledQuotas policy, Demand demand, Who.Client client) {
        String type = client.principal().type();
        String name = client.principal().name();
        if (client.exempt() || policy.isExempt(type, name)) {
            return without(demand, Kind.EXEMPT);
        }
        if (demand.ownQuota()) {
            return without(demand, Kind.KAFKA_CONFIGS);
        }
        CompiledTenant tenant =
                policy.tenantOf(demand.type(), type, name, client.clientId().orElse(""));
        if (tenant != null) {
            return of(tenant, demand.type());
        }
        OptionalDouble unlisted = policy.unlisted(demand.type());
        return unlisted.isPresent()
                ? new Place(demand.type(), Kind.UNLISTED, client.label(), Scope.BROKER, unlisted)
                : without(demand, Kind.UNLIMITED);
    }

    /** A tenant's. */
    static Place of(CompiledTenant tenant, ClientQuotaType type) {
        return new Place(type, Kind.TENANT, tenant.name(), tenant.tenant().scope(), tenant.limit(type));
    }

    private static Place without(Demand demand, Kind kind) {
        return new Place(demand.type(), kind, demand.who().label(), Scope.CLUSTER, OptionalDouble.empty());
    }
}
