/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The keys of one mapping with their values, to be written in one line or, if that were too long, in several. */
final class YamlFields {
    private static final int WIDTH = 120;

    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();

    /** @param value as YAML */
    void text(String key, String value) {
        texts.put(key, value);
        order.add(key);
    }

    /** @param items each as YAML */
    void list(String key, List<String> items) {
        lists.put(key, items);
        order.add(key);
    }

    /** A single item without brackets. */
    void oneOrMore(String key, List<String> items) {
        if (items.size() == 1) {
            text(key, items.get(0));
        } else {
            list(key, items);
        }
    }

    boolean isEmpty() {
        return order.isEmpty();
    }

    /** In one line. */
    String flow() {
        return order.stream().map(this::flow).collect(Collectors.joining(", ", "{", "}"));
    }

    boolean fits(int indented) {
        return indented + flow().length() <= WIDTH;
    }

    /** In several lines, without indentation. */
    List<String> block() {
        List<String> block = new ArrayList<>();
        for (String key : order) {
            List<String> items = lists.getOrDefault(key, List.of());
            String flow = flow(key);
            if (items.isEmpty() || flow.length() <= WIDTH) {
                block.add(flow);
            } else {
                block.add(key + ":");
                items.forEach(item -> block.add("  - " + item));
            }
        }
        return block;
    }

    private String flow(String key) {
        List<String> items = lists.get(key);
        return key + ": " + (items == null ? texts.getOrDefault(key, "") : YamlText.list(items));
    }
}
