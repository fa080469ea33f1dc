/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.stock;

import static io.mojaloop.kafka.security.quota.stock.QuotaKey.CLIENT_ID_LEVEL;
import static io.mojaloop.kafka.security.quota.stock.QuotaKey.USER_AND_CLIENT_ID_LEVEL;
import static io.mojaloop.kafka.security.quota.stock.QuotaKey.USER_LEVEL;

import io.mojaloop.kafka.security.quota.compiled.LimitFloor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own quotas of one type, those of {@code kafka-configs}, resolved as ClientQuotaManager does without a call-back:
 * with one, Kafka resolves none (KIP-257). The most specific level counts (KIP-55, KIP-13, KIP-546):
 *
 * <ol>
 *   <li>user and client id
 *   <li>user, any client id
 *   <li>user
 *   <li>any user, client id
 *   <li>any user, any client id
 *   <li>any user
 *   <li>client id
 *   <li>any client id
 * </ol>
 *
 * <p>First come the tags, then the limit of whoever has such tags. While there are quotas of one level only Kafka does not
 * look whose they are: with client-id quotas only, or none, everybody has the tags of his client id; with user quotas only
 * those of his user; with user and client-id quotas only those of both. Each type (KIP-13, KIP-124, KIP-599) has levels of
 * its own.
 *
 * <p>Written by the thread that brings changes of quotas, read by any; reading allocates nothing. A change costs the same
 * however many quotas there are.
 */
public final class StockQuotas {
    /**
     * The least that Kafka lets anybody set is one byte per second, and that is answered as it is: exactness comes first
     * where an administrator has set a number. All versions to 4.4 hold a delay in an int of milliseconds; with 1 B/s that
     * overflows when a client has more than 2.1 MB in a window, with x B/s at x times as much, and then nothing slows it. At
     * 1 KiB/s, the least that a policy gives, it takes 2.2 GB. Whoever wants to stop a client should deny it instead.
     */
    private static final double LEAST_BYTES = 1;

    /** Less, and a single mutation too many would be a delay that overflows. One in eleven days. */
    private static final double LEAST_MUTATIONS = 1e-6;

    /** What Kafka takes for a limit where there is none. */
    private static final double UNLIMITED = Long.MAX_VALUE;

    private final ClientQuotaType type;
    private final EnabledLevels levels;
    private final Map<String, UserQuotas> byUser = new ConcurrentHashMap<>();
    private final UserQuotas ofOtherUsers = new UserQuotas();
    private final UserQuotas withoutUser = new UserQuotas();
    /** By level; guarded by this. */
    private final int[] inUse = new int[USER_AND_CLIENT_ID_LEVEL + 1];

    private volatile int enabled;
    private volatile int generation;

    /** Which tags a client gets. */
    public enum Shape {
        USER_AND_CLIENT_ID,
        USER,
        CLIENT_ID
    }

    /** Of the Kafka that runs this code. */
    public StockQuotas(ClientQuotaType type) {
        this(type, EnabledLevels.OF_THIS_KAFKA);
    }

    public StockQuotas(ClientQuotaType type, EnabledLevels levels) {
        this.type = type;
        this.levels = levels;
    }

    /**
     * Changes after every change that may alter the tags of a client, so what was worked out in between is of the
     * generation before. A limit that becomes another number alters nobody's tags.
     */
    public int generation() {
        return generation;
    }

    /**
     * Sets a quota.
     *
     * @param limit in bytes per second, percent of a thread, or mutations per second. What Kafka would refuse to set, or
     *     take for no limit at all, is made one it can work with
     */
    public synchronized void update(ClientQuotaEntity entity, double limit) {
        change(QuotaKey.of(entity), workable(limit));
    }

    /** Removes a quota, whether there is one or not. */
    public synchronized void remove(ClientQuotaEntity entity) {
        change(QuotaKey.of(entity), null);
    }

    private void change(QuotaKey key, @Nullable Double limit) {
        UserQuotas quotas = switch (key.user()) {
            case NAMED -> byUser.computeIfAbsent(key.sanitizedUser(), any -> new UserQuotas());
            case DEFAULT -> ofOtherUsers;
            case ABSENT -> withoutUser;
        };
        Double before = quotas.set(key, limit);
        if (key.user() == QuotaKey.Part.NAMED && quotas.isEmpty()) {
            byUser.remove(key.sanitizedUser());
        }
        int level = key.level();
        inUse[level] += (limit == null ? 0 : 1) - (before == null ? 0 : 1);
        int enabledNow = levels.after(enabled, level, inUse[level]);
        if (enabledNow != enabled || (limit == null) != (before == null)) {
            enabled = enabledNow;
            raiseGeneration(); // last, see generation()
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // by the holder of the lock only
    private void raiseGeneration() {
        generation++;
    }

    private double workable(double limit) {
        if (!(limit > 0)) {
            return LimitFloor.of(
                    type); // nobody meant "unlimited", which Kafka would make of 0 and of what is no number
        }
        if (limit == Double.POSITIVE_INFINITY) {
            return UNLIMITED;
        }
        return switch (type) {
            case PRODUCE, FETCH -> Math.max(LEAST_BYTES, limit);
            case REQUEST -> limit; // its delay is a window at most, so nothing overflows
            case CONTROLLER_MUTATION -> Math.max(LEAST_MUTATIONS, limit);
        };
    }

    /** How many users have quotas of their own. */
    int users() {
        return byUser.size();
    }

    /** Which tags the built-in resolution gives a client, whether a quota applies or not. */
    public Shape shape(String sanitizedUser, String clientId) {
        return switch (enabled) {
            case 0, CLIENT_ID_LEVEL -> Shape.CLIENT_ID;
            case USER_LEVEL -> Shape.USER;
            case USER_AND_CLIENT_ID_LEVEL -> Shape.USER_AND_CLIENT_ID;
            default -> shapeOfSeveralLevels(sanitizedUser, clientId);
        };
    }

    /** Names count even if they are empty, unlike in {@link #limit}: so it is in Kafka. */
    private Shape shapeOfSeveralLevels(String sanitizedUser, String clientId) {
        UserQuotas own = byUser.get(sanitizedUser);
        if (own != null && own.ofClient(clientId) != null) {
            return Shape.USER_AND_CLIENT_ID;
        }
        if (own != null && own.ofUser() != null) {
            return Shape.USER;
        }
        if (ofOtherUsers.ofClient(clientId) != null) {
            return Shape.USER_AND_CLIENT_ID;
        }
        return ofOtherUsers.ofUser() != null ? Shape.USER : Shape.CLIENT_ID;
    }

    /**
     * The limit of whoever has these tags, as the built-in resolution gives it: finite and positive.
     *
     * @param sanitizedUser empty in the tags of a client id
     * @param clientId empty in the tags of a user
     * @return null if there is none
     */
    public @Nullable Double limit(String sanitizedUser, String clientId) {
        if (sanitizedUser.isEmpty()) {
            return clientId.isEmpty() ? null : withoutUser.ofClient(clientId);
        }
        UserQuotas quotas = byUser.get(sanitizedUser);
        if (clientId.isEmpty()) {
            Double own = quotas == null ? null : quotas.ofUser();
            return own == null ? ofOtherUsers.ofUser() : own;
        }
        Double own = quotas == null ? null : quotas.ofClient(clientId);
        return own == null ? ofOtherUsers.ofClient(clientId) : own;
    }
}
