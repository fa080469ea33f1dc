/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.explain;

import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Transport;
import java.net.InetAddress;
import java.util.Optional;

/**
 * May somebody do something?
 *
 * @param principal who
 * @param operation what; {@code All} asks for every operation at once
 * @param resourceType on what
 * @param resource its name
 * @param from the client's address
 * @param transport how the client is connected; if empty, guardrails on transports are not judged
 * @param listener where the client is connected; if empty, guardrails on listeners are not judged
 */
public record Question(
        Principal principal,
        Operation operation,
        ResourceType resourceType,
        String resource,
        InetAddress from,
        Optional<Transport> transport,
        Optional<String> listener) {
    @Override
    public String toString() {
        return principal + " " + operation + " " + resourceType + ":" + resource + " from " + from.getHostAddress();
    }
}
