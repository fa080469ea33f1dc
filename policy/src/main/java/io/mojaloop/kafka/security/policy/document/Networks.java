/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.document.YamlNode.Scalar;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads addresses and blocks. Friendlier than ACLs, where an address in another spelling than Java's silently matches
 * nothing: any spelling is taken. Stricter, too: what would match nothing, or something else than it says, is refused.
 */
final class Networks {
    private static final Pattern BLOCK = Pattern.compile("([^/]+)/([0-9]{1,3})");
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");
    private static final Pattern LEADING_ZERO = Pattern.compile("(?<![0-9])0+(?=[0-9])");
    private static final String REMEDY =
            "write an address such as 10.1.2.3, a block such as 10.1.0.0/16 or 2001:db8::/32, or \"*\"";

    private final Values values;
    private final Problems problems;

    Networks(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    Optional<HostPattern> read(YamlNode node) {
        return values.text(node, "an IP address or a CIDR block").flatMap(this::read);
    }

    private Optional<HostPattern> read(Scalar scalar) {
        String text = scalar.text();
        if (text.equals("*")) {
            return Optional.of(HostPattern.ANY);
        }
        Matcher block = BLOCK.matcher(text);
        boolean isBlock = block.matches();
        String written = isBlock ? block.group(1) : text;
        Optional<InetAddress> address = literal(written);
        if (address.isEmpty()) {
            refuse(scalar.at(), text, zeroes(written) ? "did you mean " + withoutZeroes(text) + "?" : remedy(text));
            return Optional.empty();
        }
        if (!isBlock && address.get() instanceof Inet6Address v6 && v6.isLinkLocalAddress()) {
            refuse(scalar.at(), text, "a client with such an address has a zone too: write " + text + "/128");
            return Optional.empty();
        }
        return isBlock
                ? block(scalar, written, address.get(), Integer.parseInt(block.group(2)))
                : Optional.of(HostPattern.parse(address.get().getHostAddress()));
    }

    private Optional<HostPattern> block(Scalar scalar, String written, InetAddress address, int length) {
        byte[] bytes = address.getAddress();
        boolean mapped = bytes.length == 4 && written.indexOf(':') >= 0;
        int bits = mapped ? length - 96 : length;
        if (bits < 0 || bits > 8 * bytes.length) {
            String limits = bytes.length == 4 && !mapped ? "0 to 32" : "0 to 128";
            refuse(scalar.at(), scalar.text(), "the number after the slash counts bits: " + limits);
            return Optional.empty();
        }
        String network = network(bytes, bits, address instanceof Inet6Address) + "/" + bits;
        if (mapped) {
            refuse(scalar.at(), scalar.text(), "such clients have IPv4 addresses: write " + network);
            return Optional.empty();
        }
        if (!Arrays.equals(bytes, masked(bytes, bits))) {
            problems.add(
                    ProblemCode.HOST_BITS,
                    scalar.at(),
                    scalar.text(),
                    "'" + scalar.text() + "' has bits below its prefix of " + bits,
                    "write " + network + " for the block, or " + written + " for the one address");
            return Optional.empty();
        }
        return Optional.of(HostPattern.parse(scalar.text()));
    }

    /** An address of a text that can only be a literal, so that no name service is ever asked. */
    private static Optional<InetAddress> literal(String text) {
        boolean v6 = text.indexOf(':') >= 0 && V6.matcher(text).matches();
        boolean v4 = V4.matcher(text).matches() && !zeroes(text);
        try {
            return v6 || (v4 && parts(text)) ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean parts(String v4) {
        for (String part : v4.split("\\.", -1)) {
            if (Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    /** Some programs take {@code 010} for 8. */
    private static boolean zeroes(String text) {
        return V4.matcher(text).matches() && LEADING_ZERO.matcher(text).find();
    }

    private static String withoutZeroes(String text) {
        return LEADING_ZERO.matcher(text).replaceAll("");
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int keep = Math.max(0, Math.min(8, bits - 8 * i));
            masked[i] = (byte) (masked[i] & 0xff << (8 - keep));
        }
        return masked;
    }

    /** The network of an address; IPv6 with its longest run of zeroes shortened (RFC 5952). */
    private static String network(byte[] address, int bits, boolean v6) {
        try {
            String text = InetAddress.getByAddress(masked(address, bits)).getHostAddress();
            return v6 ? text.replaceFirst("(^|:)(0(:|$)){2,}", "::") : text;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String remedy(String text) {
        boolean name = text.chars().anyMatch(c -> Character.isLetter(c)) && text.indexOf(':') < 0;
        return name
                ? "host names are never resolved: " + REMEDY
                : text.indexOf('%') >= 0
                        ? "leave out the zone and write a block: " + text.substring(0, text.indexOf('%')) + "/128"
                        : REMEDY;
    }

    private void refuse(Position at, String text, String suggestion) {
        problems.add(
                ProblemCode.NOT_A_NETWORK,
                at,
                text,
                "'" + Problems.clip(text) + "' is not an IP address or a CIDR block",
                suggestion);
    }
}
