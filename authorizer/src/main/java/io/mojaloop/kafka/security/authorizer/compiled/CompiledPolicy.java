/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.compiled;

import io.mojaloop.kafka.security.authorizer.rules.RuleIndex;
import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says at one moment.
 *
 * @param policy what it was made of
 * @param rules for the index, beside the ACLs: what bindings allow, what enforced bindings deny, and, without any other
 *     effect, what shall count as named by a rule for {@code allow.everyone.if.no.acl.found}
 * @param observed what bindings in monitor mode deny; null if nothing
 * @param watch who is only observed
 * @param guards what holds for everybody
 * @param ended how many bindings hold no more
 */
public record CompiledPolicy(
        Policy policy, List<PolicyRule> rules, @Nullable RuleIndex observed, Watch watch, Guards guards, int ended) {
    /** More rules than this are refused: each takes some hundred bytes of a broker's heap. */
    public static final long MOST_RULES = 1_000_000;

    /** Of a cluster without a policy: has no effect on any decision. */
    public static final CompiledPolicy NONE = of(Policy.NONE, Instant.EPOCH);

    public CompiledPolicy {
        rules = List.copyOf(rules);
    }

    /** What a policy says at {@code now}; bindings that have ended say nothing. */
    public static CompiledPolicy of(Policy policy, Instant now) {
        List<PolicyRule> rules = new ArrayList<>();
        List<PolicyRule> monitored = new ArrayList<>();
        int ended = 0;
        for (Binding binding : policy.bindings()) {
            boolean holds = binding.holdsAt(now);
            boolean observedOnly = policy.modeOf(binding) == PolicyMode.MONITOR;
            ended += holds ? 0 : 1;
            for (PolicyRule rule : rulesOf(policy, binding)) {
                boolean effective = holds && (rule.allows() || !observedOnly);
                if (effective) {
                    rules.add(rule);
                } else if (rule.mentions()) {
                    rules.add(rule.withoutEffect());
                }
                if (holds && !effective) {
                    monitored.add(rule);
                }
            }
        }
        return new CompiledPolicy(
                policy,
                rules,
                monitored.isEmpty() ? null : RuleIndex.of(monitored, false),
                Watch.of(policy, now),
                Guards.of(policy),
                ended);
    }

    /**
     * How many rules all bindings come to. A short document can come to very many: a group times roles times networks.
     *
     * @return at most {@link Long#MAX_VALUE}
     */
    public static long size(Policy policy) {
        double size = 0;
        for (Binding binding : policy.bindings()) {
            double lines = 0;
            for (RoleRule line : role(policy, binding).rules()) {
                lines += (double) line.names().size() * line.operations().size();
            }
            size += lines
                    * policy.principals(binding.to()).size()
                    * binding.hosts().size();
        }
        return (long) size;
    }

    /** All that one binding says, whether it holds or not. */
    public static List<PolicyRule> rulesOf(Policy policy, Binding binding) {
        List<PolicyRule> rules = new ArrayList<>();
        // A binding that is only observed must not close what was open to all before; that of a policy which is
        // observed
        // as a whole closes nothing either, but shall be told.
        boolean mentions = policy.mode() == PolicyMode.MONITOR || policy.modeOf(binding) == PolicyMode.ENFORCE;
        for (RoleRule line : role(policy, binding).rules()) {
            for (Principal principal : policy.principals(binding.to())) {
                for (HostPattern host : binding.hosts()) {
                    for (NamePattern name : line.names()) {
                        for (Operation operation : line.operations()) {
                            rules.add(new PolicyRule(principal, host, operation, name, line, binding, mentions));
                        }
                    }
                }
            }
        }
        return rules;
    }

    private static Role role(Policy policy, Binding binding) {
        Role role = policy.roles().get(binding.role());
        if (role == null) {
            throw new IllegalArgumentException(binding.at() + ": there is no role " + binding.role());
        }
        return role;
    }
}
