/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.cases;

import io.mojaloop.kafka.security.cli.policy.cases.CaseFile.Check;
import io.mojaloop.kafka.security.cli.policy.cases.Nodes.Fields;
import io.mojaloop.kafka.security.cli.policy.explain.Resource;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.document.DidYouMean;
import io.mojaloop.kafka.security.policy.document.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code {operation: [Read, Describe], topic: [a, b]}}: each operation on each resource is a check. */
final class CheckReader {
    private static final List<String> OPERATIONS =
            Arrays.stream(Operation.values()).map(Operation::text).toList();
    private static final List<String> TYPES =
            Arrays.stream(ResourceType.values()).map(ResourceType::key).toList();
    private static final List<String> KEYS =
            Stream.concat(Stream.of("operation"), TYPES.stream()).toList();

    private final Nodes nodes;

    CheckReader(Nodes nodes) {
        this.nodes = nodes;
    }

    List<Check> read(YamlNode list, boolean allowed) {
        List<Check> checks = new ArrayList<>();
        for (YamlNode node : nodes.list(list, "checks such as {operation: Read, topic: orders}")) {
            nodes.fields(node, "check", KEYS, List.of("operation"))
                    .ifPresent(fields -> checks.addAll(checks(node, fields, allowed)));
        }
        return checks;
    }

    private List<Check> checks(YamlNode node, Fields fields, boolean allowed) {
        List<ResourceType> types = Arrays.stream(ResourceType.values())
                .filter(type -> fields.has(type.key()))
                .toList();
        if (types.size() != 1) {
            nodes.error(
                    "one-resource",
                    node,
                    types.isEmpty() ? "this check is about no resource" : "this check is about several resources",
                    "write exactly one of " + String.join(", ", TYPES));
            return List.of();
        }
        ResourceType type = types.get(0);
        List<Named> operations = fields.get("operation").stream()
                .flatMap(list -> nodes.oneOrMore(list, "operations").stream())
                .flatMap(one -> operation(one).stream())
                .toList();
        List<Check> checks = new ArrayList<>();
        List<YamlNode> names = fields.get(type.key()).stream()
                .flatMap(list -> nodes.oneOrMore(list, "names").stream())
                .toList();
        operations.forEach(operation -> new Resource(type, "-")
                .inapplicable(operation.operation)
                .ifPresent(why -> nodes.error("operation-not-applicable", operation.node, why, "")));
        for (YamlNode name : names) {
            resource(name, type)
                    .ifPresent(resource -> operations.forEach(
                            operation -> checks.add(new Check(allowed, operation.operation, resource, name.at()))));
        }
        return checks;
    }

    private record Named(Operation operation, YamlNode node) {}

    private Optional<Named> operation(YamlNode node) {
        return nodes.text(node, "an operation such as Read").flatMap(text -> {
            Optional<Operation> operation = Operation.of(text.text());
            if (operation.isEmpty()) {
                nodes.error(
                        "unknown-operation",
                        node,
                        "there is no operation '" + text.text() + "'",
                        DidYouMean.ask(text.text(), OPERATIONS)
                                .orElse("operations are: " + String.join(", ", OPERATIONS)));
            }
            if (operation.filter(one -> one == Operation.ALL).isPresent()) {
                nodes.error(
                        "unknown-operation",
                        node,
                        "no client asks for All",
                        "name the operations: " + String.join(", ", OPERATIONS.subList(1, OPERATIONS.size())));
                return Optional.empty();
            }
            return operation.map(one -> new Named(one, node));
        });
    }

    private Optional<Resource> resource(YamlNode node, ResourceType type) {
        return nodes.text(node, "the name of a " + type.key()).flatMap(text -> {
            Resource resource = new Resource(type, text.text());
            Optional<String> why = resource.impossible();
            why.ifPresent(reason -> nodes.error("bad-name", node, reason, ""));
            return why.isPresent() ? Optional.empty() : Optional.of(resource);
        });
    }
}
