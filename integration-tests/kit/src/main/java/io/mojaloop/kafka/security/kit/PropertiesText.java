/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Renders {@link Properties} files in a stable order, without the date that {@code Properties.store} writes. */
final class PropertiesText {
    private PropertiesText() {}

    static String render(Map<String, String> properties) {
        StringBuilder text = new StringBuilder();
        properties.forEach((key, value) -> {
            escape(key, true, text);
            text.append('=');
            escape(value, false, text);
            text.append('\n');
        });
        return text.toString();
    }

    static String render(Properties properties) {
        Map<String, String> sorted = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> sorted.put(name, properties.getProperty(name, "")));
        return render(sorted);
    }

    private static void escape(String source, boolean key, StringBuilder out) {
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\' || (key && (c == ' ' || c == ':' || c == '=')) || isLeadingOddity(c, i)) {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
    }

    private static boolean isLeadingOddity(char c, int index) {
        return index == 0 && (c == ' ' || c == '#' || c == '!');
    }
}
