/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import io.mojaloop.kafka.security.quota.compiled.LimitFloor;
import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * What each budget of the policy may use on this node right now. Immutable, replaced as a whole; asking allocates nothing.
 *
 * <p>All limits are finite, positive and at least {@link LimitFloor}.
 */
public final class Allocation {
    /** A change of a limit by less is not worth that a request thread looks at all metrics. */
    private static final double NEGLIGIBLE = 0.01;

    private static final ClientQuotaType[] TYPES = ClientQuotaType.values();

    /** No policy: only Kafka's own quotas. */
    public static final Allocation NONE =
            new Allocation(CompiledQuotas.NONE, new double[0][TYPES.length], Slowing.NONE);

    private final CompiledQuotas policy;
    private final Map<String, @Nullable Double[]> byTenantTag = new HashMap<>();
    private final @Nullable Double[] unlisted = new Double[TYPES.length];
    private final Double[] floors = new Double[TYPES.length];
    private final double[][] tenantLimits;
    private final Slowing slowing;

    /**
     * How producers are slowed because a disk fills.
     *
     * @param factor what of its limit each budget keeps, very large ones less: more than 0, at most 1, which means that
     *     nobody is slowed
     * @param unlimited what a budget without a limit is slowed from, in bytes per second
     * @param least what is left to each budget in any case, in bytes per second
     */
    public record Slowing(double factor, double unlimited, double least) {
        public static final Slowing NONE = new Slowing(1, LimitFloor.CEILING, LimitFloor.BYTES);

        /** Nobody has more than the least then. A 4096th: of 50 MiB/s that is 13 KiB/s. */
        public static final double LEAST_FACTOR = 1.0 / 4096;

        /** @throws IllegalArgumentException if something is not a positive number, or the factor is more than 1 */
        public Slowing {
            if (!(factor > 0 && factor <= 1 && unlimited > 0 && least > 0)) {
                throw new IllegalArgumentException(
                        "factor " + factor + ", unlimited " + unlimited + ", least " + least);
            }
        }

        /** A limit, slowed. @param limit null if there is none; so is the result then, unless somebody is to be slowed */
        public @Nullable Double apply(@Nullable Double limit) {
            if (factor >= 1) {
                return limit;
            }
            if (limit != null && limit > 0 && limit <= LimitFloor.BYTES) {
                return limit; // nobody is given more than he has
            }
            double from = limit == null || limit >= LimitFloor.CEILING ? unlimited : limit;
            // And nobody less than Kafka can work with, whatever he has.
            double slowed = Math.min(from, Math.max(least, from * part(from)));
            return LimitFloor.clamp(ClientQuotaType.PRODUCE, slowed);
        }

        /**
         * The factor; what is so large that the least factor of it is more than the least sinks by as much more at each step
         * as it takes to come down to it with all others. Or 1 TiB/s, which is how some write "no limit", would keep 256
         * MiB/s and fill the disk.
         */
        private double part(double of) {
            double steps = Math.log(of / least) / -Math.log(LEAST_FACTOR);
            return steps > 1 ? Math.pow(factor, steps) : factor;
        }
    }

    /** @param tenantLimits by {@link CompiledTenant#index} and type; read only where the tenant has a limit of the type */
    public Allocation(CompiledQuotas policy, double[][] tenantLimits, Slowing slowing) {
        this.policy = policy;
        this.tenantLimits = tenantLimits;
        this.slowing = slowing;
        List<CompiledTenant> tenants = policy.tenants();
        for (ClientQuotaType type : TYPES) {
            int t = type.ordinal();
            floors[t] = LimitFloor.of(type);
            OptionalDouble limit = policy.unlisted(type);
            unlisted[t] = slowed(type, limit.isPresent() ? (Double) limit.getAsDouble() : null);
            for (CompiledTenant tenant : tenants) {
                Double of = tenant.limit(type).isPresent()
                        ? (Double) LimitFloor.clamp(type, tenantLimits[tenant.index()][t])
                        : null;
                byTenantTag.computeIfAbsent(tenant.tags().get(QuotaTags.TENANT), any -> new Double[TYPES.length])[t] =
                        slowed(type, of);
            }
        }
    }

    private @Nullable Double slowed(ClientQuotaType type, @Nullable Double limit) {
        return type == ClientQuotaType.PRODUCE ? slowing.apply(limit) : limit;
    }

    public CompiledQuotas policy() {
        return policy;
    }

    public Slowing slowing() {
        return slowing;
    }

    /** Of a tenant on this node before a disk slows it, whether it is enforced or not. */
    public double tenantLimit(CompiledTenant tenant, ClientQuotaType type) {
        return tenantLimits[tenant.index()][type.ordinal()];
    }

    /** Whether everybody's limits are the same as in another one, apart from what is too small to tell Kafka of. */
    public boolean hasLimitsOf(Allocation other) {
        if (policy != other.policy || !slowing.equals(other.slowing)) {
            return false;
        }
        for (int tenant = 0; tenant < tenantLimits.length; tenant++) {
            for (int type = 0; type < TYPES.length; type++) {
                double before = other.tenantLimits[tenant][type];
                if (!(Math.abs(tenantLimits[tenant][type] - before) <= before * NEGLIGIBLE)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Of whoever has such tags, if it were enforced. Tags of a tenant that is gone get the least there is. */
    public @Nullable Double ofTenant(ClientQuotaType type, String tag) {
        @Nullable Double[] limits = byTenantTag.get(tag);
        Double limit = limits == null ? null : limits[type.ordinal()];
        return limit == null ? floors[type.ordinal()] : limit;
    }

    /** Of a principal that is in no tenant, if it were enforced. @return null if there is none */
    public @Nullable Double ofUnlisted(ClientQuotaType type) {
        return unlisted[type.ordinal()];
    }

    /** A limit of Kafka's own quotas as it is on this node: slowed for producing if a disk fills and that is enforced. */
    public @Nullable Double ofStock(ClientQuotaType type, @Nullable Double limit) {
        return type == ClientQuotaType.PRODUCE && slowing.factor() < 1 && policy.isEnforced()
                ? slowing.apply(limit)
                : limit;
    }
}
