/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much clients may use. What {@code kafka-configs} sets comes first; this fills what it leaves open.
 *
 * @param unlisted what a principal gets that no tenant and no Kafka quota names
 * @param exempt who is never slowed: brokers
 * @param tenants by name
 * @param storage when producers are slowed because disks fill
 */
public record Quotas(
        Limits unlisted, List<Subject> exempt, Map<String, Tenant> tenants, Optional<StorageGuard> storage) {
    public static final Quotas NONE = new Quotas(Limits.NONE, List.of(), Map.of(), Optional.empty());

    public Quotas {
        exempt = List.copyOf(exempt);
        tenants = Map.copyOf(tenants);
    }

    /**
     * Limits of Kafka's four quota types; empty where there is none. All are positive.
     *
     * @param produceBytesPerSecond Kafka's {@code producer_byte_rate}
     * @param consumeBytesPerSecond Kafka's {@code consumer_byte_rate}
     * @param requestPercent Kafka's {@code request_percentage}: of one thread, may exceed 100
     * @param mutationsPerSecond Kafka's {@code controller_mutation_rate}
     */
    public record Limits(
            OptionalDouble produceBytesPerSecond,
            OptionalDouble consumeBytesPerSecond,
            OptionalDouble requestPercent,
            OptionalDouble mutationsPerSecond) {
        public static final Limits NONE = new Limits(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** Over what a tenant's limits count. */
    public enum Scope {
        /** Each broker by itself, as Kafka's own quotas. */
        BROKER("broker"),
        /** The sum over all brokers. */
        CLUSTER("cluster");

        private final String text;

        Scope(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Principals that share a budget.
     *
     * @param members at least one
     * @param limits at least one of them
     * @param scope over what the limits count
     * @param weight the share when tenants compete: 1 to 1000
     * @param borrow whether it may use what others leave idle
     * @param at where its name stands
     */
    public record Tenant(List<Subject> members, Limits limits, Scope scope, int weight, boolean borrow, Position at) {
        public Tenant {
            members = List.copyOf(members);
        }
    }

    /**
     * Producers are slowed gradually from {@code softPercent} of a disk on, and stopped at {@code hardPercent}.
     *
     * @param softPercent more than 0, less than {@code hardPercent}
     * @param hardPercent at most 100
     */
    public record StorageGuard(double softPercent, double hardPercent) {}
}
