/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.Client;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaAlteration.Op;
import org.apache.kafka.common.quota.ClientQuotaEntity;

/** Sets Kafka's own quotas as a super user, as {@code kafka-configs} does. */
record KafkaQuotas(Client superUser) {
    static final String PRODUCE = "producer_byte_rate";
    static final String FETCH = "consumer_byte_rate";
    static final String REQUEST = "request_percentage";
    static final String MUTATION = "controller_mutation_rate";

    /** In place of a name: whoever has none of his own. */
    static final String DEFAULT = "<default>";

    /**
     * One of the eight levels.
     *
     * @param user empty if the quota does not speak of users
     * @param clientId null if it does not speak of client ids
     */
    record Entity(String user, String clientId) {
        ClientQuotaEntity toKafka() {
            Map<String, String> entries = new HashMap<>();
            put(entries, ClientQuotaEntity.USER, user);
            put(entries, ClientQuotaEntity.CLIENT_ID, clientId);
            return new ClientQuotaEntity(entries);
        }

        private static void put(Map<String, String> entries, String type, String name) {
            if (!name.isEmpty()) {
                entries.put(type, name.equals(DEFAULT) ? null : name);
            }
        }
    }

    void set(Entity entity, String key, double value) {
        alter(entity, new Op(key, value));
    }

    void remove(Entity entity, String key) {
        alter(entity, new Op(key, null));
    }

    private void alter(Entity entity, Op change) {
        try (Admin admin = Admin.create(superUser.properties())) {
            Calls.get(admin.alterClientQuotas(List.of(new ClientQuotaAlteration(entity.toKafka(), List.of(change))))
                    .all());
        }
    }
}
