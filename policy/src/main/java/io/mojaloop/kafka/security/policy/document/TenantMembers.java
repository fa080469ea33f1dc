/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds principals that are in two tenants. A group is written out at most once, however many tenants name it: the second
 * is a problem already.
 */
final class TenantMembers {
    private record Membership(String tenant, Position at) {}

    private final Map<String, List<Principal>> groups;
    private final Map<String, Membership> known = new HashMap<>();
    private final Problems problems;

    TenantMembers(Map<String, List<Principal>> groups, Problems problems) {
        this.groups = groups;
        this.problems = problems;
    }

    void add(String tenant, List<Subject> members, Position at) {
        Membership membership = new Membership(tenant, at);
        for (Subject member : members) {
            if (isFirst(member, membership, "") && member instanceof Subject.GroupReference reference) {
                for (Principal principal : groups.getOrDefault(reference.group(), List.of())) {
                    isFirst(principal, membership, " (of " + reference + ")");
                }
            }
        }
    }

    /** Warns of principals whose tenant does not count. */
    void reportExempt(List<Subject> exempt, Position at) {
        for (Subject subject : exempt) {
            if (subject instanceof Subject.GroupReference reference) {
                groups.getOrDefault(reference.group(), List.of()).forEach(principal -> reportExempt(principal, at));
            } else {
                reportExempt(subject, at);
            }
        }
    }

    private void reportExempt(Subject principal, Position at) {
        Membership membership = known.get(principal.toString());
        if (membership != null) {
            problems.add(
                    ProblemCode.EXEMPT_TENANT,
                    at,
                    principal.toString(),
                    "'" + Problems.clip(principal.toString()) + "' is exempt: the limits of tenant '"
                            + Problems.clip(membership.tenant) + "' never apply to it");
        }
    }

    private boolean isFirst(Subject member, Membership membership, String through) {
        Membership first = known.putIfAbsent(member.toString(), membership);
        if (first != null && !first.tenant.equals(membership.tenant)) {
            problems.add(
                    ProblemCode.TWO_TENANTS,
                    membership.at,
                    member.toString(),
                    "'" + Problems.clip(member.toString()) + "'" + Problems.clip(through) + " is already in tenant '"
                            + Problems.clip(first.tenant) + "', line " + first.at.line(),
                    "remove it from one of them");
        }
        return first == null;
    }
}
