/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.compiled;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * The quotas of a policy, arranged for the question "whose budget does this client use?". Immutable.
 *
 * <p>Of several tenants that mean a client the one with its literal client id comes first, then the one with the longest
 * prefix of it, then the one that does not ask for client ids; a tenant that has no limit of the type is passed over.
 */
public final class CompiledQuotas {
    /** Says nothing. */
    public static final CompiledQuotas NONE = of(Policy.NONE, Set.of());

    private final Quotas quotas;
    private final boolean enforced;
    private final List<CompiledTenant> tenants;
    /** Types by name: a key object of both would have to be made for every request. */
    private final Map<String, Map<String, List<Membership>>> members;

    private final Map<String, Set<String>> exempt;

    private record Membership(Optional<NamePattern> clientId, CompiledTenant tenant) {
        boolean means(String id) {
            return clientId.isEmpty() || clientId.get().matches(id);
        }

        /** Literal names before prefixes, long prefixes before short ones, those without any last. */
        int precision() {
            return clientId.map(pattern -> pattern.isAll()
                            ? 1
                            : pattern.prefixed() ? 1 + pattern.name().length() : Integer.MAX_VALUE)
                    .orElse(0);
        }
    }

    private CompiledQuotas(
            Quotas quotas,
            boolean enforced,
            List<CompiledTenant> tenants,
            Map<String, Map<String, List<Membership>>> members,
            Map<String, Set<String>> exempt) {
        this.quotas = quotas;
        this.enforced = enforced;
        this.tenants = List.copyOf(tenants);
        this.members = members;
        this.exempt = exempt;
    }

    /** @param alwaysExempt in addition to those of the policy: super users, of whom brokers and controllers are some */
    public static CompiledQuotas of(Policy policy, Set<Principal> alwaysExempt) {
        Quotas quotas = policy.quotas();
        List<CompiledTenant> tenants = new ArrayList<>();
        Map<String, Map<String, List<Membership>>> members = new HashMap<>();
        quotas.tenants().forEach((name, tenant) -> {
            // TODO(B): topics of members from roles and bindings
            CompiledTenant compiled =
                    new CompiledTenant(tenants.size(), name, tenant, QuotaTags.tenant(name), List.of(), List.of());
            tenants.add(compiled);
            for (Principal principal : policy.principals(tenant.members())) {
                List<Membership> of = members.computeIfAbsent(principal.name(), any -> new HashMap<>())
                        .computeIfAbsent(principal.type(), any -> new ArrayList<>());
                if (tenant.clientIds().isEmpty()) {
                    of.add(new Membership(Optional.empty(), compiled));
                }
                tenant.clientIds().forEach(id -> of.add(new Membership(Optional.of(id), compiled)));
            }
        });
        Comparator<Membership> precise =
                Comparator.comparingInt(Membership::precision).reversed();
        members.values().forEach(types -> types.values().forEach(list -> list.sort(precise)));
        Map<String, Set<String>> exempt = new HashMap<>();
        Set<Principal> never = new HashSet<>(alwaysExempt);
        never.addAll(policy.principals(quotas.exempt()));
        never.forEach(principal ->
                exempt.computeIfAbsent(principal.name(), any -> new HashSet<>()).add(principal.type()));
        boolean enforced = quotas.mode().orElse(policy.mode()) == PolicyMode.ENFORCE;
        return new CompiledQuotas(quotas, enforced, tenants, members, exempt);
    }

    /** Whether anybody is slowed because of the policy; if not, it is only told who would be. */
    public boolean isEnforced() {
        return enforced;
    }

    public boolean isExempt(String principalType, String principalName) {
        Set<String> types = exempt.get(principalName);
        return types != null && types.contains(principalType);
    }

    /** @return null if the client is in no tenant with a limit of the type */
    public @Nullable CompiledTenant tenantOf(
            ClientQuotaType type, String principalType, String principalName, String clientId) {
        Map<String, List<Membership>> types = members.get(principalName);
        List<Membership> of = types == null ? null : types.get(principalType);
        if (of != null) {
            for (Membership membership : of) {
                if (membership.tenant.limit(type).isPresent() && membership.means(clientId)) {
                    return membership.tenant;
                }
            }
        }
        return null;
    }

    /** In the order of the file. */
    public List<CompiledTenant> tenants() {
        return tenants;
    }

    /** What each principal gets that is in no tenant with a limit of the type. */
    public OptionalDouble unlisted(ClientQuotaType type) {
        return CompiledTenant.limit(quotas.unlisted(), type);
    }

    public Optional<Quotas.StorageGuard> storage() {
        return quotas.storage();
    }

    /** Whether the policy says anything of quotas. */
    public boolean isEmpty() {
        return quotas.equals(Quotas.NONE);
    }
}
