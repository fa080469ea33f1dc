/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All rules, arranged for the question "may this principal do this here, from there?". Immutable; see the package for the
 * layout and the cost.
 *
 * <p>A batch of questions about one principal takes {@link #principal} once and {@link #bits} for each resource:
 *
 * <pre>{@code
 * PrincipalRules own = index.principal("User", "alice");
 * Verdict verdict = Operations.verdict(index.bits(own, TOPIC, "orders", client), Operations.READ);
 * }</pre>
 */
public final class RuleIndex {
    private static final String EVERYONE_TYPE = "User";
    private static final String EVERYONE_NAME = "*";

    private final PrincipalTable principals;

    /** The rules of {@code User:*}, which speak of principals of every type. */
    private final PrincipalRules everyone;

    private final @Nullable PatternCounts counts;

    private RuleIndex(PrincipalTable principals, PrincipalRules everyone, @Nullable PatternCounts counts) {
        this.principals = principals;
        this.everyone = everyone;
        this.counts = counts;
    }

    /**
     * An index without rules.
     *
     * @param countPatterns whether {@link #mentions} will be asked
     */
    public static RuleIndex empty(boolean countPatterns) {
        return new RuleIndex(PrincipalTable.EMPTY, PrincipalRules.NONE, countPatterns ? PatternCounts.NONE : null);
    }

    /** An index of many rules, faster than adding one by one. */
    public static RuleIndex of(Iterable<? extends Rule> rules, boolean countPatterns) {
        record Principal(String type, String name) {}
        Map<Principal, List<Rule>> byPrincipal = new HashMap<>();
        PatternCounts counts = countPatterns ? PatternCounts.NONE : null;
        for (Rule rule : rules) {
            byPrincipal
                    .computeIfAbsent(new Principal(rule.principalType(), rule.principalName()), p -> new ArrayList<>())
                    .add(rule);
            counts = counts == null || !rule.mentions() ? counts : counts.plus(rule);
        }
        // One principal after the other, so that what is read together lies together in memory.
        PrincipalRules everyone = PrincipalRules.NONE;
        List<PrincipalRules> principals = new ArrayList<>(byPrincipal.size());
        for (Map.Entry<Principal, List<Rule>> entry : byPrincipal.entrySet()) {
            Principal principal = entry.getKey();
            boolean all = isEveryone(principal.type(), principal.name());
            PrincipalRules own = all ? everyone : PrincipalRules.of(principal.type(), principal.name());
            for (Rule rule : entry.getValue()) {
                own = own.plus(rule);
            }
            if (all) {
                everyone = own;
            } else {
                principals.add(own);
            }
        }
        return new RuleIndex(PrincipalTable.EMPTY.of(principals), everyone, counts);
    }

    /** This index with one more rule. */
    public RuleIndex plus(Rule rule) {
        PatternCounts newCounts = counts == null || !rule.mentions() ? counts : counts.plus(rule);
        if (isEveryone(rule.principalType(), rule.principalName())) {
            return new RuleIndex(principals, everyone.plus(rule), newCounts);
        }
        PrincipalRules present = principals.find(rule.principalType(), rule.principalName());
        PrincipalRules base = present == null ? PrincipalRules.of(rule.principalType(), rule.principalName()) : present;
        return new RuleIndex(principals.plus(base.plus(rule)), everyone, newCounts);
    }

    /** This index without a rule that is in it. */
    public RuleIndex minus(Rule rule) {
        PatternCounts newCounts = counts == null || !rule.mentions() ? counts : counts.minus(rule);
        if (isEveryone(rule.principalType(), rule.principalName())) {
            PrincipalRules fewer = everyone.minus(rule);
            return new RuleIndex(principals, fewer.isEmpty() ? PrincipalRules.NONE : fewer, newCounts);
        }
        PrincipalRules present = principals.find(rule.principalType(), rule.principalName());
        if (present == null) { // a rule that matches no client leaves no other trace
            return new RuleIndex(principals, everyone, newCounts);
        }
        PrincipalRules fewer = present.minus(rule);
        return new RuleIndex(fewer.isEmpty() ? principals.minus(present) : principals.plus(fewer), everyone, newCounts);
    }

    /** The rules of one principal, to ask about many resources; without those of all principals. */
    public PrincipalRules principal(String type, String name) {
        PrincipalRules rules = principals.find(type, name);
        return rules == null ? PrincipalRules.NONE : rules;
    }

    /**
     * What the rules of a principal and of all principals say about a resource, for {@link Operations#verdict}.
     *
     * @param own from {@link #principal} of this index
     * @param resourceType the code of the resource type
     * @param client the client's address
     */
    public long bits(PrincipalRules own, int resourceType, String resourceName, InetAddress client) {
        long bits = own.bits(resourceType, resourceName, client);
        return everyone == PrincipalRules.NONE ? bits : bits | everyone.bits(resourceType, resourceName, client);
    }

    /** Whether a principal may do an operation on at least one resource of a type (KIP-679). */
    public Verdict onAnyResource(PrincipalRules own, int resourceType, int operation, InetAddress client) {
        return new AnyResource(own, everyone, resourceType, operation, client).verdict();
    }

    /**
     * Whether any rule of any principal that {@link Rule#mentions} names a resource.
     *
     * @throws IllegalStateException if the index was made without counting patterns
     */
    public boolean mentions(int resourceType, String resourceName) {
        if (counts == null) {
            throw new IllegalStateException("this index does not count patterns");
        }
        return counts.mentions(resourceType, resourceName);
    }

    /** The rules that led to a verdict: the denying ones, or the allowing ones. Not for the hot path. */
    public List<Rule> deciding(
            PrincipalRules own, int resourceType, String resourceName, int operation, InetAddress client) {
        List<Rule> speaking = new ArrayList<>();
        own.forEachRuleOn(resourceType, resourceName, speaking::add);
        everyone.forEachRuleOn(resourceType, resourceName, speaking::add);
        speaking.removeIf(rule -> Operations.verdict(Operations.bitsOf(rule), operation) == Verdict.NONE
                || !rule.host().matches(client));
        Optional<Rule> deny = speaking.stream().filter(rule -> !rule.allows()).findFirst();
        if (deny.isPresent()) {
            speaking.removeIf(Rule::allows);
        }
        return List.copyOf(speaking);
    }

    private static boolean isEveryone(String type, String name) {
        return name.equals(EVERYONE_NAME) && type.equals(EVERYONE_TYPE);
    }
}
