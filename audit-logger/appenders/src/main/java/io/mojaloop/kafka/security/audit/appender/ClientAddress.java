/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address as Java prints it: {@code /10.0.0.1}, {@code host/10.0.0.1:4711}, {@code /[fe80:0:0:0:0:0:0:1%eth0]:4711}.
 * Only the address counts, the name before it is what somebody's name server says.
 *
 * @param address null if the text holds none
 * @param port -1 if the text holds none
 */
record ClientAddress(@Nullable InetAddress address, int port) {
    static final ClientAddress UNKNOWN = new ClientAddress(null, -1);

    private static final int MAX_PORT = 65_535;

    /** Of {@link InetAddress#toString} or {@link InetAddress#getHostAddress}: without a port. */
    static ClientAddress ofHost(String text) {
        return new ClientAddress(AddressLiteral.of(text.substring(text.indexOf('/') + 1)), -1);
    }

    /** Of {@link java.net.InetSocketAddress#toString}, which before Java 14 wrote IPv6 without brackets. */
    static ClientAddress ofSocket(String text) {
        String rest = text.substring(text.indexOf('/') + 1);
        int colon = rest.lastIndexOf(':');
        if (colon < 0) {
            return new ClientAddress(AddressLiteral.of(rest), -1);
        }
        return new ClientAddress(AddressLiteral.of(rest.substring(0, colon)), port(rest.substring(colon + 1)));
    }

    /** A port number; -1 if the text is none. */
    static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int port = Integer.parseInt(digits);
        return port <= MAX_PORT ? port : -1;
    }
}
