/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.net.InetAddress;

/**
 * From which client addresses a rule holds; the compiled form of an ACL's host text.
 *
 * <p>Kafka compares the text of an ACL's host with {@link InetAddress#getHostAddress()} of the client, and since 4.4
 * (KIP-1276) also accepts CIDR notation. {@link #parse} gives a text exactly that meaning, on every Kafka version.
 */
public sealed interface HostPattern {

    /** Every client address: the host {@code *}. */
    HostPattern ANY = new Any();

    /** Whether a client at {@code address} is meant. */
    boolean matches(InetAddress address);

    /** The text the pattern was made of. */
    String text();

    /**
     * Compiles the host text of an ACL. Never asks a name service.
     *
     * @param text as stored with the ACL
     * @return {@link Inert} for a text that matches no client in Kafka either: a host name, an address in another
     *     spelling than {@link InetAddress#getHostAddress()} gives, a malformed CIDR block
     */
    static HostPattern parse(String text) {
        return HostPatternParser.parse(text);
    }

    /** See {@link #ANY}. */
    record Any() implements HostPattern {
        @Override
        public boolean matches(InetAddress address) {
            return true;
        }

        @Override
        public String text() {
            return "*";
        }
    }

    /**
     * One client address.
     *
     * @param address without a zone
     * @param text as {@link InetAddress#getHostAddress()} writes it, with the zone ({@code %eth0}) if there is one
     */
    record Exact(InetAddress address, String text) implements HostPattern {
        @Override
        public boolean matches(InetAddress other) {
            return address.equals(other)
                    && (HostPatternParser.isZoned(other)
                            ? other.getHostAddress().equals(text)
                            : !zoned());
        }

        private boolean zoned() {
            return text.indexOf('%') >= 0;
        }
    }

    /**
     * All addresses of a block (RFC 4632, RFC 4291). Bits below the prefix are cleared.
     *
     * @param v6 whether these are IPv6 addresses; an IPv4 client is never in an IPv6 block
     * @param high the first 64 {@link AddressBits bits}
     * @param low the last 64 bits, 0 for IPv4
     * @param length how many leading bits count: 0 to 32 for IPv4, 0 to 128 for IPv6
     * @param text as written, possibly with bits below the prefix
     */
    record Cidr(boolean v6, long high, long low, int length, String text) implements HostPattern {
        public Cidr {
            if (length < 0 || length > (v6 ? 128 : 32)) {
                throw new IllegalArgumentException(
                        "prefix length " + length + " is not between 0 and " + (v6 ? 128 : 32));
            }
            high &= AddressBits.leadingOnes(length);
            low &= AddressBits.leadingOnes(length - 64);
        }

        @Override
        public boolean matches(InetAddress address) {
            byte[] bytes = address.getAddress();
            return v6 == (bytes.length == 16)
                    && (AddressBits.high(bytes) & AddressBits.leadingOnes(length)) == high
                    && (AddressBits.low(bytes) & AddressBits.leadingOnes(length - 64)) == low;
        }
    }

    /**
     * No client at all.
     *
     * @param text as written
     * @param remedy what its author could write instead, a sentence for a log line
     */
    record Inert(String text, String remedy) implements HostPattern {
        @Override
        public boolean matches(InetAddress address) {
            return false;
        }
    }
}
