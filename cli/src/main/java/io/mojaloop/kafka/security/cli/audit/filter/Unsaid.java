/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import java.util.List;
import java.util.Map;

/**
 * What records mean by members that they leave out because these would say what almost all say; docs/audit-events.md lists
 * them. Records of older versions have them all, so both are asked for.
 */
final class Unsaid {
    private static final Filter DECISION = new Filter.And(List.of(
            new Filter.Match(
                    List.of(new Field("event.action", Kind.WORD)),
                    new Condition.Text(List.of("authorization-", ""), false)),
            new Filter.Not(exists(new Field("event.end", Kind.TIME)))));

    private static final Map<String, Usual> BY_PATH = Map.of(
            "event.module", new Usual("kafka", exists(new Field("event.dataset", Kind.WORD))),
            "kafka.forwarded", new Usual("false", exists(new Field("kafka.api_key", Kind.WORD))),
            "kafka.resource.pattern", new Usual("LITERAL", exists(new Field("kafka.resource.name", Kind.TEXT))),
            "kafka.ref_count", new Usual("1", DECISION));

    /**
     * What a member that is not there would be.
     *
     * @param value of it
     * @param of which records
     */
    private record Usual(String value, Filter of) {}

    private Unsaid() {}

    /** A condition on a field, met also by records that have it without saying so. */
    static Filter match(List<Field> fields, Condition condition) {
        Filter said = new Filter.Match(fields, condition);
        Field field = fields.get(0);
        Filter none = new Filter.Not(exists(field));
        if (field.path().equals("service.type")) {
            // ECS makes one a copy of the other.
            Filter named = new Filter.Match(List.of(new Field("service.name", Kind.TEXT)), condition);
            return new Filter.Or(List.of(said, new Filter.And(List.of(none, named))));
        }
        Usual usual = BY_PATH.get(field.path());
        return usual == null || !ConditionCheck.of(condition).test(usual.value())
                ? said
                : new Filter.Or(List.of(said, new Filter.And(List.of(none, usual.of()))));
    }

    private static Filter exists(Field field) {
        return new Filter.Match(List.of(field), new Condition.Exists());
    }
}
