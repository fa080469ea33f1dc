/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.quotas;

import io.mojaloop.kafka.security.cli.policy.quotas.Budgets.Budget;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@link Budgets} for a person. */
public record BudgetsText(PrintWriter out, Style style) {

    public void write(Budgets budgets) {
        out.println();
        out.println(style.bold("Quotas") + ", where kafka-configs sets none"
                + (budgets.mode().equals("monitor") ? "; in monitor mode, nobody is slowed" : ""));
        if (budgets.exempt().isPresent()) {
            out.println("  never slowed: "
                    + (budgets.asSuperUser()
                            ? "a super user, unless security.quota.exempt.super.users=false"
                            : "exempt by the policy"));
        }
        int limits = width(budgets.budgets(), Budget::limits);
        int clientIds = width(budgets.budgets(), BudgetsText::clientId);
        int amounts = width(budgets.budgets(), Budget::text);
        for (Budget budget : budgets.budgets()) {
            String clientId = clientIds == 0 ? "" : pad(clientId(budget), clientIds) + "  ";
            out.println(("  " + pad(budget.limits(), limits) + "  " + clientId + pad(budget.text(), amounts) + "  "
                            + style.dim(whose(budget)))
                    .stripTrailing());
        }
        out.flush();
    }

    private static String clientId(Budget budget) {
        return budget.clientId()
                .map(id -> id.getOrDefault("literal", "").isEmpty()
                        ? "client ids " + LogText.escape(id.getOrDefault("prefix", "")) + "*"
                        : "client id " + LogText.escape(id.getOrDefault("literal", "")))
                .orElse("");
    }

    private static String whose(Budget budget) {
        List<String> parts = new ArrayList<>();
        parts.add(budget.tenant().map(name -> "tenant " + LogText.escape(name)).orElse(budget.of()));
        budget.scope()
                .ifPresent(scope -> parts.add(scope.equals("cluster") ? "in the whole cluster" : "on each broker"));
        budget.members().ifPresent(members -> parts.add(members == 1 ? "shared with nobody" : "shared by " + members));
        budget.weight().filter(weight -> weight != 1).ifPresent(weight -> parts.add("weight " + weight));
        budget.borrow().filter(borrow -> borrow).ifPresent(borrow -> parts.add("borrows"));
        return budget.limit().isEmpty() ? "" : String.join(", ", parts);
    }

    private static int width(List<Budget> budgets, Function<Budget, String> column) {
        return budgets.stream()
                .mapToInt(budget -> column.apply(budget).length())
                .max()
                .orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
