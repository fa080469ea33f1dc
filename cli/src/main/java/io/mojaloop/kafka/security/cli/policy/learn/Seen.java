/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was seen, each thing once: its size does not grow with the log. */
public final class Seen {
    private static final int MOST = 1_000_000;

    /** One operation on one resource. */
    record Use(ResourceType type, String name, Operation operation) implements Comparable<Use> {
        @Override
        public int compareTo(Use other) {
            int byType = type.compareTo(other.type);
            int byName = name.compareTo(other.name);
            return byType != 0 ? byType : byName != 0 ? byName : operation.compareTo(other.operation);
        }
    }

    private final Map<Principal, Map<Use, Set<String>>> hosts = new TreeMap<>();
    private final Map<Principal, Long> superUsers = new TreeMap<>();
    private int size;
    private String first = "";
    private String last = "";

    void add(Access access) {
        Set<String> from = hosts.computeIfAbsent(access.principal(), one -> new TreeMap<>())
                .computeIfAbsent(new Use(access.type(), access.name(), access.operation()), one -> new TreeSet<>());
        if (from.add(access.host()) && ++size > MOST) {
            throw CommandException.unusable(
                    "more than " + MOST
                            + " different accesses were seen: leave principals out by --exclude-principal, or read less at once");
        }
    }

    void addSuperUser(Access access) {
        superUsers.merge(access.principal(), 1L, Long::sum);
    }

    /** Forgets what somebody did: he needs no right for it. */
    void forget(Principal superUser) {
        hosts.remove(superUser);
    }

    void noteSuperUser(Principal principal) {
        superUsers.merge(principal, 1L, Long::sum);
    }

    /** Whatever else becomes of it. */
    void time(Access access) {
        String moment = access.moment();
        if (!moment.isEmpty()) {
            first = first.isEmpty() || moment.compareTo(first) < 0 ? moment : first;
            last = moment.compareTo(last) > 0 ? moment : last;
        }
    }

    /** The addresses, by principal and use. */
    Map<Principal, Map<Use, Set<String>>> hosts() {
        return Collections.unmodifiableMap(hosts);
    }

    /** How often super users did something as such. */
    Map<Principal, Long> superUsers() {
        return Collections.unmodifiableMap(superUsers);
    }

    /** The moment of the first line; empty if no line had one. */
    String first() {
        return first;
    }

    String last() {
        return last;
    }
}
