/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.stock;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.server.quota.ClientQuotaEntity;

/** Whom a quota is for, as the public interface tells it. */
public record Entity(List<ConfigEntity> configEntities) implements ClientQuotaEntity {
    private record Part(ConfigEntityType entityType, String name) implements ConfigEntity {}

    public static Entity of(ConfigEntity... parts) {
        return new Entity(Arrays.asList(parts));
    }

    public static ConfigEntity user(String name) {
        return new Part(ConfigEntityType.USER, name);
    }

    public static ConfigEntity clientId(String name) {
        return new Part(ConfigEntityType.CLIENT_ID, name);
    }

    public static ConfigEntity anyUser() {
        return new Part(ConfigEntityType.DEFAULT_USER, "<default>");
    }

    public static ConfigEntity anyClientId() {
        return new Part(ConfigEntityType.DEFAULT_CLIENT_ID, "<default>");
    }
}
