/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.stock;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own quotas of one type, as the built-in resolution of ClientQuotaManager keeps them: eight levels, the most
 * specific first (see {@link #shape}).
 *
 * <p>Written by the thread that brings changes of quotas, read by any.
 */
public final class StockQuotas {
    private static final int CLIENT_ID_ENABLED = 1;
    private static final int USER_ENABLED = 2;
    private static final int USER_CLIENT_ID_ENABLED = 4;

    /** What a quota is for: texts; null where the entity does not speak of it. {@link #DEFAULT} is Kafka's default. */
    private record Key(@Nullable String user, @Nullable String clientId) {}

    /** No sanitized user is so; a client id may be, and then is this very text by value but not by identity. */
    private static final String DEFAULT = "<default>";

    private final Map<Key, Double> limits = new ConcurrentHashMap<>();
    private volatile int enabled;
    private volatile int generation;

    /** Which tags a client gets. */
    public enum Shape {
        USER_AND_CLIENT_ID,
        USER,
        CLIENT_ID
    }

    // TODO(A): the contract and all of this class is the stock helper's.
    public StockQuotas(ClientQuotaType type) {}

    /** Changes with every change that may alter the tags of a client. */
    public int generation() {
        return generation;
    }

    public void update(ClientQuotaEntity entity, double limit) {
        generation++;
    }

    public void remove(ClientQuotaEntity entity) {
        generation++;
    }

    /** Which tags the built-in resolution gives a client, whether a quota applies or not. */
    public Shape shape(String sanitizedUser, String clientId) {
        return Shape.CLIENT_ID;
    }

    /**
     * The limit of whoever has these tags, as the built-in resolution gives it.
     *
     * @return null if there is none
     */
    public @Nullable Double limit(String sanitizedUser, String clientId) {
        return null;
    }
}
