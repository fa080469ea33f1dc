/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import io.mojaloop.kafka.security.policy.HostPattern;
import java.net.InetAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All rules of one principal on one resource pattern. The set itself holds those for any host; {@link
 * Operations#HOSTED} is set in its bits if there are others.
 */
final class PatternRules extends RuleSet implements PrefixTrie.Value {
    private final int resourceType;
    private final String name;
    private final @Nullable HostRules hosts;

    private PatternRules(int resourceType, String name, @Nullable Object anyHost, @Nullable HostRules hosts) {
        super(anyHost, hosts == null ? 0 : Operations.HOSTED);
        this.resourceType = resourceType;
        this.name = name;
        this.hosts = hosts;
    }

    int resourceType() {
        return resourceType;
    }

    String name() {
        return name;
    }

    boolean is(int otherType, String otherName) {
        return resourceType == otherType && name.equals(otherName);
    }

    @Nullable
    HostRules hosts() {
        return hosts;
    }

    /** The bits of the rules for any host. */
    @Override
    public long bits() {
        return bits;
    }

    /** The bits of the rules that hold for a client. */
    long bits(InetAddress client) {
        return hosts == null ? bits : bits | hosts.bits(client);
    }

    /** @return null if there is no rule that can match a client */
    static @Nullable PatternRules plus(@Nullable PatternRules rules, Rule rule) {
        PatternRules base =
                rules == null ? new PatternRules(rule.resourceType(), rule.resourceName(), null, null) : rules;
        if (rule.host() instanceof HostPattern.Any) {
            return base.with(base.rulesWith(rule), base.hosts);
        }
        return base.with(base.rulesAsIs(), (base.hosts == null ? HostRules.NONE : base.hosts).plus(rule));
    }

    /** @return null if no rule is left */
    static @Nullable PatternRules minus(@Nullable PatternRules rules, Rule rule) {
        if (rules == null) {
            return null;
        }
        if (rule.host() instanceof HostPattern.Any) {
            return rules.with(rules.rulesWithout(rule), rules.hosts);
        }
        return rules.hosts == null ? rules : rules.with(rules.rulesAsIs(), rules.hosts.minus(rule));
    }

    private @Nullable PatternRules with(@Nullable Object anyHost, @Nullable HostRules newHosts) {
        HostRules some = newHosts == null || newHosts.isEmpty() ? null : newHosts;
        return anyHost == null && some == null ? null : new PatternRules(resourceType, name, anyHost, some);
    }

    void forEach(Consumer<Rule> action) {
        forEachRule(action);
        if (hosts != null) {
            hosts.forEachRule(action);
        }
    }
}
