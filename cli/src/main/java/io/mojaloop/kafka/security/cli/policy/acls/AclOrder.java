/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import java.util.Comparator;
import org.apache.kafka.common.acl.AclBinding;

/** ACLs of one principal and one resource side by side. */
final class AclOrder {
    static final Comparator<AclBinding> COMPARATOR = Comparator.comparing(
                    (AclBinding acl) -> acl.entry().principal())
            .thenComparing(acl -> acl.pattern().resourceType())
            .thenComparing(acl -> acl.pattern().name())
            .thenComparing(acl -> acl.pattern().patternType())
            .thenComparing(acl -> acl.entry().permissionType())
            .thenComparing(acl -> acl.entry().host())
            .thenComparing(acl -> acl.entry().operation());

    private AclOrder() {}
}
