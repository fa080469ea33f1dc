/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import java.util.List;

/** The lines of a document. */
final class YamlLines {
    private final StringBuilder text = new StringBuilder();

    void line(int level, String line) {
        text.append("  ".repeat(level)).append(line).append('\n');
    }

    /** A key of the document, unless nothing follows. */
    void begin(String key, boolean empty) {
        if (!empty) {
            line(0, key + ":");
        }
    }

    /** A list under a key. */
    void list(int level, String key, List<String> items) {
        YamlFields fields = new YamlFields();
        fields.list(key, items);
        fields.block().forEach(line -> line(level, line));
    }

    /** A mapping under a key. */
    void mapping(int level, String key, YamlFields fields) {
        if (fields.fits(2 * level + key.length() + 2)) {
            line(level, key + ": " + fields.flow());
        } else {
            line(level, key + ":");
            fields.block().forEach(line -> line(level + 1, line));
        }
    }

    /** A mapping as an item of a list. */
    void item(int level, YamlFields fields) {
        if (fields.fits(2 * level + 2)) {
            line(level, "- " + fields.flow());
        } else {
            String lead = "- ";
            for (String line : fields.block()) {
                line(level, lead + line);
                lead = "  ";
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
