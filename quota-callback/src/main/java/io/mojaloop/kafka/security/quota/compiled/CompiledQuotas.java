/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.compiled;

import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import java.util.ArrayList;
import java.util.Collection;
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
    private static final ClientQuotaType[] TYPES = ClientQuotaType.values();

    /** Says nothing. */
    public static final CompiledQuotas NONE = of(Policy.NONE, Set.of());

    private final Quotas quotas;
    private final boolean empty;
    private final boolean enforced;
    private final List<CompiledTenant> tenants;
    private final OptionalDouble[] unlisted = new OptionalDouble[TYPES.length];

    /** By name, then by type: a key object of both would have to be made for every request. */
    private final Map<String, Map<String, Memberships>> members;

    private final Map<String, Set<String>> exempt;

    private CompiledQuotas(
            Quotas quotas,
            boolean enforced,
            List<CompiledTenant> tenants,
            Map<String, Map<String, Memberships>> members,
            Map<String, Set<String>> exempt) {
        this.quotas = quotas;
        this.empty = quotas.isEmpty();
        this.enforced = enforced;
        this.tenants = List.copyOf(tenants);
        this.members = members;
        this.exempt = exempt;
        for (ClientQuotaType type : TYPES) {
            unlisted[type.ordinal()] = CompiledTenant.limit(quotas.unlisted(), type);
        }
    }

    /** @param alwaysExempt in addition to those of the policy: super users, of whom brokers and controllers are some */
    public static CompiledQuotas of(Policy policy, Set<Principal> alwaysExempt) {
        Quotas quotas = policy.quotas();
        MemberTopics topics = new MemberTopics(policy);
        List<CompiledTenant> tenants = new ArrayList<>();
        Map<Principal, List<CompiledTenant>> tenantsOf = new HashMap<>();
        quotas.tenants().forEach((name, tenant) -> {
            Set<Principal> principals = policy.principals(tenant.members());
            MemberTopics.Topics used = topics.of(principals);
            CompiledTenant compiled = new CompiledTenant(
                    tenants.size(), name, tenant, QuotaTags.tenant(name), used.writes(), used.reads());
            tenants.add(compiled);
            principals.forEach(principal -> tenantsOf
                    .computeIfAbsent(principal, any -> new ArrayList<>(1))
                    .add(compiled));
        });
        Set<Principal> exempt = new HashSet<>(alwaysExempt);
        exempt.addAll(policy.principals(quotas.exempt()));
        boolean enforced = quotas.mode().orElse(policy.mode()) == PolicyMode.ENFORCE;
        return new CompiledQuotas(quotas, enforced, tenants, members(tenantsOf, tenants.size()), typesByName(exempt));
    }

    private static Map<String, Map<String, Memberships>> members(
            Map<Principal, List<CompiledTenant>> tenantsOf, int tenants) {
        // Nearly everybody is in one tenant, and looks like its other members.
        @Nullable Memberships[] alone = new Memberships[tenants];
        Map<String, Map<String, Memberships>> members = new HashMap<>();
        tenantsOf.forEach((principal, in) -> {
            int first = in.get(0).index();
            Memberships memberships = in.size() == 1 ? alone[first] : null;
            if (memberships == null) {
                memberships = new Memberships(in);
                alone[first] = in.size() == 1 ? memberships : alone[first];
            }
            members.computeIfAbsent(principal.name(), any -> new HashMap<>(2)).put(principal.type(), memberships);
        });
        members.replaceAll((name, types) -> Map.copyOf(types));
        return members;
    }

    private static Map<String, Set<String>> typesByName(Collection<Principal> principals) {
        Map<String, Set<String>> types = new HashMap<>();
        principals.forEach(principal ->
                types.computeIfAbsent(principal.name(), any -> new HashSet<>()).add(principal.type()));
        types.replaceAll((name, of) -> Set.copyOf(of));
        return types;
    }

    /** Whether anybody is slowed because of the policy; if not, it is only told who would be. */
    public boolean isEnforced() {
        return enforced;
    }

    /** Allocates nothing. */
    public boolean isExempt(String principalType, String principalName) {
        Set<String> types = exempt.get(principalName);
        return types != null && types.contains(principalType);
    }

    /** Allocates nothing. @return null if the client is in no tenant with a limit of the type */
    public @Nullable CompiledTenant tenantOf(
            ClientQuotaType type, String principalType, String principalName, String clientId) {
        Map<String, Memberships> types = members.get(principalName);
        Memberships memberships = types == null ? null : types.get(principalType);
        return memberships == null ? null : memberships.tenantOf(type, clientId);
    }

    /** The tenants with a limit of the type that a principal is in, that which counts first before the others. */
    public List<Membership> membershipsOf(ClientQuotaType type, Principal principal) {
        Memberships memberships =
                members.getOrDefault(principal.name(), Map.of()).get(principal.type());
        return memberships == null ? List.of() : memberships.of(type);
    }

    /** In the order of the file. */
    public List<CompiledTenant> tenants() {
        return tenants;
    }

    /** What each principal gets that is in no tenant with a limit of the type. Allocates nothing. */
    public OptionalDouble unlisted(ClientQuotaType type) {
        return unlisted[type.ordinal()];
    }

    public Optional<Quotas.StorageGuard> storage() {
        return quotas.storage();
    }

    /** Whether the policy says nothing of quotas. */
    public boolean isEmpty() {
        return empty;
    }
}
