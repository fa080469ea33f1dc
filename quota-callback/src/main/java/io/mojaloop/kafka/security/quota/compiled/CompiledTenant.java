/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.compiled;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * A tenant of the policy.
 *
 * @param index among the tenants of the same policy, from 0
 * @param writes the topics that the policy lets its members write: by their partitions a cluster budget for producing is
 *     split. Empty if the policy does not say, then all topics count
 * @param reads the same for fetching
 */
public record CompiledTenant(
        int index,
        String name,
        Quotas.Tenant tenant,
        QuotaTags tags,
        List<NamePattern> writes,
        List<NamePattern> reads) {
    public CompiledTenant {
        writes = List.copyOf(writes);
        reads = List.copyOf(reads);
    }

    /** Of the whole cluster or of each broker, see {@link Quotas.Tenant#scope}; empty if there is none of the type. */
    public OptionalDouble limit(ClientQuotaType type) {
        return limit(tenant.limits(), type);
    }

    /** A limit that Kafka can work with. */
    static OptionalDouble limit(Limits limits, ClientQuotaType type) {
        OptionalDouble limit = switch (type) {
            case PRODUCE -> limits.produceBytesPerSecond();
            case FETCH -> limits.consumeBytesPerSecond();
            case REQUEST -> limits.requestPercent();
            case CONTROLLER_MUTATION -> limits.mutationsPerSecond();
        };
        return limit.isPresent() ? OptionalDouble.of(LimitFloor.clamp(type, limit.getAsDouble())) : limit;
    }
}
