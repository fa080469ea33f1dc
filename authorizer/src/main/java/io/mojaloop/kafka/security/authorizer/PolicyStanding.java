/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.compiled.CompiledPolicy;
import io.mojaloop.kafka.security.authorizer.compiled.Violation;
import io.mojaloop.kafka.security.authorizer.lockout.LockoutGuard;
import io.mojaloop.kafka.security.policy.Principal;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * Who may do what by super.users, the ACLs and the policy before.
 *
 * @param now what decides at present
 * @param moment for bindings that end
 */
record PolicyStanding(Snapshot now, Instant moment) implements LockoutGuard.Standing {
    private static final AclBindingFilter ON_THE_CLUSTER = new AclBindingFilter(
            new ResourcePatternFilter(ResourceType.CLUSTER, null, PatternType.ANY),
            new AccessControlEntryFilter(null, null, AclOperation.ANY, AclPermissionType.ALLOW));

    @Override
    public boolean isComplete() {
        return now.load() == LoadState.READY;
    }

    @Override
    public boolean isSuperUser(Principal principal) {
        return now.superUsers().contains(principal);
    }

    @Override
    public Set<Principal> administrators() {
        Set<Principal> administrators = new HashSet<>(now.superUsers().principals());
        for (AclBinding acl : now.acls().matching(ON_THE_CLUSTER)) {
            AclOperation operation = acl.entry().operation();
            if (operation == AclOperation.ALTER || operation == AclOperation.ALL) {
                Principal.parse(acl.entry().principal()).ifPresent(administrators::add);
            }
        }
        return administrators;
    }

    @Override
    public boolean losesClusterAction(Principal node, CompiledPolicy candidate) {
        if (!isComplete()) {
            return false;
        }
        Snapshot then = now.with(CompiledPolicy.of(candidate.policy(), moment));
        return ownAddresses().stream().anyMatch(from -> mayAct(now, node, from) && !mayAct(then, node, from));
    }

    private static boolean mayAct(Snapshot snapshot, Principal node, InetAddress from) {
        KafkaPrincipal principal = new KafkaPrincipal(node.type(), node.name());
        return snapshot.decide(
                        snapshot.isSuperUser(principal) ? null : snapshot.rulesOf(principal),
                        Violation.NONE, // guardrails are judged apart
                        principal,
                        ResourceType.CLUSTER,
                        Resource.CLUSTER_NAME,
                        AclOperation.CLUSTER_ACTION,
                        from)
                .isAllowed();
    }

    /** From where this node may reach others. */
    private static Set<InetAddress> ownAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toSet());
        } catch (SocketException unknown) {
            return Set.of(InetAddress.getLoopbackAddress());
        }
    }
}
