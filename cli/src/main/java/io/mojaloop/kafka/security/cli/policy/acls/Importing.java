/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.cli.policy.diff.Blocks;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;

/**
 * Native ACLs as a policy.
 *
 * @param policy what they say
 * @param imported the ACLs that the policy says again, letter by letter
 * @param leftOut why others are not in it: they have no effect, or a policy cannot say them
 * @param rewritten which are in it in other letters
 */
public record Importing(Policy policy, List<AclBinding> imported, List<Loss> leftOut, List<Loss> rewritten) {

    public static Importing of(Collection<AclBinding> acls) {
        PolicyOfGrants policy = new PolicyOfGrants(true);
        Expressible expressible = new Expressible();
        List<AclBinding> imported = new ArrayList<>();
        List<Loss> leftOut = new ArrayList<>();
        List<Loss> rewritten = new ArrayList<>();
        TreeSet<AclBinding> sorted = new TreeSet<>(AclOrder.COMPARATOR);
        sorted.addAll(acls);
        for (AclBinding acl : sorted) {
            HostPattern host = host(acl, expressible);
            Optional<String> problem = problem(acl, host, expressible);
            if (problem.isPresent()) {
                leftOut.add(loss(acl, problem.get()));
                continue;
            }
            if (host.text().equals(acl.entry().host()) && !isPrefixOfCluster(acl)) {
                imported.add(acl);
            } else {
                rewritten.add(loss(acl, "written as " + name(acl) + " from " + host.text() + ", which means the same"));
            }
            policy.add(Principal.parse(acl.entry().principal()).orElseThrow(), grant(acl), host);
        }
        return new Importing(policy.policy(), imported, leftOut, rewritten);
    }

    /** As policies write it: without bits below the prefix. */
    private static HostPattern host(AclBinding acl, Expressible expressible) {
        HostPattern host = HostPattern.parse(acl.entry().host());
        boolean tidy =
                !(host instanceof HostPattern.Cidr) || expressible.problem(host).isEmpty();
        return tidy ? host : Blocks.tidied(host);
    }

    private static Optional<String> problem(AclBinding acl, HostPattern host, Expressible expressible) {
        Optional<Principal> principal = Principal.parse(acl.entry().principal());
        if (principal.isEmpty()) {
            return Optional.of("the principal has no type, so it is nobody's; Kafka ignores such ACLs");
        }
        if (type(acl).isEmpty() || operation(acl).isEmpty() || isFilter(acl)) {
            return Optional.of("it is no ACL that this release knows");
        }
        if (!type(acl).get().operations().contains(operation(acl).get())) {
            return Optional.of(operation(acl).get() + " does not exist on a "
                    + type(acl).get().key() + ", so it has no effect");
        }
        return expressible
                .problem(principal.get())
                .or(() -> expressible.problem(host))
                .or(() -> expressible.problem(type(acl).get(), name(acl)));
    }

    private static boolean isFilter(AclBinding acl) {
        PatternType pattern = acl.pattern().patternType();
        AclPermissionType permission = acl.entry().permissionType();
        return (pattern != PatternType.LITERAL && pattern != PatternType.PREFIXED)
                || (permission != AclPermissionType.ALLOW && permission != AclPermissionType.DENY);
    }

    private static Optional<ResourceType> type(AclBinding acl) {
        return Arrays.stream(ResourceType.values())
                .filter(one -> one.code() == acl.pattern().resourceType().code())
                .findFirst();
    }

    private static Optional<Operation> operation(AclBinding acl) {
        return Arrays.stream(Operation.values())
                .filter(one -> one.code() == acl.entry().operation().code())
                .findFirst();
    }

    private static boolean isPrefixOfCluster(AclBinding acl) {
        NamePattern name = new NamePattern(acl.pattern().name(), acl.pattern().patternType() == PatternType.PREFIXED);
        return !name.equals(name(acl));
    }

    /** A cluster has one name: whatever pattern matches it means that. */
    private static NamePattern name(AclBinding acl) {
        NamePattern name = new NamePattern(acl.pattern().name(), acl.pattern().patternType() == PatternType.PREFIXED);
        boolean cluster = type(acl).equals(Optional.of(ResourceType.CLUSTER));
        return cluster && name.matches(ResourceType.CLUSTER_NAME)
                ? NamePattern.literal(ResourceType.CLUSTER_NAME)
                : name;
    }

    private static Grant grant(AclBinding acl) {
        return new Grant(
                acl.entry().permissionType() == AclPermissionType.ALLOW,
                operation(acl).orElseThrow(),
                type(acl).orElseThrow(),
                name(acl));
    }

    private static Loss loss(AclBinding acl, String text) {
        return new Loss(Optional.empty(), acl + ": " + text);
    }
}
