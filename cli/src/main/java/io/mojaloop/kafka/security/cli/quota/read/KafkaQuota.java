/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.read;

import io.mojaloop.kafka.security.quota.stock.StockQuotas;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaEntity.ConfigEntity;
import org.apache.kafka.server.quota.ClientQuotaEntity.ConfigEntityType;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * A quota of {@code kafka-configs}.
 *
 * @param user its name, not encoded; empty if the quota is not for users
 * @param clientId empty if the quota is not for client ids
 * @param ip of a quota on connections, which is none of ours but is shown
 * @param limits by Kafka's own keys, as {@code producer_byte_rate}
 */
public record KafkaQuota(Optional<Name> user, Optional<Name> clientId, Optional<Name> ip, Map<String, Double> limits) {
    private static final Map<ClientQuotaType, String> KEYS = new EnumMap<>(Map.of(
            ClientQuotaType.PRODUCE, "producer_byte_rate",
            ClientQuotaType.FETCH, "consumer_byte_rate",
            ClientQuotaType.REQUEST, "request_percentage",
            ClientQuotaType.CONTROLLER_MUTATION, "controller_mutation_rate"));

    public KafkaQuota {
        limits = new TreeMap<>(limits);
    }

    /** @param text empty for Kafka's default, which stands for whoever has none of his own */
    public record Name(Optional<String> text) {
        static Name of(@Nullable String text) {
            return new Name(Optional.ofNullable(text));
        }
    }

    /** As the cluster told it. */
    public static KafkaQuota of(ClientQuotaEntity entity, Map<String, Double> limits) {
        return new KafkaQuota(
                name(entity, ClientQuotaEntity.USER),
                name(entity, ClientQuotaEntity.CLIENT_ID),
                name(entity, ClientQuotaEntity.IP),
                limits);
    }

    private static Optional<Name> name(ClientQuotaEntity entity, String type) {
        return entity.entries().containsKey(type)
                ? Optional.of(Name.of(entity.entries().get(type)))
                : Optional.empty();
    }

    public @Nullable Double limit(ClientQuotaType type) {
        return limits.get(KEYS.get(type));
    }

    /** Kafka's key of a type. */
    public static String key(ClientQuotaType type) {
        return KEYS.getOrDefault(type, "");
    }

    /** All quotas of a type, as a broker resolves them. */
    public static StockQuotas resolution(ClientQuotaType type, List<KafkaQuota> quotas) {
        StockQuotas stock = new StockQuotas(type);
        for (KafkaQuota quota : quotas) {
            Double limit = quota.limit(type);
            if (limit != null && quota.ip.isEmpty()) {
                stock.update(quota.entity(), limit);
            }
        }
        return stock;
    }

    /** As Kafka tells it to a call-back. */
    private org.apache.kafka.server.quota.ClientQuotaEntity entity() {
        List<ConfigEntity> parts = new ArrayList<>();
        user.ifPresent(name -> parts.add(new Part(name, ConfigEntityType.USER, ConfigEntityType.DEFAULT_USER)));
        clientId.ifPresent(
                name -> parts.add(new Part(name, ConfigEntityType.CLIENT_ID, ConfigEntityType.DEFAULT_CLIENT_ID)));
        return () -> parts;
    }

    private record Part(Name of, ConfigEntityType own, ConfigEntityType byDefault) implements ConfigEntity {
        @Override
        public String name() {
            return of.text().orElse("");
        }

        @Override
        public ConfigEntityType entityType() {
            return of.text().isPresent() ? own : byDefault;
        }
    }
}
