/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.AddressBits;
import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds bindings that give nothing that another one does not give. */
final class BindingOverlaps {
    /** Of one role; more are not compared. */
    private static final int MOST_COMPARED = 500;

    /** For the whole document, so that a hostile file takes no longer than its length deserves. */
    private int comparisonsLeft = 5_000_000;

    private final Map<String, Set<Principal>> groups = new LinkedHashMap<>();
    private final Problems problems;

    /** A binding with what it is asked for again and again. */
    private record Candidate(Binding binding, Set<String> to, List<String> groups) {
        static Candidate of(Binding binding) {
            return new Candidate(
                    binding,
                    binding.to().stream().map(Subject::toString).collect(Collectors.toSet()),
                    binding.to().stream()
                            .flatMap(to -> to instanceof Subject.GroupReference group
                                    ? Stream.of(group.group())
                                    : Stream.empty())
                            .toList());
        }
    }

    BindingOverlaps(Map<String, List<Principal>> groups, Problems problems) {
        groups.forEach((name, members) -> this.groups.put(name, new HashSet<>(members)));
        this.problems = problems;
    }

    void report(List<Binding> bindings) {
        Map<String, List<Candidate>> byRole = new LinkedHashMap<>();
        for (Binding binding : bindings) {
            List<Candidate> ofRole = byRole.computeIfAbsent(binding.role(), role -> new ArrayList<>());
            if (ofRole.size() < MOST_COMPARED
                    && !binding.to().isEmpty()
                    && !binding.role().isEmpty()) {
                ofRole.add(Candidate.of(binding));
            }
        }
        byRole.values().forEach(this::reportOfRole);
    }

    private void reportOfRole(List<Candidate> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            for (int j = 0; j < candidates.size(); j++) {
                Candidate one = candidates.get(i);
                Candidate other = candidates.get(j);
                // Of two that give the same, the later is the repetition.
                if (i != j && covers(other, one) && (j < i || !covers(one, other))) {
                    report(one.binding, other.binding);
                    break;
                }
            }
        }
    }

    private void report(Binding repeated, Binding by) {
        problems.add(
                ProblemCode.REPEATED_BINDING,
                repeated.at(),
                repeated.role(),
                "the binding in line " + by.at().line() + " already gives '" + Problems.clip(repeated.role())
                        + "' to the same principals",
                "remove one of them");
    }

    private boolean covers(Candidate other, Candidate one) {
        return other.binding.mode().equals(one.binding.mode())
                && !ends(other.binding).isBefore(ends(one.binding))
                && one.binding.to().stream().allMatch(subject -> covers(other, subject))
                && one.binding.hosts().stream().allMatch(host -> covers(other.binding.hosts(), host));
    }

    private static Instant ends(Binding binding) {
        return binding.until().orElse(Instant.MAX);
    }

    private boolean covers(Candidate other, Subject subject) {
        if (other.to.contains(Principal.EVERYONE.toString()) || covers(other, subject.toString())) {
            return true;
        }
        if (subject instanceof Subject.GroupReference reference) {
            Set<Principal> members = groups.getOrDefault(reference.group(), Set.of());
            return !members.isEmpty() && members.stream().allMatch(member -> covers(other, member.toString()));
        }
        return other.groups.stream().anyMatch(group -> isMember(subject, group));
    }

    private boolean covers(Candidate other, String subject) {
        return comparisonsLeft-- > 0 && other.to.contains(subject);
    }

    private boolean isMember(Subject subject, String group) {
        return comparisonsLeft-- > 0 && groups.getOrDefault(group, Set.of()).contains(subject);
    }

    private boolean covers(List<HostPattern> hosts, HostPattern host) {
        return hosts.stream().anyMatch(other -> comparisonsLeft-- > 0 && covers(other, host));
    }

    private static boolean covers(HostPattern other, HostPattern host) {
        if (other.equals(host) || other.equals(HostPattern.ANY)) {
            return true;
        }
        if (!(other instanceof HostPattern.Cidr block)) {
            return false;
        }
        return host instanceof HostPattern.Exact exact
                ? block.matches(exact.address())
                : host instanceof HostPattern.Cidr inner
                        && inner.v6() == block.v6()
                        && inner.length() >= block.length()
                        && (inner.high() & AddressBits.leadingOnes(block.length())) == block.high()
                        && (inner.low() & AddressBits.leadingOnes(block.length() - 64)) == block.low();
    }
}
