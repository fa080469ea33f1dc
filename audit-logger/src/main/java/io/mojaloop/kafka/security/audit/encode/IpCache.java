/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The texts of addresses that were seen lately: the same clients come again and again. Not thread-safe. */
final class IpCache {
    private static final int PLACES = 4096;

    private final @Nullable InetAddress[] addresses = new @Nullable InetAddress[PLACES];
    private final byte[][] texts = new byte[PLACES][];

    byte[] text(InetAddress address) {
        // The addresses of one network differ in their last bits.
        int place = address.hashCode() & PLACES - 1;
        if (!address.equals(addresses[place])) {
            addresses[place] = address;
            texts[place] = IpText.of(address).getBytes(StandardCharsets.US_ASCII);
        }
        return texts[place];
    }
}
