/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A policy as native ACLs.
 *
 * @param acls each once, sorted
 * @param losses what ACLs cannot say
 */
public record Translation(List<AclBinding> acls, List<Loss> losses) {
    public Translation {
        acls = List.copyOf(acls);
        losses = List.copyOf(losses);
    }

    /**
     * How to treat what ACLs cannot say.
     *
     * @param expiring whether bindings that end are exported, for ever
     * @param monitored whether bindings that only observe are exported, as enforced ones
     * @param blocks whether the cluster understands blocks of addresses
     */
    public record Choices(boolean expiring, boolean monitored, boolean blocks) {}

    /** Translates as much as can be.
     *
     * @param now bindings that have ended by then grant nothing, and are left out */
    public static Translation of(Policy policy, Choices choices, Instant now) {
        Set<AclBinding> acls = new TreeSet<>(AclOrder.COMPARATOR);
        List<Loss> losses = new ArrayList<>(Unsayable.of(policy));
        for (Binding binding : policy.bindings()) {
            if (binding.holdsAt(now) && isExported(policy, binding, choices, losses)) {
                if (!choices.blocks()) {
                    blocks(binding, losses);
                }
                acls.addAll(aclsOf(policy, binding));
            }
        }
        return new Translation(List.copyOf(acls), losses);
    }

    private static boolean isExported(Policy policy, Binding binding, Choices choices, List<Loss> losses) {
        boolean exported = true;
        if (binding.until().isPresent()) {
            exported = choices.expiring();
            losses.add(loss(
                    binding,
                    "ACLs do not end, and this binding does at "
                            + binding.until().get(),
                    exported));
        }
        if (policy.modeOf(binding) == PolicyMode.MONITOR) {
            exported &= choices.monitored();
            losses.add(loss(binding, "ACLs know no monitor mode, in which this binding is", choices.monitored()));
        }
        return exported;
    }

    private static Loss loss(Binding binding, String text, boolean exported) {
        return new Loss(Optional.of(binding.at()), text + (exported ? ": exported without" : ": left out"));
    }

    private static void blocks(Binding binding, List<Loss> losses) {
        List<String> blocks = binding.from().stream()
                .filter(HostPattern.Cidr.class::isInstance)
                .map(HostPattern::text)
                .toList();
        if (!blocks.isEmpty()) {
            losses.add(new Loss(
                    Optional.of(binding.at()),
                    "ACLs with blocks of addresses (" + String.join(", ", blocks)
                            + ") have an effect only from metadata version 4.4-IV1 on, or where PolicyAuthorizer runs:"
                            + " elsewhere they allow and deny nothing"));
        }
    }

    private static List<AclBinding> aclsOf(Policy policy, Binding binding) {
        List<AclBinding> acls = new ArrayList<>();
        for (RoleRule rule :
                Objects.requireNonNull(policy.roles().get(binding.role())).rules()) {
            for (Principal principal : policy.principals(binding.to())) {
                for (HostPattern host : binding.hosts()) {
                    for (NamePattern name : rule.names()) {
                        rule.operations().forEach(operation -> acls.add(acl(principal, host, rule, name, operation)));
                    }
                }
            }
        }
        return acls;
    }

    private static AclBinding acl(
            Principal principal, HostPattern host, RoleRule rule, NamePattern name, Operation operation) {
        return new AclBinding(
                new ResourcePattern(
                        ResourceType.fromCode((byte) rule.resourceType().code()),
                        name.name(),
                        name.prefixed() ? PatternType.PREFIXED : PatternType.LITERAL),
                new AccessControlEntry(
                        principal.toString(),
                        host.text(),
                        AclOperation.fromCode((byte) operation.code()),
                        rule.allows() ? AclPermissionType.ALLOW : AclPermissionType.DENY));
    }
}
