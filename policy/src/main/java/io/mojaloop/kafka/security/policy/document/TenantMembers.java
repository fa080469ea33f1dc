/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds principals that are in two tenants with the same client ids. A group is written out at most once for the same
 * client ids, however many tenants name it: the second is a problem already.
 */
final class TenantMembers {
    /** Brokers remember each, so a small file of large groups under many client ids must not grow without end. */
    static final int MOST = 1_000_000;

    private static final String ANY_CLIENT_ID = "";

    private record Membership(String tenant, Position at) {}

    private final Map<String, List<Principal>> groups;
    /** By client id, then by member; keys are texts, whose collisions do not hurt hash tables. */
    private final Map<String, Map<String, Membership>> known = new HashMap<>();

    private final Map<String, Membership> first = new HashMap<>();
    private final Problems problems;
    private int memberships;

    TenantMembers(Map<String, List<Principal>> groups, Problems problems) {
        this.groups = groups;
        this.problems = problems;
    }

    /** @param clientIds empty for all */
    void add(String tenant, List<Subject> members, List<NamePattern> clientIds, Position at) {
        Membership membership = new Membership(tenant, at);
        if (clientIds.isEmpty()) {
            add(membership, members, ANY_CLIENT_ID, "");
        }
        for (NamePattern clientId : clientIds) {
            add(membership, members, RuleOverlaps.identity(clientId), " with client-id '" + clientId + "'");
        }
    }

    private void add(Membership membership, List<Subject> members, String clientId, String asWhat) {
        Map<String, Membership> sameId = known.computeIfAbsent(clientId, any -> new HashMap<>());
        for (Subject member : members) {
            if (isFirst(sameId, member, membership, asWhat) && member instanceof Subject.GroupReference reference) {
                for (Principal principal : groups.getOrDefault(reference.group(), List.of())) {
                    isFirst(sameId, principal, membership, asWhat + " (of " + reference + ")");
                }
            }
        }
    }

    private boolean isFirst(
            Map<String, Membership> sameId, Subject member, Membership membership, String circumstances) {
        if (memberships == MOST) {
            problems.add(
                    ProblemCode.TOO_MANY_MEMBERS,
                    membership.at,
                    membership.tenant,
                    "with tenant '" + Problems.clip(membership.tenant) + "' tenants have more than " + MOST
                            + " members",
                    "use fewer client ids, or prefixes of them, for large groups");
        }
        if (memberships++ >= MOST) {
            return false;
        }
        first.putIfAbsent(member.toString(), membership);
        Membership before = sameId.putIfAbsent(member.toString(), membership);
        if (before != null && !before.tenant.equals(membership.tenant)) {
            problems.add(
                    ProblemCode.TWO_TENANTS,
                    membership.at,
                    member.toString(),
                    "'" + Problems.clip(member.toString()) + "'" + Problems.clip(circumstances)
                            + " is already in tenant '" + Problems.clip(before.tenant) + "', line " + before.at.line(),
                    "remove it from one of them, or give them different client ids");
        }
        return before == null;
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
        Membership membership = first.get(principal.toString());
        if (membership != null) {
            problems.add(
                    ProblemCode.EXEMPT_TENANT,
                    at,
                    principal.toString(),
                    "'" + Problems.clip(principal.toString()) + "' is exempt: the limits of tenant '"
                            + Problems.clip(membership.tenant) + "' never apply to it");
        }
    }
}
