/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads addresses and only these: a name is never looked up, for that would wait for a server which a client may have chosen. */
public final class AddressLiteral {
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    // Without a colon it is no literal of version 6.
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private AddressLiteral() {}

    /**
     * The address without its zone, which means something on this host only; null if the text is no literal.
     *
     * @param text for example {@code 10.0.0.1}, {@code fe80::1%eth0}, {@code [::1]}
     */
    public static @Nullable InetAddress of(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int zone = bare.indexOf('%');
        String digits = zone < 0 ? bare : bare.substring(0, zone);
        try {
            Matcher v4 = V4.matcher(digits);
            if (v4.matches()) {
                return v4(v4);
            }
            // In brackets Java takes nothing but a literal.
            return V6.matcher(digits).matches() ? InetAddress.getByName("[" + digits + "]") : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static @Nullable InetAddress v4(Matcher octets) throws UnknownHostException {
        byte[] bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            int octet = Integer.parseInt(octets.group(i + 1));
            if (octet > 255) {
                return null;
            }
            bytes[i] = (byte) octet;
        }
        return InetAddress.getByAddress(bytes);
    }
}
