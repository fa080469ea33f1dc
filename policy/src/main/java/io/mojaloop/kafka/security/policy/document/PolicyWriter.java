/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import io.mojaloop.kafka.security.policy.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Writes policies as documents that {@link PolicyReader} reads as the same policy, if it is a valid one. The order is
 * that of the policy; sets and maps without an order are sorted.
 */
public final class PolicyWriter {
    private final YamlLines lines = new YamlLines();

    private PolicyWriter() {}

    /** The document, without any comment. */
    public static String write(Policy policy) {
        return write(policy, List.of());
    }

    /**
     * The document, after comments.
     *
     * @param comments lines for the beginning of the document, without {@code #}; escaped as for a log
     */
    public static String write(Policy policy, List<String> comments) {
        PolicyWriter writer = new PolicyWriter();
        comments.forEach(comment -> writer.lines.line(0, ("# " + LogText.escape(comment)).stripTrailing()));
        writer.policy(policy);
        return writer.lines.toString();
    }

    private void policy(Policy policy) {
        lines.line(0, "version: " + DocumentReader.VERSION);
        lines.line(0, "mode: " + policy.mode());
        if (!policy.guardrails().equals(Guardrails.NONE)) {
            new GuardrailsWriter(lines).write(policy.guardrails());
        }
        lines.begin("groups", policy.groups().isEmpty());
        policy.groups().forEach((name, members) -> lines.list(1, YamlText.text(name), texts(members)));
        lines.begin("roles", policy.roles().isEmpty());
        policy.roles().values().forEach(this::role);
        lines.begin("bindings", policy.bindings().isEmpty());
        policy.bindings().forEach(this::binding);
        new QuotasWriter(lines).write(policy.quotas());
    }

    private void role(Role role) {
        lines.line(1, YamlText.text(role.name()) + ":");
        role.rules().forEach(this::rule);
    }

    private void rule(RoleRule rule) {
        YamlFields fields = new YamlFields();
        fields.list(rule.allows() ? "allow" : "deny", operations(rule.operations()));
        fields.oneOrMore(
                rule.resourceType().key(),
                rule.names().stream().map(PolicyWriter::name).toList());
        lines.item(2, fields);
    }

    private void binding(Binding binding) {
        YamlFields fields = new YamlFields();
        fields.text("role", YamlText.text(binding.role()));
        fields.list("to", texts(binding.to()));
        if (!binding.from().isEmpty()) {
            fields.list("from", hosts(binding.from()));
        }
        binding.until().ifPresent(until -> fields.text("until", until.toString()));
        binding.mode().ifPresent(mode -> fields.text("mode", mode.toString()));
        lines.item(1, fields);
    }

    static List<String> texts(Collection<? extends Subject> subjects) {
        return subjects.stream()
                .map(subject -> YamlText.text(subject.toString()))
                .toList();
    }

    static List<String> hosts(List<HostPattern> hosts) {
        return hosts.stream()
                .map(HostPattern::text)
                .map(text -> text.matches("[0-9][0-9./]*") ? text : YamlText.text(text))
                .toList();
    }

    static List<String> operations(Set<Operation> operations) {
        return operations.stream().sorted().map(Operation::text).toList();
    }

    static String name(NamePattern pattern) {
        String shortForm = pattern.toString();
        if (NamePattern.parse(shortForm).equals(pattern)) {
            return YamlText.text(shortForm);
        }
        return "{" + (pattern.prefixed() ? "prefix" : "literal") + ": " + YamlText.text(pattern.name()) + "}";
    }
}
