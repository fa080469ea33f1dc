/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.read;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A record as it stands in its file, but in plain ASCII: the same JSON, and nothing of it can steer a terminal. */
public final class HarmlessJson {
    private static final HexFormat HEX = HexFormat.of();

    private HarmlessJson() {}

    /** @param bytes hold one valid JSON value, so that what is not ASCII can only stand in a text */
    public static String of(byte[] bytes, int from, int length) {
        String line = new String(bytes, from, length, StandardCharsets.UTF_8);
        StringBuilder ascii = new StringBuilder(line.length() + 32);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= 0x7f) {
                ascii.append("\\u").append(HEX.toHexDigits(c));
            } else if (c >= 0x20) {
                ascii.append(c);
            }
            // Below: only spaces between values; Jackson refuses them in texts.
        }
        return ascii.toString();
    }
}
