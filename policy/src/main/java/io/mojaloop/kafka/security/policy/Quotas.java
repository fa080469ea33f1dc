/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much clients may use. What {@code kafka-configs} sets comes first; this fills what it leaves open.
 *
 * @param mode of quotas; empty for that of the policy. In {@link PolicyMode#MONITOR} nobody is slowed because of the policy
 * @param unlisted what a principal gets that no tenant and no Kafka quota names
 * @param exempt who is never slowed: brokers
 * @param tenants by name, in the order of the file
 * @param storage when producers are slowed because disks fill
 */
public record Quotas(
        Optional<PolicyMode> mode,
        Limits unlisted,
        List<Subject> exempt,
        Map<String, Tenant> tenants,
        Optional<StorageGuard> storage) {
    public static final Quotas NONE = new Quotas(Optional.empty(), Limits.NONE, List.of(), Map.of(), Optional.empty());

    public Quotas {
        exempt = List.copyOf(exempt);
        tenants = Collections.unmodifiableMap(new LinkedHashMap<>(tenants));
    }

    /** Whether it says nothing of anybody; a mode alone does not. */
    public boolean isEmpty() {
        return unlisted.equals(Limits.NONE) && exempt.isEmpty() && tenants.isEmpty() && storage.isEmpty();
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
     * @param clientIds only what members do under these client ids: literal names and prefixes. Empty for all they do. A
     *     client id is what the client calls itself, so this divides a principal's own budget and proves nothing
     * @param limits at least one of them
     * @param scope over what the limits count
     * @param weight the share when tenants compete: 1 to 1000
     * @param borrow whether it may use what others leave idle
     * @param at where its name stands
     */
    public record Tenant(
            List<Subject> members,
            List<NamePattern> clientIds,
            Limits limits,
            Scope scope,
            int weight,
            boolean borrow,
            Position at) {
        public Tenant {
            members = List.copyOf(members);
            clientIds = List.copyOf(clientIds);
        }
    }

    /**
     * Producers are slowed gradually from {@code softPercent} of a disk on, and stopped at {@code hardPercent}.
     *
     * @param softPercent more than 0, less than {@code hardPercent}
     * @param hardPercent at most 100
     * @param unlimitedBytesPerSecond what a budget without a limit for producing is slowed from
     */
    public record StorageGuard(double softPercent, double hardPercent, double unlimitedBytesPerSecond) {
        public static final double DEFAULT_UNLIMITED = 50 * 1024 * 1024;
    }
}
