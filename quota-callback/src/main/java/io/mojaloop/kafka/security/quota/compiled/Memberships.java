/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.compiled;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/** The tenants of a principal, for each type those that have a limit of it, the most precise first. Immutable. */
final class Memberships {
    private static final ClientQuotaType[] TYPES = ClientQuotaType.values();

    /** An array for each type: asking shall neither make an iterator nor look at tenants without a limit. */
    private final Membership[][] byType = new Membership[TYPES.length][];

    Memberships(Collection<CompiledTenant> tenants) {
        for (ClientQuotaType type : TYPES) {
            List<Membership> ofType = new ArrayList<>();
            for (CompiledTenant tenant : tenants) {
                if (tenant.limit(type).isPresent()) {
                    addTo(ofType, tenant);
                }
            }
            ofType.sort(Membership.MOST_PRECISE_FIRST);
            byType[type.ordinal()] = ofType.toArray(Membership[]::new);
        }
    }

    private static void addTo(List<Membership> memberships, CompiledTenant tenant) {
        if (tenant.tenant().clientIds().isEmpty()) {
            memberships.add(new Membership(Optional.empty(), tenant));
        }
        tenant.tenant().clientIds().forEach(id -> memberships.add(new Membership(Optional.of(id), tenant)));
    }

    /** Allocates nothing. @return null if no tenant with a limit of the type means the client id */
    @Nullable
    CompiledTenant tenantOf(ClientQuotaType type, String clientId) {
        for (Membership membership : byType[type.ordinal()]) {
            if (membership.means(clientId)) {
                return membership.tenant();
            }
        }
        return null;
    }

    List<Membership> of(ClientQuotaType type) {
        return List.of(byType[type.ordinal()]);
    }
}
