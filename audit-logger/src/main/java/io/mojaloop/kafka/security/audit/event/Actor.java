/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who did it, and from where. Equal addresses are equal whatever name they were found by.
 *
 * @param principalType usually {@code User}; empty if nobody is known
 * @param principalName of an attempt that failed: the name that was claimed, which nothing proves
 * @param address of the client
 * @param port of the client; -1 if not known
 * @param serverPort at which the client arrived; -1 if not known
 * @param listener by name
 * @param securityProtocol {@code PLAINTEXT}, {@code SSL}, {@code SASL_PLAINTEXT} or {@code SASL_SSL}
 * @param mechanism of SASL
 * @param clientId as the client calls itself: not an identity
 * @param clientSoftware name and version as the client states them
 */
public record Actor(
        String principalType,
        String principalName,
        @Nullable InetAddress address,
        int port,
        int serverPort,
        String listener,
        String securityProtocol,
        String mechanism,
        String clientId,
        String clientSoftware) {
    /** Nobody, from nowhere. */
    public static final Actor UNKNOWN = new Actor("", "", null, -1, -1, "", "", "", "", "");

    /** Somebody by name and address alone. */
    public static Actor of(String principalType, String principalName, @Nullable InetAddress address) {
        return new Actor(principalType, principalName, address, -1, -1, "", "", "", "", "");
    }
}
