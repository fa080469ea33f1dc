/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.rules.Rule;
import io.mojaloop.kafka.security.authorizer.rules.RuleIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.metadata.authorizer.StandardAcl;

/**
 * All stored ACLs, by id, and an index of them and of the policy's rules. Immutable. Adding an ACL twice or removing one
 * that is not there changes nothing: Kafka drops the rest of a metadata delta if one update throws.
 */
final class AclSet {
    private final AclTable byId;
    private final RuleIndex index;
    private final List<? extends Rule> policyRules;
    private final boolean countPatterns;
    private final int inertAllows;
    private final int inertDenies;

    private AclSet(
            AclTable byId,
            RuleIndex index,
            List<? extends Rule> policyRules,
            boolean countPatterns,
            int inertAllows,
            int inertDenies) {
        this.byId = byId;
        this.index = index;
        this.policyRules = policyRules;
        this.countPatterns = countPatterns;
        this.inertAllows = inertAllows;
        this.inertDenies = inertDenies;
    }

    /** No ACLs. @param countPatterns see {@link RuleIndex#empty} */
    static AclSet empty(boolean countPatterns) {
        return new AclSet(AclTable.EMPTY, RuleIndex.empty(countPatterns), List.of(), countPatterns, 0, 0);
    }

    /** Other ACLs in place of these. @param noticed is told of each ACL that was not here before and is without effect */
    AclSet replacedBy(Map<Uuid, StandardAcl> acls, Consumer<AclRule> noticed) {
        List<AclRule> rules = new ArrayList<>(acls.size());
        int allows = 0;
        int denies = 0;
        for (Map.Entry<Uuid, StandardAcl> entry : acls.entrySet()) {
            AclRule rule = new AclRule(entry.getKey(), entry.getValue());
            rules.add(rule);
            if (rule.inertBecause().isPresent()) {
                allows += rule.allows() ? 1 : 0;
                denies += rule.allows() ? 0 : 1;
                AclRule known = byId.find(rule.id());
                if (known == null || !known.acl().equals(rule.acl())) {
                    noticed.accept(rule);
                }
            }
        }
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(policyRules);
        return new AclSet(
                AclTable.EMPTY.of(rules), RuleIndex.of(all, countPatterns), policyRules, countPatterns, allows, denies);
    }

    /** These ACLs with another in place of the one with the same id, if there is one. @param noticed as above */
    AclSet plus(Uuid id, StandardAcl acl, Consumer<AclRule> noticed) {
        AclRule present = byId.find(id);
        if (present != null) {
            return present.acl().equals(acl) ? this : minus(id).plus(id, acl, noticed);
        }
        AclRule rule = new AclRule(id, acl);
        boolean inert = rule.inertBecause().isPresent();
        if (inert) {
            noticed.accept(rule);
        }
        return with(byId.plus(rule), index.plus(rule), rule, inert ? 1 : 0);
    }

    AclSet minus(Uuid id) {
        AclRule present = byId.find(id);
        if (present == null) {
            return this;
        }
        return with(
                byId.minus(present),
                index.minus(present),
                present,
                present.inertBecause().isPresent() ? -1 : 0);
    }

    /** The same ACLs beside other rules of a policy. */
    AclSet withPolicy(List<? extends Rule> newPolicyRules) {
        RuleIndex changed = index;
        if (byId.size() == 0) {
            changed = RuleIndex.of(newPolicyRules, countPatterns);
        } else {
            for (Rule rule : policyRules) {
                changed = changed.minus(rule);
            }
            for (Rule rule : newPolicyRules) {
                changed = changed.plus(rule);
            }
        }
        return new AclSet(byId, changed, newPolicyRules, countPatterns, inertAllows, inertDenies);
    }

    private AclSet with(AclTable newById, RuleIndex newIndex, AclRule changed, int inert) {
        return new AclSet(
                newById,
                newIndex,
                policyRules,
                countPatterns,
                inertAllows + (changed.allows() ? inert : 0),
                inertDenies + (changed.allows() ? 0 : inert));
    }

    /** Of the ACLs and of the policy's rules. */
    RuleIndex index() {
        return index;
    }

    int count() {
        return byId.size();
    }

    /** How many ACLs that should allow something match no client. */
    int inertAllows() {
        return inertAllows;
    }

    /** How many ACLs that should deny something match no client. */
    int inertDenies() {
        return inertDenies;
    }

    List<AclBinding> matching(AclBindingFilter filter) {
        List<AclBinding> found = new ArrayList<>();
        byId.forEach(rule -> {
            AclBinding binding = rule.acl().toBinding();
            if (filter.matches(binding)) {
                found.add(binding);
            }
        });
        return found;
    }
}
