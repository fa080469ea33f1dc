/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A block of addresses.
 *
 * @param text as somebody wrote it
 * @param address the first bytes of which, so many bits, are common to all
 * @param bits how many
 */
public record Block(String text, InetAddress address, int bits) {
    /** Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or one address. */
    public static Optional<Block> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int most = 8 * address.get().getAddress().length;
        String length = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
            return Optional.empty();
        }
        return Optional.of(new Block(text, address.get(), Integer.parseInt(length)));
    }

    /** Whether it holds an address; what is no address is in no block. */
    boolean holds(String text) {
        return address(text).map(this::holds).orElse(false);
    }

    private boolean holds(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (its[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** No name service is asked: what is not an address by its characters is none. */
    private static Optional<InetAddress> address(String text) {
        boolean literal = text.length() <= 60
                && (text.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*") || text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}"));
        try {
            return literal ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
