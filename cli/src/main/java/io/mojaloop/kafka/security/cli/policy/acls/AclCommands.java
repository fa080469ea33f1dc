/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.policy.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * ACLs as commands of Kafka's {@code kafka-acls} for a POSIX shell: one for each principal and resource pattern.
 *
 * @param commands in the order of the ACLs
 * @param losses what the tool cannot do: it cuts white space off both ends of what it is given
 */
public record AclCommands(List<String> commands, List<Loss> losses) {
    private record Target(AclPermissionType permission, String principal, ResourcePattern pattern) {}

    /** Makes the commands.
     *
     * @param tool the beginning of each command, quoted as need be */
    public static AclCommands of(String tool, Collection<AclBinding> acls) {
        Map<Target, Map<String, Set<AclOperation>>> byTarget = new LinkedHashMap<>();
        List<Loss> losses = new ArrayList<>();
        for (AclBinding acl : acls) {
            if (isCut(acl.entry().principal())
                    || isCut(acl.pattern().name())
                    || isCut(acl.entry().host())) {
                losses.add(new Loss(
                        Optional.empty(),
                        "kafka-acls cuts white space off the ends, and control characters have no place in a script: left out "
                                + acl + "; use --as json, or --apply"));
                continue;
            }
            Target target = new Target(acl.entry().permissionType(), acl.entry().principal(), acl.pattern());
            byTarget.computeIfAbsent(target, one -> new LinkedHashMap<>())
                    .computeIfAbsent(acl.entry().host(), one -> new TreeSet<>())
                    .add(acl.entry().operation());
        }
        List<String> commands = new ArrayList<>();
        byTarget.forEach((target, byHost) -> {
            Map<Set<AclOperation>, List<String>> hosts = new LinkedHashMap<>();
            byHost.forEach((host, operations) ->
                    hosts.computeIfAbsent(operations, one -> new ArrayList<>()).add(host));
            hosts.forEach((operations, from) -> commands.add(command(tool, target, operations, from)));
        });
        return new AclCommands(commands, losses);
    }

    private static boolean isCut(String text) {
        return !text.trim().equals(text) || text.chars().anyMatch(Character::isISOControl);
    }

    private static String command(String tool, Target target, Set<AclOperation> operations, List<String> hosts) {
        String permission = target.permission == AclPermissionType.ALLOW ? "allow" : "deny";
        StringBuilder line = new StringBuilder(tool).append(" --add");
        option(line, "--" + permission + "-principal", target.principal);
        if (!hosts.equals(List.of("*"))) {
            hosts.forEach(host -> option(line, "--" + permission + "-host", host));
        }
        operations.forEach(operation -> option(line, "--operation", text(operation)));
        switch (target.pattern.resourceType()) {
            case TOPIC -> option(line, "--topic", target.pattern.name());
            case GROUP -> option(line, "--group", target.pattern.name());
            case CLUSTER -> line.append(" --cluster");
            case TRANSACTIONAL_ID -> option(line, "--transactional-id", target.pattern.name());
            case DELEGATION_TOKEN -> option(line, "--delegation-token", target.pattern.name());
            case USER -> option(line, "--user-principal", target.pattern.name());
            default -> throw new IllegalArgumentException("no resource type: " + target.pattern);
        }
        return line.append(" --resource-pattern-type ")
                .append(target.pattern.patternType().name().toLowerCase(Locale.ROOT))
                .toString();
    }

    /** A value that begins with a dash would be taken for an option, unless it is joined to its own. */
    private static void option(StringBuilder line, String name, String value) {
        line.append(' ').append(name).append(value.startsWith("-") ? "=" : " ").append(quote(value));
    }

    /** As one word of a POSIX shell, whatever it holds. */
    public static String quote(String text) {
        boolean plain = !text.isEmpty()
                && text.chars()
                        .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "._/:=@%+,-".indexOf(c) >= 0));
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static String text(AclOperation operation) {
        return Arrays.stream(Operation.values())
                .filter(one -> one.code() == operation.code())
                .findFirst()
                .orElseThrow()
                .text();
    }
}
