/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.compiled.Guards;
import io.mojaloop.kafka.security.authorizer.compiled.Violation;
import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import io.mojaloop.kafka.security.policy.ConnectionOrigins;
import io.mojaloop.kafka.security.policy.Transport;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges how a client is connected. For a request that a broker forwarded to this controller, listener and transport of
 * the context are those between broker and controller; the client's own are known only if the broker's {@code
 * principal.builder.class} carried them in the principal. What is not known is not judged, and counted.
 */
final class Origins {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyAuthorizer.class);

    private final DecisionMetrics metrics;
    private final Set<String> controllerListeners;
    private volatile boolean told;

    /** @param controllerListeners where forwarded requests arrive */
    Origins(DecisionMetrics metrics, Collection<String> controllerListeners) {
        this.metrics = metrics;
        this.controllerListeners = controllerListeners.stream()
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT))) // Kafka's contexts have the latter
                .collect(Collectors.toUnmodifiableSet());
    }

    Violation judge(Guards guards, AuthorizableRequestContext context) {
        if (!guards.onConnections()) {
            return Violation.NONE;
        }
        KafkaPrincipal principal = context.principal();
        ConnectionOrigin origin = null;
        boolean known = true;
        if (controllerListeners.contains(context.listenerName())) {
            // Of a request that a node sends for itself this is the connection to here, as in the context.
            origin = ConnectionOrigins.of(principal.getPrincipalType());
            known = origin != null || ClientPort.isKnown(context);
        }
        if (origin != null) {
            return guards.onConnection(
                    principal.getPrincipalType(), principal.getName(), transport(origin), origin.listener());
        }
        if (known) {
            return guards.onConnection(
                    principal.getPrincipalType(),
                    principal.getName(),
                    context.securityProtocol().ordinal(),
                    context.listenerName());
        }
        if (guards.needOrigin()) {
            metrics.countUnknownOrigin();
            tellOnce();
        }
        return guards.onConnection(principal.getPrincipalType(), principal.getName(), -1, null);
    }

    /** A transport that this version does not know is none of those that a policy can name. */
    private static int transport(ConnectionOrigin origin) {
        for (Transport transport : Transport.values()) {
            if (transport.name().equals(origin.transport())) {
                return transport.ordinal();
            }
        }
        return Transport.values().length;
    }

    private void tellOnce() {
        if (!told) {
            told = true;
            LOG.warn(
                    "A broker forwarded a request without saying how its client is connected: the guardrails on transports"
                            + " and listeners cannot be judged here for such requests. Set"
                            + " principal.builder.class=io.mojaloop.kafka.security.authentication.AuditingPrincipalBuilder on every"
                            + " broker and controller. Told once; the metric UnknownOrigins counts them");
        }
    }
}
