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
     * All addresses of a block.
     *
     * @param block the addresses
     * @param text as written, possibly with host bits set
     */
    record Cidr(CidrBlock block, String text) implements HostPattern {
        @Override
        public boolean matches(InetAddress address) {
            return block.contains(address);
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
