/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.lockout;

import io.mojaloop.kafka.security.authorizer.compiled.CompiledPolicy;
import io.mojaloop.kafka.security.authorizer.compiled.Guards;
import io.mojaloop.kafka.security.authorizer.compiled.PolicyRule;
import io.mojaloop.kafka.security.authorizer.compiled.Violation;
import io.mojaloop.kafka.security.authorizer.lockout.NodeListener.Use;
import io.mojaloop.kafka.security.policy.Guardrails.Administration;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses a policy that would cut off inter-broker traffic, controllers or the last administrator, and says which right
 * would be lost. Judges by the configuration of this node; guardrails and bindings that only observe cut off nobody.
 */
public final class LockoutGuard {
    private final List<NodeListener> listeners;
    private final Set<String> names;

    private LockoutGuard(List<NodeListener> listeners, Set<String> names) {
        this.listeners = listeners;
        this.names = names;
    }

    /** For a node with this configuration. */
    public static LockoutGuard of(ServerProperties properties) {
        return new LockoutGuard(NodeListeners.of(properties), NodeListeners.names(properties));
    }

    /** Who may do what, besides the policy. */
    public interface Standing {
        /** Whether {@code super.users} names a principal. */
        boolean isSuperUser(Principal principal);

        /** The principals of {@code super.users}, and those that an ACL allows to alter the cluster, as far as known. */
        Set<Principal> administrators();

        /** Whether {@link #administrators} are all: not so before the ACLs are loaded. Until then they are not judged. */
        default boolean isComplete() {
            return true;
        }

        /**
         * Whether a node may act in the cluster (ClusterAction) now, and could not by the candidate.
         *
         * @return false where that is not known, as before the ACLs are loaded
         */
        default boolean losesClusterAction(Principal node, CompiledPolicy candidate) {
            return false;
        }
    }

    /** Looks for what a policy would cut off. @return errors for that, warnings for names that fit nothing here */
    public List<Problem> check(String file, Policy policy, Standing standing) {
        List<Problem> problems = new ArrayList<>();
        CompiledPolicy compiled = CompiledPolicy.of(policy, Instant.MIN);
        if (compiled.guards().enforced()) {
            for (NodeListener listener : listeners) {
                if (listener.isInternal()) {
                    checkGuardrails(file, policy, compiled.guards(), listener, problems);
                }
            }
        }
        checkClusterAction(file, compiled, standing, problems);
        checkAdministrators(file, policy, compiled, standing, problems);
        checkNames(policy, problems);
        return problems;
    }

    /** A listener that this node has not may be another node's, or a slip of the pen that guards nothing. */
    private void checkNames(Policy policy, List<Problem> problems) {
        policy.guardrails().listeners().forEach((name, rule) -> {
            if (!listeners.isEmpty() && !names.contains(name.toUpperCase(Locale.ROOT))) {
                problems.add(new Problem(
                        Problem.Severity.WARNING,
                        "unknown-listener",
                        rule.at(),
                        name,
                        "this node knows no listener " + name,
                        Optional.of("it knows " + String.join(", ", names))));
            }
        });
    }

    private void checkGuardrails(
            String file, Policy policy, Guards guards, NodeListener listener, List<Problem> problems) {
        String use = listener.isFor(Use.BROKERS) ? Use.BROKERS.toString() : Use.CONTROLLERS.toString();
        Principal self = listener.identity().orElse(new Principal("unknown", "unknown"));
        Violation violation = guards.onConnection(
                self.type(), self.name(), listener.transport().ordinal(), listener.name());
        if (violation == Violation.TRANSPORT) {
            problems.add(problem(
                    new Position(file, 1, 1),
                    "lockout-transport",
                    listener.transport().name(),
                    "guardrails.transports would cut off " + use + ": listener " + listener.name() + " of this node is "
                            + listener.transport(),
                    "give that listener SSL or SASL_SSL first, or allow " + listener.transport() + " until then"));
        } else if (violation == Violation.ANONYMOUS) {
            problems.add(problem(
                    new Position(file, 1, 1),
                    "lockout-anonymous",
                    "anonymous",
                    "guardrails.anonymous would cut off " + use + ": nodes do not authenticate on listener "
                            + listener.name() + " of this node",
                    "set ssl.client.auth=required on it, or use SASL"));
        } else if (violation == Violation.LISTENER && !isUnknownButNamed(policy, listener)) {
            problems.add(problem(
                    policy.guardrails().listeners().entrySet().stream()
                            .filter(entry -> entry.getKey().equalsIgnoreCase(listener.name()))
                            .map(entry -> entry.getValue().at())
                            .findFirst()
                            .orElse(new Position(file, 1, 1)),
                    "lockout-listener",
                    listener.name(),
                    "guardrails.listeners." + listener.name() + " would cut off " + use + ": it does not name "
                            + name(listener),
                    "add it to 'only'"));
        }
        policy.guardrails().administration().ifPresent(administration -> {
            if (!excepts(policy, administration, listener)) {
                problems.add(problem(
                        administration.at(),
                        "lockout-administration",
                        "administration",
                        "guardrails.administration would cut off " + use + ": brokers and controllers create topics and"
                                + " change configurations of their own accord, and it does not except "
                                + name(listener),
                        listener.identity().filter(Principal.ANONYMOUS::equals).isPresent()
                                ? "let nodes authenticate on listener " + listener.name() + " first"
                                : "add it to 'except'"));
            }
        });
    }

