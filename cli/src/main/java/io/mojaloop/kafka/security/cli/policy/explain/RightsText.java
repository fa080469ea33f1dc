/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.explain;

import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that rules say about a principal, for a person: a table for each type of resource. */
public record RightsText(PrintWriter out, Style style) {

    public void write(Principal principal, boolean superUser, boolean guardrails, List<Grant> grants) {
        String who = LogText.escape(principal.toString());
        if (superUser) {
            out.println(style.bold(who + " is a super user: whatever rules say, it may do everything."));
        } else if (grants.isEmpty()) {
            out.println(style.bold(who + " may do nothing: no rule speaks of it."));
        } else {
            out.println(style.bold("What rules say of " + who));
        }
        if (guardrails) {
            out.println("Guardrails come first, for super users too.");
        }
        for (ResourceType type : ResourceType.values()) {
            List<Grant> ofType = grants.stream()
                    .filter(grant -> grant.terms().type() == type)
                    .toList();
            if (!ofType.isEmpty()) {
                out.println();
                out.println(style.bold(type.text()));
                table(ofType);
            }
        }
        out.flush();
    }

    private void table(List<Grant> grants) {
        int names = width(grants, RightsText::resources);
        int operations = width(grants, RightsText::operations);
        for (Grant grant : grants) {
            String verb = grant.terms().allows() ? style.good("allow") : style.bad("deny ");
            out.println("  " + verb + "  " + pad(resources(grant), names) + "  " + pad(operations(grant), operations)
                    + "  " + style.dim(conditions(grant)));
        }
    }

    private static String resources(Grant grant) {
        return LogText.escape(grant.resources());
    }

    private static String operations(Grant grant) {
        return grant.operations().stream().map(Operation::text).collect(Collectors.joining(", "));
    }

    private static String conditions(Grant grant) {
        Grant.Terms terms = grant.terms();
        StringBuilder text = new StringBuilder();
        if (terms.to().isEveryone()) {
            text.append("everyone, ");
        }
        if (!terms.from().equals("*")) {
            text.append("from ").append(terms.from()).append(", ");
        }
        terms.until()
                .ifPresent(until -> text.append(grant.holds() ? "until " : "ended ")
                        .append(until)
                        .append(", "));
        if (terms.mode() == PolicyMode.MONITOR) {
            text.append("monitor mode, ");
        }
        text.append(terms.at().map(at -> at.file() + ":" + at.line()).orElse("ACL"));
        return LogText.escape(text.toString());
    }

    private static int width(List<Grant> grants, Function<Grant, String> column) {
        return grants.stream()
                .mapToInt(grant -> column.apply(grant).length())
                .max()
                .orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
