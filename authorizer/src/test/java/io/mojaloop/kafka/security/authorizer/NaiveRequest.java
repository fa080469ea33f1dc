/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Transport;
import java.net.InetAddress;

/** A request, for {@link NaivePolicy}. */
record NaiveRequest(
        Principal principal,
        Operation operation,
        ResourceType type,
        String name,
        InetAddress from,
        Transport transport,
        String listener) {
    boolean isBy(Principal named) {
        return named.isEveryone() || named.equals(principal);
    }
}