    /** Whom a node is known as cannot always be told; then it is enough that somebody is named. */
    private static boolean isUnknownButNamed(Policy policy, NodeListener listener) {
        return listener.identity().isEmpty()
                && policy.guardrails().listeners().entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(listener.name()))
                        .anyMatch(entry ->
                                !policy.principals(entry.getValue().only()).isEmpty());
    }

    private static boolean excepts(Policy policy, Administration administration, NodeListener listener) {
        Set<Principal> except = policy.principals(administration.except());
        return administration.from().contains(HostPattern.ANY)
                || listener.identity().map(except::contains).orElse(!except.isEmpty());
    }

    private static String name(NodeListener listener) {
        return listener.identity().map(self -> "this node, " + self).orElse("any principal of a node");
    }

    private void checkClusterAction(String file, CompiledPolicy compiled, Standing standing, List<Problem> problems) {
        Set<Principal> nodes = new LinkedHashSet<>();
        listeners.forEach(listener -> listener.identity().ifPresent(nodes::add));
        for (Principal node : nodes) {
            boolean denied = compiled.rules().stream().anyMatch(rule -> denies(rule, node));
            if (!standing.isSuperUser(node) && (denied || standing.losesClusterAction(node, compiled))) {
                problems.add(problem(
                        new Position(file, 1, 1),
                        "lockout-cluster-action",
                        node.toString(),
                        (denied ? "a deny" : "the policy") + " would take ClusterAction on " + ResourceType.CLUSTER_NAME
                                + " from " + node + ", which brokers and controllers need to talk to each other",
                        (denied ? "except it from the binding" : "allow it by a role")
                                + ", or put it into super.users"));
            }
        }
    }

    /** From any address: where nodes come from is not for a policy to guess. */
    private static boolean denies(PolicyRule rule, Principal node) {
        return !rule.allows()
                && !(rule.host() instanceof HostPattern.Inert)
                && (rule.principal().isEveryone() || rule.principal().equals(node))
                && rule.line().resourceType() == ResourceType.CLUSTER
                && (rule.named() == Operation.CLUSTER_ACTION || rule.named() == Operation.ALL);
    }

    private void checkAdministrators(
            String file, Policy policy, CompiledPolicy compiled, Standing standing, List<Problem> problems) {
        List<NodeListener> reachable = forPeople();
        if (reachable.isEmpty() || !standing.isComplete()) {
            return; // a controller: its brokers judge; or too early
        }
        Set<Principal> administrators = new LinkedHashSet<>(standing.administrators());
        compiled.rules().stream()
                .filter(rule -> rule.allows()
                        && rule.line().resourceType() == ResourceType.CLUSTER
                        && rule.named().implies(Operation.ALTER)
                        && rule.binding().until().isEmpty())
                .forEach(rule -> administrators.add(rule.principal()));
        listeners.forEach(listener -> listener.identity().ifPresent(administrators::remove));
        if (administrators.isEmpty()) {
            return; // there was none before
        }
        boolean one = administrators.stream()
                .anyMatch(principal -> (standing.isSuperUser(principal)
                                || compiled.rules().stream().noneMatch(rule -> deniesAlter(rule, principal)))
                        && reachable.stream().anyMatch(listener -> reaches(compiled.guards(), principal, listener)));
        if (!one) {
            Optional<Principal> last = administrators.stream().findFirst();
            problems.add(problem(
                    new Position(file, 1, 1),
                    "lockout-administrator",
                    last.map(Principal::toString).orElse(""),
                    "the policy would cut off the last administrator: nobody of " + administrators
                            + " could still alter the cluster over a listener of this node",
                    "let one of them use a listener for clients with an allowed transport, and do not deny it Alter on "
                            + ResourceType.CLUSTER_NAME));
        }
    }

    /** The listeners for clients; one that the nodes use among themselves counts only if there is no other. */
    private List<NodeListener> forPeople() {
        List<NodeListener> forClients =
                listeners.stream().filter(one -> one.isFor(Use.CLIENTS)).toList();
        List<NodeListener> own =
                forClients.stream().filter(one -> !one.isInternal()).toList();
        return own.isEmpty() ? forClients : own;
    }

    private static boolean reaches(Guards guards, Principal principal, NodeListener listener) {
        return !guards.enforced()
                || guards.onConnection(
                                principal.type(),
                                principal.name(),
                                listener.transport().ordinal(),
                                listener.name())
                        == Violation.NONE;
    }

    private static boolean deniesAlter(PolicyRule rule, Principal principal) {
        return !rule.allows()
                && rule.host() instanceof HostPattern.Any
                && (rule.principal().isEveryone() || rule.principal().equals(principal))
                && rule.line().resourceType() == ResourceType.CLUSTER
                && (rule.named() == Operation.ALTER || rule.named() == Operation.ALL);
    }

    private static Problem problem(Position at, String code, String text, String message, String suggestion) {
        return new Problem(Problem.Severity.ERROR, code, at, text, message, Optional.of(suggestion));
    }
}
