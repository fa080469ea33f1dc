/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What holds for everybody, super users included, before any right is looked at.
 *
 * @param mode their own switch, apart from the policy's
 * @param transports the only ones over which anything is allowed; empty for all
 * @param anonymousDenied whether a client that did not authenticate is refused everything
 * @param listeners conditions by the name of a listener
 * @param administration where administrative operations may come from
 */
public record Guardrails(
        PolicyMode mode,
        Set<Transport> transports,
        boolean anonymousDenied,
        Map<String, ListenerRule> listeners,
        Optional<Administration> administration) {
    public static final Guardrails NONE =
            new Guardrails(PolicyMode.ENFORCE, Set.of(), false, Map.of(), Optional.empty());

    public Guardrails {
        transports = Set.copyOf(transports);
        listeners = Map.copyOf(listeners);
    }

    /** Whether they can refuse anything at all. */
    public boolean isEmpty() {
        return transports.isEmpty() && !anonymousDenied && listeners.isEmpty() && administration.isEmpty();
    }

    /**
     * Who may use a listener.
     *
     * @param only nobody else is served on it
     * @param at where the listener's name stands
     */
    public record ListenerRule(List<Subject> only, Position at) {
        public ListenerRule {
            only = List.copyOf(only);
        }
    }

    /**
     * Where administrative operations may come from.
     *
     * @param from the networks; at least one
     * @param except who is not bound by this: brokers and controllers, which create topics and change configurations of
     *     their own accord
     * @param operations what counts as administrative, on every type of resource
     * @param at where it stands
     */
    public record Administration(List<HostPattern> from, List<Subject> except, Set<Operation> operations, Position at) {
        /** What counts as administrative where the policy does not say. */
        public static final Set<Operation> DEFAULT_OPERATIONS =
                Set.of(Operation.ALTER, Operation.ALTER_CONFIGS, Operation.CREATE, Operation.DELETE);

        public Administration {
            from = List.copyOf(from);
            except = List.copyOf(except);
            operations = Set.copyOf(EnumSet.copyOf(operations));
        }
    }
}
