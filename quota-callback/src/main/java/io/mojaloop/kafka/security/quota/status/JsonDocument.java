/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

import java.util.HexFormat;

/** One JSON document in plain ASCII, written member by member. Not thread-safe. */
final class JsonDocument {
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder out = new StringBuilder(4096);
    private boolean separate;

    JsonDocument open(char bracket) {
        comma();
        out.append(bracket);
        separate = false;
        return this;
    }

    JsonDocument close(char bracket) {
        out.append(bracket);
        separate = true;
        return this;
    }

    /** The name of what comes next. */
    JsonDocument name(String name) {
        string(name);
        out.append(':');
        separate = false;
        return this;
    }

    JsonDocument string(String text) {
        comma();
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c >= 0x7f) {
                out.append("\\u").append(HEX.toHexDigits(c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
        separate = true;
        return this;
    }

    JsonDocument number(long number) {
        comma();
        out.append(number);
        separate = true;
        return this;
    }

    /** What is not finite is no number in JSON and becomes 0. */
    JsonDocument number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
            return number((long) number);
        }
        comma();
        out.append(Double.isFinite(number) ? number : 0);
        separate = true;
        return this;
    }

    JsonDocument bool(boolean value) {
        comma();
        out.append(value);
        separate = true;
        return this;
    }

    int length() {
        return out.length();
    }

    private void comma() {
        if (separate) {
            out.append(',');
        }
        separate = false;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
