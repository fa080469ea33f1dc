/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.document.YamlNode.Scalar;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads {@code bindings}. */
final class BindingsReader {
    private final Values values;
    private final Subjects subjects;
    private final NetworkList networks;
    private final Instants instants;
    private final References roles;
    private final Problems problems;

    /** @param now to refuse bindings that have ended; empty to take them */
    BindingsReader(Values values, Subjects subjects, References roles, Optional<Instant> now, Problems problems) {
        this.values = values;
        this.subjects = subjects;
        this.networks = new NetworkList(values, problems);
        this.instants = new Instants(values, now, problems);
        this.roles = roles;
        this.problems = problems;
    }

    List<Binding> read(YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence && sequence.items().isEmpty()) {
            return List.of();
        }
        return values.list(node, "bindings", this::binding);
    }

    private Optional<Binding> binding(YamlNode node) {
        return Fields.of(node, PolicyKeys.BINDING, problems).flatMap(fields -> {
            Optional<String> role = fields.read("role", this::role);
            List<HostPattern> from = fields.list("from", networks::read);
            return Optional.of(new Binding(
                    role.orElse(""),
                    fields.list("to", subjects::anybody),
                    // Everywhere is what no list means, too.
                    from.contains(HostPattern.ANY) ? List.of() : from,
                    fields.read("until", instants::read),
                    fields.read("mode", mode -> values.choice(mode, PolicyMode.class)),
                    fields.at()));
        });
    }

    private Optional<String> role(YamlNode node) {
        return values.text(node, "the name of a role")
                .filter(name -> roles.use(name.text(), "role", ProblemCode.DANGLING_ROLE, name.at()))
                .map(Scalar::text);
    }
}
