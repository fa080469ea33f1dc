/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Problem.Severity;
import io.mojaloop.kafka.security.policy.document.ObjectShape.KeyShape;
import io.mojaloop.kafka.security.policy.document.ValueShape.Either;
import io.mojaloop.kafka.security.policy.document.ValueShape.ListOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.MapOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.ObjectOf;

/** The reference of policy documents, for docs/policy.md: every key and every problem. */
public final class PolicyReference {
    private final StringBuilder text = new StringBuilder();

    private PolicyReference() {}

    /** Markdown, with headings of the third level. */
    public static String markdown() {
        PolicyReference reference = new PolicyReference();
        reference.line("### Keys");
        reference.line("");
        reference.line("`<...>` is a name of your choice, `[]` an item of a list.");
        reference.line("");
        reference.line("| key | type | default | meaning | example |");
        reference.line("|---|---|---|---|---|");
        reference.keys("", PolicyKeys.ROOT);
        reference.problems("Errors", "The file is refused as a whole.", Severity.ERROR);
        reference.problems("Warnings", "The file is accepted.", Severity.WARNING);
        return reference.text.toString();
    }

    private void keys(String path, ObjectShape shape) {
        for (KeyShape key : shape.keys()) {
            String fallback = key.required() ? "required" : fallback(key.fallback());
            line("| `" + path + key.name() + "` | " + cell(key.value().type()) + " | " + fallback + " | "
                    + cell(key.meaning()) + " | `" + cell(key.example()) + "` |");
            nested(path + key.name(), key.value());
        }
    }

    /** Names have a long form everywhere; once is enough to tell of it. */
    private void nested(String path, ValueShape value) {
        if (value instanceof ObjectOf object) {
            keys(path + ".", object.shape());
        } else if (value instanceof MapOf map) {
            nested(path + ".<" + map.name() + ">", map.value());
        } else if (value instanceof ListOf list) {
            nested(path + "[]", list.item());
        } else if (value instanceof Either either && path.endsWith(".topic[]")) {
            either.shapes().forEach(shape -> nested(path, shape));
        }
    }

    private void problems(String title, String effect, Severity severity) {
        line("");
        line("### " + title);
        line("");
        line(effect);
        line("");
        line("| code | meaning |");
        line("|---|---|");
        for (ProblemCode code : ProblemCode.values()) {
            if (code.severity() == severity) {
                line("| `" + code.text() + "` | " + cell(code.meaning()) + " |");
            }
        }
    }

    private static String fallback(String fallback) {
        if (fallback.isEmpty()) {
            return "";
        }
        return fallback.startsWith("(") ? fallback.substring(1, fallback.length() - 1) : "`" + fallback + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
