/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Reads a host text as Kafka 4.4 does ({@code CidrUtils}); see {@link HostPattern#parse}. */
final class HostPatternParser {
    private HostPatternParser() {}

    static HostPattern parse(String text) {
        if (text.equals("*")) {
            return HostPattern.ANY;
        }
        int slash = text.indexOf('/');
        return slash < 0 ? exact(text) : block(text, text.substring(0, slash), text.substring(slash + 1));
    }

    private static HostPattern exact(String text) {
        int zone = text.indexOf('%');
        Optional<InetAddress> address = literal(zone < 0 ? text : text.substring(0, zone));
        if (address.isEmpty()) {
            return new HostPattern.Inert(
                    text, "write the client's IP address or a CIDR block; host names are never resolved");
        }
        String canonical = address.get().getHostAddress() + (zone < 0 ? "" : text.substring(zone));
        if (!canonical.equals(text)) {
            return new HostPattern.Inert(text, "Kafka compares texts and writes this address as " + canonical);
        }
        return new HostPattern.Exact(address.get(), text);
    }

    private static HostPattern block(String text, String address, String length) {
        Optional<InetAddress> network = literal(address);
        boolean v6 = text.indexOf(':') >= 0;
        int bits = v6 ? number(length) : decimal(length, 2);
        // An IPv4-mapped IPv6 network names IPv4 clients, which Kafka never looks for in an IPv6 block.
        boolean mapped = v6 && network.isPresent() && network.get() instanceof Inet4Address;
        if (network.isEmpty() || bits < 0 || bits > (v6 ? 128 : 32) || mapped) {
            return new HostPattern.Inert(
                    text, "write a block as 10.1.0.0/16 (length 0 to 32) or 2001:db8::/32 (length 0 to 128)");
        }
        byte[] bytes = network.get().getAddress();
        return new HostPattern.Cidr(v6, AddressBits.high(bytes), AddressBits.low(bytes), bits, text);
    }

    /** An address of a text that can only be a literal, so that no name service is ever asked. */
    private static Optional<InetAddress> literal(String text) {
        try {
            if (text.indexOf(':') >= 0) {
                // Only a text that begins like an IPv6 literal; any other would be looked up by name.
                boolean literal =
                        text.charAt(0) == '[' || text.charAt(0) == ':' || Character.digit(text.charAt(0), 16) >= 0;
                return literal ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
            }
            byte[] bytes = new byte[4];
            int at = 0;
            for (int i = 0; i < 4; i++) {
                int end = i < 3 ? text.indexOf('.', at) : text.length();
                int part = end < 0 ? -1 : decimal(text.substring(at, end), 3);
                if (part < 0 || part > 255) {
                    return Optional.empty();
                }
                bytes[i] = (byte) part;
                at = end + 1;
            }
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException | SecurityException notAnAddress) {
            return Optional.empty();
        }
    }

    /** A number of one to {@code most} decimal digits, or -1. */
    private static int decimal(String text, int most) {
        if (text.isEmpty() || text.length() > most) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    static boolean isZoned(InetAddress address) {
        return address instanceof Inet6Address v6 && (v6.getScopeId() != 0 || v6.getScopedInterface() != null);
    }
}
