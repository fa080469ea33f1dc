/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attaches a {@link ConnectionOrigin} to a principal without changing what the principal equals: as the identity of the
 * String that holds its type.
 *
 * <p>Kafka builds a principal for every request and compares it with plain ones by {@code equals}, which tells classes
 * apart: a subclass of KafkaPrincipal would lose its delegation tokens, and a table of principals would grow by one weak
 * entry per request. The types of the principals of one cluster, on the other hand, are few, and so are its listeners and
 * mechanisms: each combination gets one String, kept for the life of the process. See docs/adr/0004.
 *
 * <p>Thread-safe; reading takes no lock.
 */
public final class ConnectionOrigins {
    /** More combinations than any cluster has; further ones stay without an origin, which a guardrail treats as unknown. */
    static final int MOST = 4096;

    private record Tag(String principalType, ConnectionOrigin origin) {}

    private static final Map<Tag, String> STRINGS = new HashMap<>();
    private static volatile Map<String, ConnectionOrigin> byIdentity = new IdentityHashMap<>();

    private ConnectionOrigins() {}

    /**
     * A String equal to {@code principalType} that {@link #of} will know again: always the same one for equal arguments.
     *
     * @return a String without an origin once {@value #MOST} combinations are known
     */
    public static String attach(String principalType, ConnectionOrigin origin) {
        synchronized (STRINGS) {
            Tag tag = new Tag(principalType, origin);
            String known = STRINGS.get(tag);
            if (known != null) {
                return known;
            }
            @SuppressWarnings("StringConstructor") // the identity is the point
            String attached = new String(principalType);
            if (STRINGS.size() >= MOST) {
                return attached; // principalType itself might have another origin
            }
            Map<String, ConnectionOrigin> more = new IdentityHashMap<>(byIdentity);
            more.put(attached, origin);
            byIdentity = more;
            STRINGS.put(tag, attached);
            return attached;
        }
    }

    /** The origin attached to a principal's type; null for a String that {@link #attach} did not return. */
    public static @Nullable ConnectionOrigin of(String principalType) {
        return byIdentity.get(principalType);
    }
}
