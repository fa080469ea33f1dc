/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import io.mojaloop.kafka.security.audit.ClaimedName;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.ConnectionRejected;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import org.jspecify.annotations.Nullable;

/**
 * What this thread said before the line that makes an event, and the name that the authentication module has seen on it.
 * A server handles one message of one client at a time on a thread, so what belongs together follows each other.
 */
final class Clues {
    /** What is older belongs to something else. */
    private static final long MAX_AGE_MS = 5_000;

    private static final ThreadLocal<@Nullable Kept> OF_THREAD = new ThreadLocal<>();

    private record Kept(Finding.Clue clue, long timeMs) {}

    private Clues() {}

    static void keep(Finding.Clue clue, long timeMs) {
        OF_THREAD.set(new Kept(clue.and(takeSince(timeMs - MAX_AGE_MS)), timeMs));
    }

    /** Adds what is known to an event, and forgets it: the next event of this thread is another's. */
    static SecurityEvent complete(SecurityEvent event) {
        Finding.Clue clue = takeSince(event.timeMs() - MAX_AGE_MS);
        String claimed = ClaimedName.take();
        if (event instanceof Authentication authentication) {
            return complete(authentication, clue, claimed);
        }
        return event instanceof ConnectionRejected rejected
                ? new ConnectionRejected(
                        rejected.timeMs(),
                        rejected.reporter(),
                        located(rejected.actor(), clue.from()),
                        rejected.reason())
                : event;
    }

    private static Authentication complete(Authentication event, Finding.Clue clue, String claimed) {
        Actor actor = located(event.actor(), clue.from());
        String name = clue.name().isEmpty() && event.outcome() == Outcome.FAILURE ? claimed : clue.name();
        // Nobody claims a name before there is a connection.
        if (actor.principalName().isEmpty() && !name.isEmpty() && !ofHandshake(event)) {
            actor = named(
                    actor, event.reporter().roles().equals("zookeeper") ? "zookeeper" : "User", Reason.bounded(name));
        }
        String reason = clue.reason().isEmpty() ? event.reason() : clue.reason();
        return new Authentication(event.timeMs(), event.reporter(), actor, event.outcome(), reason, event.tls());
    }

    private static boolean ofHandshake(Authentication event) {
        return event.reason().equals("SSL handshake failed");
    }

    private static Actor located(Actor actor, ClientAddress from) {
        if (actor.address() != null || from.address() == null) {
            return actor;
        }
        return new Actor(
                actor.principalType(),
                actor.principalName(),
                from.address(),
                from.port(),
                actor.serverPort(),
                actor.listener(),
                actor.securityProtocol(),
                actor.mechanism(),
                actor.clientId(),
                actor.clientSoftware());
    }

    private static Actor named(Actor actor, String type, String name) {
        return new Actor(
                type,
                name,
                actor.address(),
                actor.port(),
                actor.serverPort(),
                actor.listener(),
                actor.securityProtocol(),
                actor.mechanism(),
                actor.clientId(),
                actor.clientSoftware());
    }

    private static Finding.Clue takeSince(long timeMs) {
        Kept kept = OF_THREAD.get();
        OF_THREAD.remove();
        return kept == null || kept.timeMs() < timeMs ? Finding.Clue.NONE : kept.clue();
    }
}
