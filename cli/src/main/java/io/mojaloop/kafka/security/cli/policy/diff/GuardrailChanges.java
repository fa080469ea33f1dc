/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.Guardrails.Administration;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Transport;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Differences of guardrails, as sentences. */
final class GuardrailChanges {
    private final Policy older;
    private final Policy newer;
    private final Guardrails before;
    private final Guardrails after;
    private final List<String> sentences = new ArrayList<>();

    private GuardrailChanges(Policy older, Policy newer) {
        this.older = older;
        this.newer = newer;
        this.before = older.guardrails();
        this.after = newer.guardrails();
    }

    static List<String> between(Policy older, Policy newer) {
        GuardrailChanges changes = new GuardrailChanges(older, newer);
        changes.mode();
        changes.transports();
        changes.anonymous();
        changes.listeners();
        changes.administration();
        return changes.sentences;
    }

    private void mode() {
        if (before.mode() != after.mode() && !before.isEmpty() && !after.isEmpty()) {
            sentences.add(
                    after.mode() == PolicyMode.MONITOR
                            ? "they refuse nothing now, and only tell what they would refuse"
                            : "they refuse now what they only told of");
        } else if (!after.isEmpty() && after.mode() == PolicyMode.MONITOR && before.isEmpty()) {
            sentences.add("they are in monitor mode: what is refused here is only told");
        }
    }

    private void transports() {
        Set<Transport> refused = EnumSet.noneOf(Transport.class);
        Set<Transport> taken = EnumSet.noneOf(Transport.class);
        for (Transport transport : Transport.values()) {
            boolean was = served(before, transport);
            if (was != served(after, transport)) {
                (was ? refused : taken).add(transport);
            }
        }
        if (!refused.isEmpty()) {
            sentences.add(Words.and(refused) + (refused.size() == 1 ? " is" : " are") + " refused now");
        }
        if (!taken.isEmpty()) {
            sentences.add(Words.and(taken) + (taken.size() == 1 ? " is" : " are") + " no longer refused");
        }
    }

    private static boolean served(Guardrails guardrails, Transport transport) {
        return guardrails.transports().isEmpty() || guardrails.transports().contains(transport);
    }

    private void anonymous() {
        if (before.anonymousDenied() != after.anonymousDenied()) {
            sentences.add("clients that did not authenticate are "
                    + (after.anonymousDenied() ? "refused now" : "no longer refused"));
        }
    }

    private void listeners() {
        Map<String, Set<Principal>> were = listeners(older);
        Map<String, Set<Principal>> are = listeners(newer);
        Set<String> names = new TreeSet<>(were.keySet());
        names.addAll(are.keySet());
        for (String name : names) {
            Set<Principal> served = were.get(name);
            Set<Principal> serves = are.get(name);
            String listener = "listener " + LogText.escape(name);
            if (served == null && serves != null) {
                sentences.add(listener + " serves only " + Words.and(serves) + " now");
            } else if (served != null && serves == null) {
                sentences.add(listener + " serves everybody now");
            } else if (served != null && serves != null) {
                members(listener + " serves ", listener + " no longer serves ", served, serves);
            }
        }
    }

    private void members(String nowText, String noLongerText, Set<Principal> were, Set<Principal> are) {
        Set<Principal> come = new TreeSet<>(are);
        come.removeAll(were);
        Set<Principal> gone = new TreeSet<>(were);
        gone.removeAll(are);
        if (!come.isEmpty()) {
            sentences.add(nowText + Words.and(come) + " too now");
        }
        if (!gone.isEmpty()) {
            sentences.add(noLongerText + Words.and(gone));
        }
    }

    private static Map<String, Set<Principal>> listeners(Policy policy) {
        Map<String, Set<Principal>> listeners = new TreeMap<>();
        policy.guardrails()
                .listeners()
                .forEach((name, rule) ->
                        listeners.put(name.toUpperCase(Locale.ROOT), new TreeSet<>(policy.principals(rule.only()))));
        return listeners;
    }

    private void administration() {
        if (before.administration().isEmpty() && after.administration().isPresent()) {
            Administration now = after.administration().get();
            Set<Principal> except = new TreeSet<>(newer.principals(now.except()));
            sentences.add("administration (" + Words.and(operations(now)) + ") is served only from "
                    + Words.and(now.from().stream()
                            .map(Block::of)
                            .sorted(Block.ORDER)
                            .toList()) + " now"
                    + (except.isEmpty() ? "" : ", but for " + Words.and(except)));
        } else if (before.administration().isPresent() && after.administration().isEmpty()) {
            sentences.add("administration is served from everywhere now");
        } else if (before.administration().isPresent()) {
            administration(before.administration().get(), after.administration().orElseThrow());
        }
    }

    private void administration(Administration was, Administration is) {
        Forest<Block> hosts = Cells.hosts(
                Stream.concat(was.from().stream(), is.from().stream()).map(Block::of));
        blocks(hosts, is, was).ifPresent(text -> sentences.add("administration is served from " + text + " too now"));
        blocks(hosts, was, is).ifPresent(text -> sentences.add("administration is no longer served from " + text));
        members(
                "administration is served from everywhere to ",
                "administration is no longer served from everywhere to ",
                new TreeSet<>(older.principals(was.except())),
                new TreeSet<>(newer.principals(is.except())));
        Set<Operation> more = operations(is);
        more.removeAll(operations(was));
        Set<Operation> less = operations(was);
        less.removeAll(operations(is));
        if (!more.isEmpty()) {
            sentences.add(Words.and(more) + " counts as administration now");
        }
        if (!less.isEmpty()) {
            sentences.add(Words.and(less) + " no longer counts as administration");
        }
    }

    private static Optional<String> blocks(Forest<Block> hosts, Administration having, Administration lacking) {
        BitSet only = new BitSet();
        for (int i = 0; i < hosts.size(); i++) {
            Block block = hosts.node(i);
            only.set(i, covers(having, block) && !covers(lacking, block));
        }
        return only.isEmpty() ? Optional.empty() : Optional.of(Words.blocks(hosts.sections(only)));
    }

    private static boolean covers(Administration administration, Block block) {
        return administration.from().stream().map(Block::of).anyMatch(from -> from.covers(block));
    }

    private static Set<Operation> operations(Administration administration) {
        return administration.operations().contains(Operation.ALL)
                ? EnumSet.complementOf(EnumSet.of(Operation.ALL))
                : EnumSet.copyOf(administration.operations());
    }
}
