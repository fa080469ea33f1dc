/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.util.Comparator;

/** What one ACL says, apart from to whom and from where. */
public record Grant(boolean allows, Operation operation, ResourceType type, NamePattern name) {
    /** What covers others first. */
    public static final Comparator<Grant> ORDER = Comparator.comparing((Grant grant) -> !grant.allows)
            .thenComparing(Grant::type)
            .thenComparing(grant -> !grant.name.isAll())
            .thenComparing(grant -> !grant.name.prefixed())
            .thenComparing(grant -> grant.name.name())
            .thenComparing(Grant::operation);

    /** Whether policies refuse to have both in one role: the one says what the other says, or denies it. */
    boolean collidesWith(Grant other) {
        return type == other.type && (makesIdle(other) || other.makesIdle(this));
    }

    private boolean makesIdle(Grant other) {
        return (allows == other.allows || !allows)
                && (operation == other.operation || operation == Operation.ALL)
                && name.covers(other.name);
    }
}
