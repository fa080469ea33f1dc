/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.document.YamlNode.Entry;
import io.mojaloop.kafka.security.policy.document.YamlNode.Mapping;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names that one part of the document gives and others use. A name counts as given even if its content is wrong. */
final class References {
    private final Map<String, Entry> given;
    private final Set<String> used = new HashSet<>();
    private final Problems problems;

    private References(Map<String, Entry> given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    static References to(Optional<YamlNode> names, Problems problems) {
        Map<String, Entry> given =
                names.isPresent() && names.get() instanceof Mapping mapping ? mapping.entries() : Map.of();
        return new References(given, problems);
    }

    /** Notes that a name is used, and reports one that nobody gave. */
    boolean use(String name, String kind, ProblemCode dangling, Position at) {
        used.add(name);
        if (given.containsKey(name)) {
            return true;
        }
        problems.add(
                dangling,
                at,
                name,
                "there is no " + kind + " '" + Problems.clip(name) + "'",
                () -> DidYouMean.ask(name, given.keySet()));
        return false;
    }

    void reportUnused(String kind, ProblemCode unused) {
        for (Entry entry : given.values()) {
            String name = entry.key().text();
            if (!used.contains(name)) {
                problems.add(unused, entry.key().at(), name, kind + " '" + Problems.clip(name) + "' is not used");
            }
        }
    }
}
