/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.Guardrails.Administration;
import io.mojaloop.kafka.security.policy.Guardrails.ListenerRule;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Transport;
import io.mojaloop.kafka.security.policy.document.ValueShape.Choice;
import io.mojaloop.kafka.security.policy.document.YamlNode.Entry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code guardrails}. */
final class GuardrailsReader {
    private final Values values;
    private final Subjects subjects;
    private final Problems problems;

    GuardrailsReader(Values values, Subjects subjects, Problems problems) {
        this.values = values;
        this.subjects = subjects;
        this.problems = problems;
    }

    Guardrails read(YamlNode node) {
        return Fields.of(node, PolicyKeys.GUARDRAILS, problems).map(this::read).orElse(Guardrails.NONE);
    }

    private Guardrails read(Fields fields) {
        PolicyMode mode = fields.read("mode", value -> values.choice(value, PolicyMode.class))
                .orElse(PolicyMode.ENFORCE);
        List<Transport> transports = fields.list(
                "transports",
                list -> values.oneOrMore(list, "transports", value -> values.choice(value, Transport.class)));
        boolean anonymousDenied = fields.read("anonymous", value -> values.word(value, Choice.of("deny", "allow")))
                .filter(word -> word.equals("deny"))
                .isPresent();
        Map<String, ListenerRule> listeners =
                fields.get("listeners").map(this::listeners).orElse(Map.of());
        Optional<Administration> administration = fields.read("administration", this::administration);
        return new Guardrails(mode, Set.copyOf(transports), anonymousDenied, listeners, administration);
    }

    private Map<String, ListenerRule> listeners(YamlNode node) {
        Map<String, ListenerRule> listeners = new LinkedHashMap<>();
        Map<String, Entry> spellings = new HashMap<>();
        for (Entry entry : values.named(node, "listener rules")) {
            Entry first = spellings.putIfAbsent(entry.key().text().toUpperCase(Locale.ROOT), entry);
            if (first != null) {
                problems.add(
                        ProblemCode.DUPLICATE_KEY,
                        entry.key().at(),
                        entry.key().text(),
                        "this is the listener of line " + first.key().at().line() + " in another spelling",
                        "merge the two, or remove one");
                continue;
            }
            Fields.of(entry.value(), PolicyKeys.LISTENER, problems)
                    .map(fields -> new ListenerRule(
                            fields.list("only", subjects::named), entry.key().at()))
                    .ifPresent(rule -> listeners.put(entry.key().text(), rule));
        }
        return listeners;
    }

    private Optional<Administration> administration(YamlNode node) {
        return Fields.of(node, PolicyKeys.ADMINISTRATION, problems).map(fields -> {
            List<HostPattern> from = fields.list("from", new NetworkList(values, problems)::read);
            List<Operation> operations = fields.list("operations", new Operations(values, problems)::read);
            return new Administration(
                    from,
                    fields.list("except", subjects::named),
                    operations.isEmpty() ? Administration.DEFAULT_OPERATIONS : Set.copyOf(operations),
                    fields.at());
        });
    }
}
