/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Addresses as texts: IPv6 as RFC 5952 wants it, without the name of an interface, which is no part of an address. */
final class IpText {
    private IpText() {}

    static String of(InetAddress address) {
        return of(address.getAddress());
    }

    static String of(byte[] address) {
        StringBuilder text = new StringBuilder(39);
        if (address.length == 4) {
            for (int i = 0; i < 4; i++) {
                text.append(i == 0 ? "" : ".").append(address[i] & 0xff);
            }
            return text.toString();
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (address[2 * i] & 0xff) << 8 | address[2 * i + 1] & 0xff;
        }
        int zerosFrom = longestZeros(groups);
        int zerosUntil = zerosFrom;
        while (zerosFrom >= 0 && zerosUntil < 8 && groups[zerosUntil] == 0) {
            zerosUntil++;
        }
        for (int i = 0; i < 8; i++) {
            if (i == zerosFrom) {
                text.append("::");
                i = zerosUntil - 1;
            } else {
                text.append(i == 0 || i == zerosUntil ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** Keeps the network: 24 bits of IPv4, 48 of IPv6. */
    static byte[] network(InetAddress address) {
        byte[] bytes = address.getAddress();
        for (int i = prefixBits(address) / 8; i < bytes.length; i++) {
            bytes[i] = 0;
        }
        return bytes;
    }

    static int prefixBits(InetAddress address) {
        return address instanceof Inet4Address ? 24 : 48;
    }

    /** Where the longest run of at least two zeros begins; -1 if there is none. */
    private static int longestZeros(int[] groups) {
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < groups.length; i++) {
            int length = 0;
            while (i + length < groups.length && groups[i + length] == 0) {
                length++;
            }
            if (length > bestLength) {
                best = i;
                bestLength = length;
            }
        }
        return best;
    }
}
