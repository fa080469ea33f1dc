/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas.Tenant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.server.quota.ClientQuotaType;

/** Whose budget a client uses, against a reading of the policy word by word. */
class CompiledQuotasPropertyTest {
    @Property(tries = 2000)
    void budgetOfAClient_isThatOfTheWordsOfThePolicy(@ForAll("policies") Policy policy) {
        Set<Principal> superUsers = Set.of(new Principal("User", "root"));
        CompiledQuotas compiled = CompiledQuotas.of(policy, superUsers);
        for (Principal who : RandomQuotas.PRINCIPALS) {
            assertThat(compiled.isExempt(who.type(), who.name()))
                    .isEqualTo(policy.principals(policy.quotas().exempt()).contains(who));
            for (ClientQuotaType type : ClientQuotaType.values()) {
                for (String clientId : RandomQuotas.CLIENT_IDS) {
                    CompiledTenant found = compiled.tenantOf(type, who.type(), who.name(), clientId);
                    assertThat(Optional.ofNullable(found).map(CompiledTenant::name))
                            .as("%s of %s as '%s' in %s", type, who, clientId, policy.quotas())
                            .isEqualTo(tenantOf(policy, type, who, clientId));
                    // The list says the same to a reader.
                    assertThat(compiled.membershipsOf(type, who).stream()
                                    .filter(one -> one.means(clientId))
                                    .map(Membership::tenant)
                                    .findFirst())
                            .isEqualTo(Optional.ofNullable(found));
                }
                assertThat(compiled.unlisted(type))
                        .isEqualTo(CompiledTenant.limit(policy.quotas().unlisted(), type));
                assertThat(compiled.tenantOf(type, "User", "nobody", "a")).isNull();
            }
        }
        assertThat(compiled.isExempt("User", "root")).isTrue();
        assertThat(compiled.isExempt("Group", "root")).isFalse();
    }

    /** Looks for the literal name, then for each prefix from the longest on, then for a tenant that does not ask. */
    private static Optional<String> tenantOf(Policy policy, ClientQuotaType type, Principal who, String clientId) {
        Optional<String> found = clientId.isEmpty()
                ? Optional.empty()
                : with(policy, type, who, Optional.of(NamePattern.literal(clientId)));
        for (int length = clientId.length(); length > 0 && found.isEmpty(); length--) {
            found = with(policy, type, who, Optional.of(NamePattern.prefix(clientId.substring(0, length))));
        }
        return found.or(() -> with(policy, type, who, Optional.empty()));
    }

    private static Optional<String> with(Policy policy, ClientQuotaType type, Principal who, Optional<NamePattern> id) {
        for (Map.Entry<String, Tenant> tenant : policy.quotas().tenants().entrySet()) {
            boolean asks = id.isEmpty()
                    ? tenant.getValue().clientIds().isEmpty()
                    : tenant.getValue().clientIds().contains(id.get());
            if (asks
                    && CompiledTenant.limit(tenant.getValue().limits(), type).isPresent()
                    && policy.principals(tenant.getValue().members()).contains(who)) {
                return Optional.of(tenant.getKey());
            }
        }
        return Optional.empty();
    }

    @Provide
    Arbitrary<Policy> policies() {
        return Arbitraries.randomValue(RandomQuotas::policy);
    }
}
