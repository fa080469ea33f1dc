/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.tags;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
 *   <li>{@code principal}: the same as {@code /Group/x}, for the unlisted whose type is not {@code User}
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

    private final List<Entry<String, String>> entries;
    private final Set<Entry<String, String>> entrySet;
    private final int hash;

    private QuotaTags(List<Entry<String, String>> entries) {
        this.entries = entries;
        int sum = 0;
        for (Entry<String, String> entry : entries) {
            sum += entry.hashCode();
        }
        hash = sum;
        entrySet = new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, String>> iterator() {
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    /**
     * Kafka's own.
     *
     * @param sanitizedUser empty if the user does not count
     * @param clientId empty if the client id does not count
     */
    public static QuotaTags stock(String sanitizedUser, String clientId) {
        return new QuotaTags(List.of(Map.entry(USER, sanitizedUser), Map.entry(CLIENT_ID, clientId)));
    }

    /** A tenant of the policy. */
    public static QuotaTags tenant(String name) {
        // Each quota manager has a sensor of that name: a tenant would find it, without a limit, in place of its own.
        String value = name.equals(DELAY_QUEUE) ? "%64elayQueue" : Sanitizer.sanitize(name);
        return new QuotaTags(List.of(Map.entry(TENANT, value)));
    }

    /** Who is never slowed. */
    public static QuotaTags exempt(String type, String name) {
        return new QuotaTags(List.of(Map.entry(EXEMPT, Sanitizer.sanitize(type) + "/" + Sanitizer.sanitize(name))));
    }

    /** Somebody in no tenant. Users have Kafka's own tags of a user. */
    public static QuotaTags unlisted(String type, String name) {
        return type.equals("User")
                ? stock(Sanitizer.sanitize(name), "")
                : new QuotaTags(
                        List.of(Map.entry(PRINCIPAL, "/" + Sanitizer.sanitize(type) + "/" + Sanitizer.sanitize(name))));
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return entrySet;
    }

    @Override
    public @Nullable String get(Object key) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).getKey().equals(key)) {
                return entries.get(i).getValue();
            }
        }
        return null;
    }

    @Override
    public int size() {
        return entries.size();
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
