/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who saw an event.
 *
 * @param component {@code authorizer}, {@code quota-callback}, {@code authentication}, {@code log-appender},
 *     {@code zookeeper} or {@code audit}
 * @param node the id of the broker or controller; empty if not known
 * @param roles {@code broker}, {@code controller}, {@code broker,controller} or {@code zookeeper}; empty if not known
 */
public record Reporter(String component, String node, String roles) {
    /**
     * In a process of Kafka. A broker in ZooKeeper mode may get its id only when it starts; then it is not known.
     *
     * @param configs the configuration of that process: values may be texts, numbers or lists
     */
    public static Reporter ofKafka(String component, Map<String, ?> configs) {
        String node = number(text(configs, "node.id"));
        String written = text(configs, "process.roles");
        boolean controller = written.contains("controller");
        boolean broker = written.isEmpty() || written.contains("broker");
        return new Reporter(
                component,
                node.isEmpty() ? number(text(configs, "broker.id")) : node,
                controller ? broker ? "broker,controller" : "controller" : "broker");
    }

    /** The same one with another id. */
    public Reporter withNode(String other) {
        return new Reporter(component, other, roles);
    }

    /** An id as Kafka writes it: {@code 07} is 7, and a negative one is none. @return empty if it is none */
    public static String number(String text) {
        try {
            int number = Integer.parseInt(text.trim());
            return number < 0 ? "" : Integer.toString(number);
        } catch (NumberFormatException none) {
            return "";
        }
    }

    private static String text(Map<String, ?> configs, String key) {
        @Nullable Object value = configs.get(key);
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value == null ? "" : value.toString().trim();
    }
}
