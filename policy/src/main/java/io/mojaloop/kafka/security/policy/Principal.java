/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.util.Optional;

/**
 * Who asks, as Kafka names it.
 *
 * @param type usually {@code User}
 * @param name case matters; {@code *} with type {@code User} means everyone
 */
public record Principal(String type, String name) implements Subject, Comparable<Principal> {
    public static final Principal EVERYONE = new Principal("User", "*");
    /** Whom Kafka calls a client that did not authenticate. */
    public static final Principal ANONYMOUS = new Principal("User", "ANONYMOUS");

    public Principal {
        if (type.isEmpty() || name.isEmpty() || type.indexOf(':') >= 0) {
            throw new IllegalArgumentException("not a principal: '" + type + ":" + name + "'");
        }
    }

    /** Reads {@code User:alice} or {@code User:CN=bob,O=hub}; empty for a text without a type or without a name. */
    public static Optional<Principal> parse(String text) {
        int colon = text.indexOf(':');
        return colon <= 0 || colon == text.length() - 1
                ? Optional.empty()
                : Optional.of(new Principal(text.substring(0, colon), text.substring(colon + 1)));
    }

    public boolean isEveryone() {
        return equals(EVERYONE);
    }

    @Override
    public int compareTo(Principal other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return type + ":" + name;
    }
}
