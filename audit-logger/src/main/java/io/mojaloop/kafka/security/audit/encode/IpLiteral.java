/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Reads addresses that stand in texts, without ever asking a name server. */
final class IpLiteral {
    private IpLiteral() {}

    /** @param text of digits, colons and dots, with at least one colon: what Java then takes for a literal or refuses */
    static @Nullable InetAddress v6(String text) {
        try {
            return text.indexOf(':') < 0 || text.charAt(0) == '.' ? null : InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Where four numbers with dots end that begin here; -1 if there are none. */
    static int v4End(String text, int from) {
        int at = from;
        for (int octet = 0; octet < 4; octet++) {
            if (octet > 0) {
                if (at == text.length() || text.charAt(at) != '.') {
                    return -1;
                }
                at++;
            }
            int begin = at;
            while (at < text.length() && at - begin < 4 && isDigit(text.charAt(at))) {
                at++;
            }
            if (at == begin || at - begin > 3 || Integer.parseInt(text, begin, at, 10) > 255) {
                return -1;
            }
        }
        return at;
    }

    static @Nullable InetAddress v4(String text, int from, int end) {
        byte[] address = new byte[4];
        int at = from;
        for (int octet = 0; octet < 4; octet++) {
            int dot = octet == 3 ? end : text.indexOf('.', at);
            address[octet] = (byte) Integer.parseInt(text, at, dot, 10);
            at = dot + 1;
        }
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
