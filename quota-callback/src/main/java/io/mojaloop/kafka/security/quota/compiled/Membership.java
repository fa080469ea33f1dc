/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.compiled;

import io.mojaloop.kafka.security.policy.NamePattern;
import java.util.Comparator;
import java.util.Optional;

/**
 * That a principal is in a tenant.
 *
 * @param clientId under which client ids; empty for all
 */
public record Membership(Optional<NamePattern> clientId, CompiledTenant tenant) {
    private static final int LITERAL = Integer.MAX_VALUE;

    /** Literal names before prefixes, long prefixes before short ones, all client ids last. */
    static final Comparator<Membership> MOST_PRECISE_FIRST =
            Comparator.comparingInt(Membership::precision).reversed();

    boolean means(String id) {
        return clientId.isEmpty() || clientId.get().matches(id);
    }

    private int precision() {
        if (clientId.isEmpty() || clientId.get().isAll()) {
            return 0;
        }
        return clientId.get().prefixed() ? clientId.get().name().length() : LITERAL;
    }
}
