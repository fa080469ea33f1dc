/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import io.mojaloop.kafka.security.policy.document.YamlNode.Entry;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code roles}. */
final class RolesReader {
    private static final List<String> EFFECTS = List.of("allow", "deny");
    private static final List<String> RESOURCES =
            Arrays.stream(ResourceType.values()).map(ResourceType::key).toList();

    private final Values values;
    private final Names names;
    private final Operations operations;
    private final Problems problems;

    RolesReader(Values values, Problems problems) {
        this.values = values;
        this.names = new Names(values, problems);
        this.operations = new Operations(values, problems);
        this.problems = problems;
    }

    Map<String, Role> read(YamlNode node) {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (Entry entry : values.named(node, "lists of rules")) {
            String name = entry.key().text();
            RuleOverlaps overlaps = new RuleOverlaps(problems);
            List<RoleRule> rules = values.list(entry.value(), "rules", rule -> rule(rule, overlaps));
            overlaps.report();
            roles.put(name, new Role(name, rules, entry.key().at()));
        }
        return roles;
    }

    private Optional<RoleRule> rule(YamlNode node, RuleOverlaps overlaps) {
        Optional<Fields> fields = Fields.of(node, PolicyKeys.RULE, problems);
        return fields.flatMap(present -> rule(present, overlaps));
    }

    private Optional<RoleRule> rule(Fields fields, RuleOverlaps overlaps) {
        boolean both = fields.has("allow") && fields.has("deny");
        if (both || fields.lacks(EFFECTS)) {
            problems.add(
                    ProblemCode.ALLOW_OR_DENY,
                    fields.at(),
                    "",
                    "this rule has " + (both ? "both 'allow' and 'deny'" : "neither 'allow' nor 'deny'"),
                    "write exactly one of them");
        }
        List<ResourceType> types = Arrays.stream(ResourceType.values())
                .filter(type -> fields.has(type.key()))
                .toList();
        if (types.size() > 1 || fields.lacks(RESOURCES)) {
            reportTypes(types, fields);
        }
        Set<Operation> allowed = operations("allow", types, fields);
        Set<Operation> denied = operations("deny", types, fields);
        boolean allows = fields.has("allow");
        Optional<RoleRule> rule = Optional.empty();
        for (ResourceType type : types) {
            rule = Optional.of(rule(fields, type, allows, allows ? allowed : denied, overlaps));
        }
        return rule;
    }

    private RoleRule rule(Fields fields, ResourceType type, boolean allows, Set<Operation> ops, RuleOverlaps overlaps) {
        List<RuleOverlaps.Name> found = fields.list(
                type.key(),
                list -> values.oneOrMore(
                        list,
                        "names",
                        item -> names.read(item, type)
                                .map(one -> new RuleOverlaps.Name(type, allows, ops, one, item.at())),
                        RuleOverlaps.Name::identity));
        found.forEach(overlaps::add);
        List<NamePattern> patterns =
                found.stream().map(RuleOverlaps.Name::pattern).toList();
        return new RoleRule(allows, ops, type, patterns, fields.at());
    }

    private Set<Operation> operations(String key, List<ResourceType> types, Fields fields) {
        Set<Operation> known = EnumSet.noneOf(Operation.class);
        known.addAll(fields.list(key, list -> {
            List<Operation> read = operations.read(list);
            types.forEach(type -> checkApplies(read, type, list));
            return read;
        }));
        if (types.size() == 1) {
            known.retainAll(types.get(0).operations());
        }
        return known;
    }

    private void checkApplies(List<Operation> read, ResourceType type, YamlNode list) {
        for (Operation operation : read) {
            if (!type.operations().contains(operation)) {
                String possible =
                        type.operations().stream().map(Operation::text).collect(Collectors.joining(", "));
                problems.add(
                        ProblemCode.OPERATION_NOT_APPLICABLE,
                        place(operation, list),
                        operation.text(),
                        operation + " does not exist on a " + type.key(),
                        "possible are: " + possible);
            }
        }
    }

    private static Position place(Operation operation, YamlNode list) {
        if (list instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (item instanceof YamlNode.Scalar scalar && scalar.text().equals(operation.text())) {
                    return item.at();
                }
            }
        }
        return list.at();
    }

    private void reportTypes(List<ResourceType> types, Fields fields) {
        String keys = String.join(", ", RESOURCES);
        String which = types.isEmpty()
                ? "no resource"
                : "several resources: " + types.stream().map(ResourceType::key).collect(Collectors.joining(", "));
        problems.add(
                ProblemCode.ONE_RESOURCE,
                fields.at(),
                "",
                "this rule names " + which,
                types.isEmpty() ? "add one of: " + keys : "write a rule for each");
    }
}
