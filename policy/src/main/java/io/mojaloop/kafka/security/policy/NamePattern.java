/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

/**
 * Which resources of a type: Kafka's LITERAL and PREFIXED patterns; the literal {@code *} means all.
 *
 * @param name the name, or the beginning of names; never empty
 * @param prefixed whether {@code name} is the beginning of names
 */
public record NamePattern(String name, boolean prefixed) {
    public static final NamePattern ALL = new NamePattern("*", false);

    public NamePattern {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a pattern needs a name");
        }
    }

    /** One name. */
    public static NamePattern literal(String name) {
        return new NamePattern(name, false);
    }

    /** All names that begin so. */
    public static NamePattern prefix(String beginning) {
        return new NamePattern(beginning, true);
    }

    /** Reads the short form: {@code *} all, {@code abc*} a beginning, anything else one name. */
    public static NamePattern parse(String text) {
        return text.length() > 1 && text.endsWith("*") ? prefix(text.substring(0, text.length() - 1)) : literal(text);
    }

    public boolean isAll() {
        return !prefixed && name.equals("*");
    }

    /** Whether a resource is meant. */
    public boolean matches(String resourceName) {
        return isAll() || (prefixed ? resourceName.startsWith(name) : resourceName.equals(name));
    }

    /** Whether every resource that {@code other} means is meant here too. */
    public boolean covers(NamePattern other) {
        if (isAll()) {
            return true;
        }
        return other.isAll()
                ? false
                : prefixed ? other.name.startsWith(name) : !other.prefixed && other.name.equals(name);
    }

    /** The short form; only {@link #parse} of a name that itself ends in {@code *} gives another pattern. */
    @Override
    public String toString() {
        return prefixed ? name + "*" : name;
    }
}
