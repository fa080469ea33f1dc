/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.rules.Rule;
import io.mojaloop.kafka.security.policy.HostPattern;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.metadata.authorizer.StandardAcl;

/**
 * A stored ACL as a rule. There may be millions, so nothing is kept twice: all but the compiled host is read from the
 * ACL, which the broker's metadata image holds as well.
 */
final class AclRule implements Rule {
    private final Uuid id;
    private final StandardAcl acl;
    private final HostPattern host;

    AclRule(Uuid id, StandardAcl acl) {
        this.id = id;
        this.acl = acl;
        this.host = HostPattern.parse(acl.host());
    }

    Uuid id() {
        return id;
    }

    StandardAcl acl() {
        return acl;
    }

    /**
     * Why this ACL has no effect, although its author will believe that it has, with the remedy.
     *
     * @return empty for an ACL that can match a client
     */
    Optional<String> inertBecause() {
        if (acl.principal().indexOf(':') < 0) {
            return Optional.of("principal '" + acl.principal()
                    + "' names nobody: write the principal as type:name, for example User:alice");
        }
        if (host instanceof HostPattern.Inert inert) {
            return Optional.of("host '" + inert.text() + "' matches no client: " + inert.remedy());
        }
        return Optional.empty();
    }

    @Override
    public String principalType() {
        return acl.principal().substring(0, Math.max(0, acl.principal().indexOf(':')));
    }

    @Override
    public String principalName() {
        return acl.principal().substring(acl.principal().indexOf(':') + 1);
    }

    @Override
    public int resourceType() {
        return acl.resourceType().code();
    }

    @Override
    public String resourceName() {
        return acl.resourceName();
    }

    /** Like StandardAuthorizer, which takes every pattern that is not literal for a prefix. */
    @Override
    public boolean prefixed() {
        return acl.patternType() != PatternType.LITERAL;
    }

    @Override
    public int operation() {
        return acl.operation().code();
    }

    /** Like StandardAuthorizer, which takes every permission that is not an allow for a deny. */
    @Override
    public boolean allows() {
        return acl.permissionType() == AclPermissionType.ALLOW;
    }

    @Override
    public HostPattern host() {
        return host;
    }

    /** As existing monitoring knows it from StandardAuthorizer's lines. */
    @Override
    public String toString() {
        return "MatchingAcl(acl=" + acl + ")";
    }
}
