/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.Guardrails.Administration;
import io.mojaloop.kafka.security.policy.PolicyMode;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code guardrails}. */
final class GuardrailsWriter {
    private final YamlLines lines;

    GuardrailsWriter(YamlLines lines) {
        this.lines = lines;
    }

    void write(Guardrails guardrails) {
        lines.begin("guardrails", false);
        if (guardrails.mode() != PolicyMode.ENFORCE) {
            lines.line(1, "mode: " + guardrails.mode());
        }
        if (!guardrails.transports().isEmpty()) {
            lines.list(
                    1,
                    "transports",
                    guardrails.transports().stream().sorted().map(Enum::name).toList());
        }
        if (guardrails.anonymousDenied()) {
            lines.line(1, "anonymous: deny");
        }
        Map<String, Guardrails.ListenerRule> listeners = new TreeMap<>(guardrails.listeners());
        if (!listeners.isEmpty()) {
            lines.line(1, "listeners:");
        }
        listeners.forEach((name, rule) -> {
            YamlFields fields = new YamlFields();
            fields.list("only", PolicyWriter.texts(rule.only()));
            lines.mapping(2, YamlText.text(name), fields);
        });
        guardrails.administration().ifPresent(this::administration);
    }

    private void administration(Administration administration) {
        YamlFields fields = new YamlFields();
        fields.list("from", PolicyWriter.hosts(administration.from()));
        if (!administration.except().isEmpty()) {
            fields.list("except", PolicyWriter.texts(administration.except()));
        }
        if (!administration.operations().equals(Administration.DEFAULT_OPERATIONS)) {
            fields.list("operations", PolicyWriter.operations(administration.operations()));
        }
        lines.mapping(1, "administration", fields);
    }
}
