/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import org.apache.kafka.common.requests.RequestContext;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Whether the port of a request's client is known: Kafka gives one to the context of every request but those that a broker
 * has forwarded (EnvelopeUtils). The field came with 3.9; before, nothing tells the two apart.
 */
final class ClientPort {
    private static final @Nullable MethodHandle PORT = find();

    private ClientPort() {}

    /** False for what is no context of Kafka's own from before 3.9, and for a forwarded request. */
    static boolean isKnown(AuthorizableRequestContext context) {
        if (!(context instanceof RequestContext request)) {
            return true;
        }
        MethodHandle port = PORT;
        try {
            return port != null && ((Optional<?>) port.invoke(request)).isPresent();
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The port of the client's connection; -1 if it is not known. */
    static int of(RequestContext context) {
        MethodHandle port = PORT;
        try {
            return port != null && ((Optional<?>) port.invoke(context)).orElse(null) instanceof Integer known
                    ? known
                    : -1;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable MethodHandle find() {
        try {
            return MethodHandles.publicLookup().findGetter(RequestContext.class, "clientPort", Optional.class);
        } catch (NoSuchFieldException | IllegalAccessException kafkaBefore39) {
            return null;
        }
    }
}
