/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;

/**
 * What to do for a cluster to have some ACLs.
 *
 * @param toAdd denying ones first, so that nothing is open in between
 * @param there what it already has
 * @param extra what it has beside, allowing ones first
 */
public record AclPlan(List<AclBinding> toAdd, List<AclBinding> there, List<AclBinding> extra) {
    public static AclPlan of(Collection<AclBinding> wanted, Collection<AclBinding> existing) {
        TreeSet<AclBinding> add = sorted(wanted);
        TreeSet<AclBinding> there = sorted(wanted);
        TreeSet<AclBinding> extra = sorted(existing);
        add.removeAll(sorted(existing));
        there.retainAll(sorted(existing));
        extra.removeAll(sorted(wanted));
        return new AclPlan(
                byPermission(add, AclPermissionType.DENY),
                List.copyOf(there),
                byPermission(extra, AclPermissionType.ALLOW));
    }

    private static TreeSet<AclBinding> sorted(Collection<AclBinding> acls) {
        TreeSet<AclBinding> sorted = new TreeSet<>(AclOrder.COMPARATOR);
        sorted.addAll(acls);
        return sorted;
    }

    private static List<AclBinding> byPermission(Collection<AclBinding> acls, AclPermissionType first) {
        return Stream.concat(
                        acls.stream().filter(acl -> acl.entry().permissionType() == first),
                        acls.stream().filter(acl -> acl.entry().permissionType() != first))
                .toList();
    }
}
