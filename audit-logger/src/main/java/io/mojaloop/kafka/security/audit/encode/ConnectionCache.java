/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import io.mojaloop.kafka.security.audit.event.Actor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How {@code kafka} begins: cluster, listener, security protocol and mechanism, as they were made the last time. A node has
 * few combinations of them. Not thread-safe.
 */
final class ConnectionCache {
    private static final int PLACES = 64;

    private final @Nullable Known[] places = new @Nullable Known[PLACES];

    private record Known(String clusterId, String listener, String protocol, String mechanism, byte[] made) {}

    byte @Nullable [] find(String clusterId, Actor actor) {
        @Nullable Known known = places[place(actor)];
        return known != null
                        && known.listener.equals(actor.listener())
                        && known.protocol.equals(actor.securityProtocol())
                        && known.mechanism.equals(actor.mechanism())
                        && known.clusterId.equals(clusterId)
                ? known.made
                : null;
    }

    /** Remembers one that stands at the end of a line. */
    void remember(String clusterId, Actor actor, LineBuffer line, int from) {
        places[place(actor)] = new Known(
                clusterId,
                actor.listener(),
                actor.securityProtocol(),
                actor.mechanism(),
                Arrays.copyOfRange(line.bytes(), from, line.length()));
    }

    private static int place(Actor actor) {
        int hash = actor.listener().hashCode() + 31 * actor.mechanism().hashCode();
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
