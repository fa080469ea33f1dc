/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.tags;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The metric tags of a budget. Kafka finds the sensor of a budget by the tags' <em>values</em> joined by {@code :}, the keys
 * do not count; so no two kinds of tags may ever have the same values in a row:
 *
 * <ul>
 *   <li>Kafka's own: {@code user} sanitized, then {@code client-id} as it is: the text before the first colon is the user,
 *       in which there is no colon and no slash
 *   <li>{@code tenant} sanitized: no colon, no slash; and not {@code delayQueue}, whose sensor Kafka has for itself
 *   <li>{@code exempt}: type and name, both sanitized, as {@code User/broker}
 *   <li>{@code principal}: the same as {@code /Group/x}, for the unlisted whose type is not {@code User}, or who has no name
 * </ul>
 *
 * <p>A map as Kafka expects it: immutable, in this order, equal to any map with the same entries. Its hash is made once.
 */
public final class QuotaTags extends AbstractMap<String, String> {
    /** Kafka's own, as the next. */
    public static final String USER = "user";

    public static final String CLIENT_ID = "client-id";
    public static final String TENANT = "tenant";
    public static final String EXEMPT = "exempt";
    public static final String PRINCIPAL = "principal";

    private static final String DELAY_QUEUE = "delayQueue";

    private final String key;
    private final String value;
    /** Of Kafka's own: the client id. Null if there is only one tag. */
    private final @Nullable String clientId;

    private final int hash;

    private QuotaTags(String key, String value, @Nullable String clientId) {
        this.key = key;
        this.value = value;
        this.clientId = clientId;
        int first = key.hashCode() ^ value.hashCode();
        hash = clientId == null ? first : first + (CLIENT_ID.hashCode() ^ clientId.hashCode());
    }

    /**
     * Kafka's own.
     *
     * @param sanitizedUser empty if the user does not count
     * @param clientId empty if the client id does not count
     */
    public static QuotaTags stock(String sanitizedUser, String clientId) {
        return new QuotaTags(USER, sanitizedUser, clientId);
    }

    /** A tenant of the policy. */
    public static QuotaTags tenant(String name) {
        // Each quota manager has a sensor of that name: a tenant would find it, without a limit, in place of its own.
        String value = name.equals(DELAY_QUEUE) ? "%64elayQueue" : Sanitizer.sanitize(name);
        return new QuotaTags(TENANT, value, null);
    }

    /** Who is never slowed. */
    public static QuotaTags exempt(String type, String name) {
        return new QuotaTags(EXEMPT, Sanitizer.sanitize(type) + "/" + Sanitizer.sanitize(name), null);
    }

    /** Somebody in no tenant. Users have Kafka's own tags of a user; to Kafka an empty name is no user. */
    public static QuotaTags unlisted(String type, String name) {
        return type.equals("User") && !name.isEmpty()
                ? stock(Sanitizer.sanitize(name), "")
                : new QuotaTags(PRINCIPAL, "/" + Sanitizer.sanitize(type) + "/" + Sanitizer.sanitize(name), null);
    }

    /** From tag to tag. Kafka goes so at every request: made on the spot it costs less than to be fetched from memory. */
    private abstract class Steps<T> implements Iterator<T> {
        private int next;

        abstract T tag(int index);

        @Override
        public boolean hasNext() {
            return next < QuotaTags.this.size();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return tag(next++);
        }
    }

    private String key(int index) {
        return index == 0 ? key : CLIENT_ID;
    }

    private String value(int index) {
        String second = clientId;
        return index == 0 || second == null ? value : second;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, String>> iterator() {
                return new Steps<>() {
                    @Override
                    Entry<String, String> tag(int index) {
                        return Map.entry(key(index), value(index));
                    }
                };
            }

            @Override
            public int size() {
                return QuotaTags.this.size();
            }
        };
    }

    @Override
    public Collection<String> values() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<String> iterator() {
                return new Steps<>() {
                    @Override
                    String tag(int index) {
                        return value(index);
                    }
                };
            }

            @Override
            public int size() {
                return QuotaTags.this.size();
            }
        };
    }

    @Override
    public @Nullable String get(Object name) {
        if (key.equals(name)) {
            return value;
        }
        return CLIENT_ID.equals(name) ? clientId : null;
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public int size() {
        return clientId == null ? 1 : 2;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || super.equals(other);
    }
}
