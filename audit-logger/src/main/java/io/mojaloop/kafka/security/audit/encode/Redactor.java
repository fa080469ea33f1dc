/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import io.mojaloop.kafka.security.audit.event.Actor;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies a {@link Redaction} to one event at a time: to the values that are known to be principals, client ids and
 * addresses, and to those parts of other texts that {@link RedactedText} takes for such. Not thread-safe.
 */
final class Redactor {
    /** Nobody's name: what Kafka calls those that did not authenticate. */
    private static final String ANONYMOUS = "ANONYMOUS";

    private final Redaction redaction;
    private final Substitutes substitutes;
    private final boolean none;
    private Map<String, String> known = Map.of();
    private List<String> types = List.of();

    Redactor(Redaction redaction) {
        this.redaction = redaction;
        this.substitutes = new Substitutes(redaction);
        this.none = redaction.isNone();
    }

    /**
     * Begins an event.
     *
     * @param actor whose values are replaced in every text
     * @param severalUsers whether the actor's name is a list of users
     * @param principal another name, or empty
     */
    void begin(Actor actor, boolean severalUsers, String principal) {
        if (none) {
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        if (redaction.principals() != Redaction.Mode.NONE) {
            if (severalUsers) {
                users(actor.principalName()).forEach(name -> knowPrincipal(name, values));
            } else {
                knowPrincipal(actor.principalName(), values);
            }
            knowPrincipal(principal, values);
        }
        if (redaction.clientIds() != Redaction.Mode.NONE && !actor.clientId().isEmpty()) {
            values.putIfAbsent(actor.clientId(), substitutes.clientId(actor.clientId()));
        }
        @Nullable InetAddress address = actor.address();
        if (redaction.addresses() != Redaction.Mode.NONE && address != null) {
            knowAddress(address, values);
        }
        known = longestFirst(values);
        types = actor.principalType().isEmpty() ? List.of() : List.of(actor.principalType());
    }

    private void knowPrincipal(String name, Map<String, String> values) {
        if (name.isEmpty() || name.equals(ANONYMOUS)) {
            return;
        }
        values.putIfAbsent(name, principal(name));
    }

    private void knowAddress(InetAddress address, Map<String, String> values) {
        String substitute = substitutes.address(address);
        values.putIfAbsent(IpText.of(address), substitute);
        values.putIfAbsent(address.getHostAddress(), substitute);
        // The name by which it was found, which toString tells without asking anybody.
        String text = address.toString();
        String host = text.substring(0, text.indexOf('/'));
        if (!host.isEmpty()) {
            values.putIfAbsent(host, substitute);
        }
    }

    private static Map<String, String> longestFirst(Map<String, String> values) {
        List<String> names = new ArrayList<>(values.keySet());
        names.sort(Comparator.comparingInt(String::length).reversed());
        Map<String, String> sorted = new LinkedHashMap<>();
        names.forEach(name -> sorted.put(name, values.getOrDefault(name, "")));
        return sorted;
    }

    boolean isNone() {
        return none;
    }

    /** The name of a user. */
    String principal(String name) {
        if (none || name.isEmpty() || name.equals(ANONYMOUS)) {
            return name;
        }
        return redaction.principals() == Redaction.Mode.NONE ? text(name) : substitutes.principal(name);
    }

    /** Several users in one name, as ZooKeeper tells them. */
    List<String> principals(String names) {
        return users(names).stream().map(this::principal).toList();
    }

    private static List<String> users(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** What a client calls itself. */
    String clientId(String id) {
        if (none || id.isEmpty()) {
            return id;
        }
        return redaction.clientIds() == Redaction.Mode.NONE ? text(id) : substitutes.clientId(id);
    }

    boolean keepsAddresses() {
        return redaction.addresses() == Redaction.Mode.NONE;
    }

    boolean masksAddresses() {
        return redaction.addresses() == Redaction.Mode.MASK;
    }

    String address(InetAddress address) {
        return substitutes.address(address);
    }

    /** Any other text. */
    String text(String text) {
        return none || text.isEmpty() ? text : RedactedText.of(text, redaction, substitutes, known, types);
    }

    /** A text that quotes what somebody wrote: with principals redacted, what stands in quotes is taken for one. */
    String quotingText(String text) {
        String redacted = text(text);
        return redaction.principals() == Redaction.Mode.NONE ? redacted : RedactedText.quoted(redacted, substitutes);
    }

    /** ZooKeeper's ACL. What follows a digest's user is a hash of the password, and is left out in any case. */
    String zooKeeperAcl(String acl) {
        return ZooKeeperAclText.redacted(acl, this);
    }
}
