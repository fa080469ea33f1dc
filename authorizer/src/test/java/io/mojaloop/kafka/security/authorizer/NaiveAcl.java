/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.metadata.authorizer.StandardAcl;

/** An ACL, for {@link NaivePolicy}. */
record NaiveAcl(
        Principal principal, boolean allows, Operation operation, ResourceType type, NamePattern name, String host) {
    boolean speaksOf(NaiveRequest request) {
        return request.isBy(principal)
                && type == request.type()
                && name.matches(request.name())
                && HostPattern.parse(host).matches(request.from());
    }

    StandardAcl stored() {
        return new StandardAcl(
                org.apache.kafka.common.resource.ResourceType.fromCode((byte) type.code()),
                name.name(),
                name.prefixed() ? PatternType.PREFIXED : PatternType.LITERAL,
                principal.toString(),
                host,
                AclOperation.fromCode((byte) operation.code()),
                allows ? AclPermissionType.ALLOW : AclPermissionType.DENY);
    }
}
