/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.show;

import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import io.mojaloop.kafka.security.quota.tags.Sanitizer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * Whose budget it is, as its tags say.
 *
 * @param tags as Kafka has them, sorted by name
 */
public record Budget(ClientQuotaType type, Map<String, String> tags) {
    public Budget {
        tags = new TreeMap<>(tags);
    }

    /** What tags can stand for. */
    public enum Kind {
        TENANT,
        /** A user, with a client id or without: of kafka-configs, or unlisted. */
        USER,
        CLIENT_ID,
        /** Unlisted, and of another type than {@code User}. */
        PRINCIPAL,
        EXEMPT,
        /** Of another call-back. */
        OTHER
    }

    public Kind kind() {
        if (tags.containsKey(QuotaTags.TENANT)) {
            return Kind.TENANT;
        }
        if (tags.containsKey(QuotaTags.EXEMPT)) {
            return Kind.EXEMPT;
        }
        if (tags.containsKey(QuotaTags.PRINCIPAL)) {
            return Kind.PRINCIPAL;
        }
        if (!tag(QuotaTags.USER).isEmpty()) {
            return Kind.USER;
        }
        return tag(QuotaTags.CLIENT_ID).isEmpty() ? Kind.OTHER : Kind.CLIENT_ID;
    }

    /** In words; not escaped. */
    public String name() {
        return switch (kind()) {
            case TENANT -> "tenant " + plain(tag(QuotaTags.TENANT));
            case EXEMPT -> "exempt " + principal().orElse("");
            case PRINCIPAL -> principal().orElse("");
            case USER ->
                principal().orElse("") + clientId().map(id -> ", client " + id).orElse("");
            case CLIENT_ID -> "client " + tag(QuotaTags.CLIENT_ID);
            case OTHER -> tags.toString();
        };
    }

    /** The tenant's name. */
    public Optional<String> tenant() {
        return kind() == Kind.TENANT ? Optional.of(plain(tag(QuotaTags.TENANT))) : Optional.empty();
    }

    /** {@code type:name}; empty if tags do not say. */
    public Optional<String> principal() {
        return switch (kind()) {
            case USER -> Optional.of("User:" + plain(tag(QuotaTags.USER)));
            case EXEMPT -> Optional.of(typeAndName(tag(QuotaTags.EXEMPT)));
            case PRINCIPAL -> Optional.of(typeAndName(withoutSlash(tag(QuotaTags.PRINCIPAL))));
            default -> Optional.empty();
        };
    }

    /** The client id; empty if it does not count. */
    public Optional<String> clientId() {
        return Optional.of(tag(QuotaTags.CLIENT_ID)).filter(id -> !id.isEmpty());
    }

    public String tag(String name) {
        return tags.getOrDefault(name, "");
    }

    /** Ours begins with one; whoever may write to the status topic may write another. */
    private static String withoutSlash(String tag) {
        return tag.startsWith("/") ? tag.substring(1) : tag;
    }

    private static String typeAndName(String tag) {
        int slash = tag.indexOf('/');
        return slash < 0 ? plain(tag) : plain(tag.substring(0, slash)) + ":" + plain(tag.substring(slash + 1));
    }

    private static String plain(String sanitized) {
        try {
            return Sanitizer.desanitize(sanitized);
        } catch (IllegalArgumentException ofSomebodyElse) {
            return sanitized;
        }
    }
}
