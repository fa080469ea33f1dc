/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.audit.encode.BoundedText;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Request;
import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import io.mojaloop.kafka.security.policy.ConnectionOrigins;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.jspecify.annotations.Nullable;

/** Who asked, and in which request, as the audit trail tells it. Not for the hot path. */
final class Requesters {
    private Requesters() {}

    /**
     * The client itself, also of a forwarded request: its principal and address come along, its listener, protocol and
     * mechanism if the broker's principal builder carried them. Port and software stay with the broker.
     */
    static Actor actor(AuthorizableRequestContext context) {
        KafkaPrincipal principal = context.principal();
        ConnectionOrigin origin = ConnectionOrigins.of(principal.getPrincipalType());
        boolean forwarded = isForwarded(context);
        String listener = "";
        String protocol = "";
        if (origin != null) {
            listener = origin.listener();
            protocol = origin.transport();
        } else if (!forwarded) {
            listener = text(context.listenerName());
            protocol = context.securityProtocol().name();
        }
        RequestContext request = !forwarded && context instanceof RequestContext known ? known : null;
        return new Actor(
                principal.getPrincipalType(),
                principal.getName(),
                context.clientAddress(),
                request == null ? -1 : ClientPort.of(request),
                request == null ? -1 : serverPort(text(request.connectionId)),
                listener,
                protocol,
                origin == null ? "" : origin.mechanism(),
                BoundedText.of(text(context.clientId())),
                request == null ? "" : software(request));
    }

    static Request request(AuthorizableRequestContext context) {
        int api = context.requestType();
        return new Request(
                ApiKeys.hasId(api) ? ApiKeys.forId(api).name() : Integer.toString(api),
                context.requestVersion(),
                context.correlationId(),
                isForwarded(context));
    }

    private static boolean isForwarded(AuthorizableRequestContext context) {
        return !ClientPort.isKnown(context);
    }

    /** Kafka's connection id is {@code local:port-remote:port-...}, with addresses that have no hyphen. */
    private static int serverPort(String connectionId) {
        int end = connectionId.indexOf('-');
        int colon = end < 0 ? -1 : connectionId.lastIndexOf(':', end);
        try {
            return colon < 0 ? -1 : Integer.parseInt(connectionId, colon + 1, end, 10);
        } catch (NumberFormatException anotherFormat) {
            return -1;
        }
    }

    private static String software(RequestContext request) {
        String name = text(request.clientInformation.softwareName());
        return name.equals("unknown")
                ? ""
                : BoundedText.of(name + " " + text(request.clientInformation.softwareVersion()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
