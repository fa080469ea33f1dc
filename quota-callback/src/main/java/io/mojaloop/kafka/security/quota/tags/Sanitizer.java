/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.tags;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How Kafka writes user names in metric tags and in quota entities: percent-encoded, so that names stay apart and JMX
 * takes them. Kafka's own class moved in 4.4 (to {@code org.apache.kafka.common.utils.internals}); plug-ins need one that
 * is everywhere.
 */
public final class Sanitizer {
    private Sanitizer() {}

    /**
     * Letters, digits and {@code . - _} stay, all else becomes the percent-encoded bytes of its UTF-8. What has no UTF-8, half
     * of a pair of UTF-16, becomes that of a question mark: the only names that do not stay apart. They do not in Kafka
     * either, whose texts are this method's to the letter; such a name can come from no file and no SASL exchange.
     */
    public static String sanitize(String name) {
        if (isSafe(name)) {
            return name; // as most are, and it takes a tenth of the time
        }
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        if (encoded.indexOf('*') < 0 && encoded.indexOf('+') < 0) {
            return encoded;
        }
        return encoded.replace("*", "%2A").replace("+", "%20"); // the only differences between URLs and JMX
    }

    private static boolean isSafe(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '.'
                    || c == '-'
                    || c == '_')) {
                return false;
            }
        }
        return true;
    }

    /** The reverse of {@link #sanitize}. @throws IllegalArgumentException if it is not such a text */
    public static String desanitize(String sanitized) {
        return URLDecoder.decode(sanitized, StandardCharsets.UTF_8);
    }
}
