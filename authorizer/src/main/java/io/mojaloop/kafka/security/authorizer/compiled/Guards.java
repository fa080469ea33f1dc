/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.compiled;

import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.Guardrails.Administration;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Transport;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The guardrails of a policy, arranged for the hot path: nothing is allocated. */
public final class Guards {
    /** Bits by {@link Transport#ordinal}; all set where any transport may be used. */
    private final int transports;

    private final boolean anonymousDenied;
    private final boolean enforced;
    private final Map<String, Members> listeners;

    /** Bits by {@link Operation#code}. */
    private final int administrative;

    private final List<HostPattern> administrationFrom;
    private final Members administrationExcept;
    private final boolean onConnections;

    private Guards(Policy policy, Guardrails guardrails) {
        int mask = 0;
        for (Transport transport : guardrails.transports()) {
            mask |= 1 << transport.ordinal();
        }
        transports = guardrails.transports().isEmpty() ? -1 : mask;
        anonymousDenied = guardrails.anonymousDenied();
        enforced = guardrails.mode() == PolicyMode.ENFORCE;
        Map<String, Members> byName = new HashMap<>();
        guardrails
                .listeners()
                .forEach((name, rule) ->
                        byName.merge(normalized(name), Members.of(policy.principals(rule.only())), Members::inBoth));
        listeners = Map.copyOf(byName);
        int operations = 0;
        for (Operation operation :
                guardrails.administration().map(Administration::operations).orElse(Set.of())) {
            operations |= operation == Operation.ALL ? -1 : 1 << operation.code();
        }
        administrative = operations;
        administrationFrom =
                guardrails.administration().map(Administration::from).orElse(List.of());
        administrationExcept = Members.of(policy.principals(
                guardrails.administration().map(Administration::except).orElse(List.of())));
        onConnections = transports != -1 || anonymousDenied || !listeners.isEmpty();
    }

    static Guards of(Policy policy) {
        return new Guards(policy, policy.guardrails());
    }

    /** Whether a violation denies; otherwise it is told only. */
    public boolean enforced() {
        return enforced;
    }

    /** Whether {@link #onConnection} can find anything. */
    public boolean onConnections() {
        return onConnections;
    }

    /** Whether {@link #onOperation} can find anything. */
    public boolean onOperations() {
        return administrative != 0;
    }

    /** Whether transport or listener matter, which a controller cannot always know. */
    public boolean needOrigin() {
        return transports != -1 || !listeners.isEmpty();
    }

    /**
     * Judges how the client is connected.
     *
     * @param transport {@link Transport#ordinal}, or -1 if that is not known: then it is not judged
     * @param listener null if it is not known: then it is not judged
     */
    public Violation onConnection(
            String principalType, String principalName, int transport, @Nullable String listener) {
        if (transport >= 0 && (transports & 1 << transport) == 0) {
            return Violation.TRANSPORT;
        }
        if (anonymousDenied
                && Principal.ANONYMOUS.name().equals(principalName)
                && Principal.ANONYMOUS.type().equals(principalType)) {
            return Violation.ANONYMOUS;
        }
        if (listener != null && !listeners.isEmpty()) {
            Members only = listeners.get(normalized(listener));
            if (only != null && !only.contain(principalType, principalName)) {
                return Violation.LISTENER;
            }
        }
        return Violation.NONE;
    }

    /** Judges from where an operation is asked for. @param operation {@link Operation#code} */
    public Violation onOperation(int operation, String principalType, String principalName, InetAddress client) {
        if (operation < 0 || operation > 31 || (administrative & 1 << operation) == 0) {
            return Violation.NONE;
        }
        for (HostPattern from : administrationFrom) {
            if (from.matches(client)) {
                return Violation.NONE;
            }
        }
        return administrationExcept.contain(principalType, principalName) ? Violation.NONE : Violation.ADMINISTRATION;
    }

    /** Kafka's listener names do not depend on case. */
    private static String normalized(String listener) {
        for (int i = 0; i < listener.length(); i++) {
            char c = listener.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 0x80) {
                return listener.toUpperCase(Locale.ROOT);
            }
        }
        return listener;
    }

    /** A set of principals that is asked by type and name. */
    private record Members(boolean everyone, Map<String, Set<String>> typesByName) {
        static Members of(Set<Principal> principals) {
            Map<String, Set<String>> types = new HashMap<>();
            for (Principal principal : principals) {
                types.computeIfAbsent(principal.name(), name -> new HashSet<>()).add(principal.type());
            }
            return new Members(principals.contains(Principal.EVERYONE), types);
        }

        /** Of two rules for one listener both hold. */
        Members inBoth(Members other) {
            Map<String, Set<String>> both = new HashMap<>();
            Stream.of(typesByName, other.typesByName)
                    .flatMap(types -> types.entrySet().stream())
                    .forEach(entry -> entry.getValue().stream()
                            .filter(type -> contain(type, entry.getKey()) && other.contain(type, entry.getKey()))
                            .forEach(type -> both.computeIfAbsent(entry.getKey(), name -> new HashSet<>())
                                    .add(type)));
            return new Members(everyone && other.everyone, both);
        }

        boolean contain(String type, String name) {
            Set<String> types = typesByName.get(name);
            return everyone || types != null && types.contains(type);
        }
    }
}
