/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.lockout;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The configuration of this node as texts, whether Kafka hands it over parsed or as it stands in the file. */
public record ServerProperties(Map<String, ?> configs) {

    /** The value of a key; empty if it is not set. */
    public String text(String key) {
        @Nullable Object value = configs.get(key);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        if (value instanceof Password secret) {
            return secret.value();
        }
        return value == null ? "" : value.toString().trim();
    }

    /** The value of a key for one listener, which {@code listener.name.<name>.<key>} sets before {@code key}. */
    public String text(String listener, String key) {
        String own = text("listener.name." + listener.toLowerCase(Locale.ROOT) + "." + key);
        return own.isEmpty() ? text(key) : own;
    }
}
