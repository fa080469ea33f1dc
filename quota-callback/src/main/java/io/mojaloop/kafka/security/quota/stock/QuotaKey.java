/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.stock;

import io.mojaloop.kafka.security.quota.tags.Sanitizer;
import org.apache.kafka.server.quota.ClientQuotaEntity;

/**
 * Whom a quota of Kafka is for. Read through the public interface only: the classes behind it moved and changed in 4.0 and
 * in 4.2.
 *
 * @param user which users
 * @param sanitizedUser empty unless {@code user} is {@link Part#NAMED}
 * @param client which client ids; one that happens to be {@code <default>} is named, Kafka tells the default by its kind
 * @param clientId as it is, empty unless {@code client} is {@link Part#NAMED}
 */
record QuotaKey(Part user, String sanitizedUser, Part client, String clientId) {
    /** Of ClientQuotaManager, also the numbers. */
    static final int CLIENT_ID_LEVEL = 1;

    static final int USER_LEVEL = 2;
    static final int USER_AND_CLIENT_ID_LEVEL = 4;

    /** What sanitizing never gives: a percent sign without digits. */
    private static final String NOBODY = "%";

    enum Part {
        ABSENT,
        DEFAULT,
        NAMED
    }

    static QuotaKey of(ClientQuotaEntity entity) {
        Part user = Part.ABSENT;
        Part client = Part.ABSENT;
        String sanitizedUser = "";
        String clientId = "";
        for (ClientQuotaEntity.ConfigEntity part : entity.configEntities()) {
            switch (part.entityType()) {
                case DEFAULT_USER -> user = Part.DEFAULT;
                case DEFAULT_CLIENT_ID -> client = Part.DEFAULT;
                case USER -> {
                    user = Part.NAMED;
                    sanitizedUser = sanitized(part);
                }
                case CLIENT_ID -> {
                    client = Part.NAMED;
                    clientId = part.name();
                }
            }
        }
        return new QuotaKey(user, sanitizedUser, client, clientId);
    }

    /**
     * Kafka keeps a user's name as ZooKeeper or the metadata log had it, sanitized, but tells it as it was before. A znode
     * that somebody wrote by hand may be no such text: then Kafka lets the quota hold for nobody, and so do we. (One written
     * with {@code %3a} for {@code %3A} holds for nobody in Kafka and for that user here.)
     */
    private static String sanitized(ClientQuotaEntity.ConfigEntity user) {
        try {
            return Sanitizer.sanitize(user.name());
        } catch (IllegalArgumentException notSanitized) {
            return NOBODY;
        }
    }

    /** 0 if the quota is for nobody. */
    int level() {
        if (user == Part.ABSENT) {
            return client == Part.ABSENT ? 0 : CLIENT_ID_LEVEL;
        }
        return client == Part.ABSENT ? USER_LEVEL : USER_AND_CLIENT_ID_LEVEL;
    }
}
