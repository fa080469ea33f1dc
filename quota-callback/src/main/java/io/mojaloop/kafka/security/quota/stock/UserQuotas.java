/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.stock;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The quotas of one user, of all other users, or those that ask for no user. One thread writes, any reads. */
final class UserQuotas {
    private final Map<String, Double> byClientId = new ConcurrentHashMap<>();
    private volatile @Nullable Double ofOtherClientIds;
    private volatile @Nullable Double ofUser;

    /** @return what was set before, null if nothing */
    @Nullable
    Double set(QuotaKey key, @Nullable Double limit) {
        Double before;
        switch (key.client()) {
            case ABSENT -> {
                before = ofUser;
                ofUser = limit;
            }
            case DEFAULT -> {
                before = ofOtherClientIds;
                ofOtherClientIds = limit;
            }
            case NAMED ->
                before = limit == null ? byClientId.remove(key.clientId()) : byClientId.put(key.clientId(), limit);
            default -> throw new IllegalStateException(key.toString());
        }
        return before;
    }

    boolean isEmpty() {
        return ofUser == null && ofOtherClientIds == null && byClientId.isEmpty();
    }

    /** Without a client id. */
    @Nullable
    Double ofUser() {
        return ofUser;
    }

    /** That client id's, else the default of client ids. */
    @Nullable
    Double ofClient(String clientId) {
        Double own = byClientId.get(clientId);
        return own == null ? ofOtherClientIds : own;
    }
}
