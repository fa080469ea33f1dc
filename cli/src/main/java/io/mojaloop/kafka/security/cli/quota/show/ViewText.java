/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.show;

import io.mojaloop.kafka.security.cli.quota.read.KafkaQuota;
import io.mojaloop.kafka.security.cli.quota.read.NodeReport;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.cli.runtime.TextTable;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.quota.status.PolicyStatus;
import io.mojaloop.kafka.security.quota.status.StatusJson;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A view for a terminal. */
public record ViewText(PrintWriter out, Style style) {
    private static final int LONGEST_NAME = 60;
    private static final int MOST_CLIENTS = 3;

    public void write(QuotaView view) {
        out.println(style.bold("Quotas of " + LogText.escape(view.cluster())) + "  "
                + view.time().truncatedTo(ChronoUnit.SECONDS));
        view.problems().forEach(problem -> out.println("  " + style.bad(problem)));
        kafkaQuotas(view.kafkaQuotas());
        policy(view);
        use(view);
        nodes(view);
        out.flush();
    }

    private void kafkaQuotas(List<KafkaQuota> quotas) {
        heading("Quotas of kafka-configs, of each broker; they come before the policy's");
        if (quotas.isEmpty()) {
            out.println("  none");
            return;
        }
        TextTable table = new TextTable("for", ">produce", ">consume", ">request", ">mutations", "other");
        quotas.stream().sorted(Comparator.comparing(ViewText::entity)).forEach(quota -> {
            List<String> cells = new ArrayList<>(List.of(clip(entity(quota))));
            StatusJson.types().forEach(type -> {
                Double limit = quota.limit(type);
                cells.add(Amounts.of(type, limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit)));
            });
            List<String> ours = StatusJson.types().stream().map(KafkaQuota::key).toList();
            cells.add(quota.limits().entrySet().stream()
                    .filter(limit -> !ours.contains(limit.getKey()))
                    .map(limit -> LogText.escape(limit.toString()))
                    .reduce("", (one, other) -> one.isEmpty() ? other : one + " " + other));
            table.row(false, cells.toArray(String[]::new));
        });
        table.print(out, style);
    }

    private static String entity(KafkaQuota quota) {
        List<String> parts = new ArrayList<>();
        part("user", quota.user()).ifPresent(parts::add);
        part("client", quota.clientId()).ifPresent(parts::add);
        part("ip", quota.ip()).ifPresent(parts::add);
        return String.join(", ", parts);
    }

    private static Optional<String> part(String what, Optional<KafkaQuota.Name> name) {
        return name.map(of -> of.text().map(text -> what + " " + text).orElse("any other " + what));
    }

    private void policy(QuotaView view) {
        if (view.policy().isEmpty()) {
            return;
        }
        PolicyStatus policy = view.policy().get();
        heading("Quotas of the policy (" + LogText.escape(view.policySource()) + "), "
                + (policy.enforced() ? "enforced" : "monitored: nobody is slowed because of them"));
        out.println("  in no tenant  " + Amounts.of(policy.unlisted()) + ", each principal on each broker");
        if (!view.exempt().isEmpty()) {
            out.println("  never slowed  " + LogText.escape(String.join(", ", view.exempt())));
        }
        policy.storage()
                .ifPresent(guard -> out.println(String.format(
                        Locale.ROOT,
                        "  full disks    producers are slowed from %.4g%% on, and stopped at %.4g%%",
                        guard.softPercent(),
                        guard.hardPercent())));
        TextTable table =
                new TextTable("tenant", "of the", ">produce", ">consume", ">request", ">mutations", ">weight", "");
        for (PolicyStatus.Tenant tenant : policy.tenants()) {
            List<String> cells =
                    new ArrayList<>(List.of(clip(tenant.name()), tenant.scope().toString()));
            StatusJson.types().forEach(type -> cells.add(Amounts.of(type, StatusJson.of(tenant.limits(), type))));
            cells.add(Integer.toString(tenant.weight()));
            cells.add(tenant.borrow() ? "borrows" : "");
            table.row(false, cells.toArray(String[]::new));
        }
        if (!table.isEmpty()) {
            table.print(out, style);
        }
        if (policy.leftOut() > 0) {
            out.println("  and " + policy.leftOut() + " more");
        }
    }

    private void use(QuotaView view) {
        if (!view.hasUse()) {
            return;
        }
        long slowed = view.budgets().stream().filter(BudgetUse::isThrottled).count();
        heading("Use, largest part of the limit first; " + (slowed == 0 ? "nobody is slowed" : slowed + " slowed"));
        TextTable table = new TextTable("type", "budget", ">limit", ">use", ">part", ">delay", "", "where, and who");
        for (BudgetUse use : view.budgets()) {
            table.row(
                    use.isThrottled(),
                    StatusJson.word(use.budget().type()),
                    clip(use.budget().name()),
                    limit(use),
                    Amounts.of(use.budget().type(), use.use()),
                    Amounts.percent(use.part()),
                    Amounts.delay(use.throttleTimeMs()),
                    use.isThrottled() ? "SLOWED" : use.isOver() ? "over" : "",
                    where(use));
        }
        if (table.isEmpty()) {
            out.println("  nothing");
        } else {
            table.print(out, style);
        }
    }

    private static String limit(BudgetUse use) {
        return Amounts.of(use.budget().type(), use.limit())
                + (use.limit().isEmpty() ? "" : use.scope() == Scope.CLUSTER ? " cluster" : " each");
    }

    private static String where(BudgetUse use) {
        StringBuilder where = new StringBuilder();
        for (BudgetUse.OnNode node : use.nodes()) {
            where.append(where.isEmpty() ? "" : "; ").append("node ").append(LogText.escape(node.node()));
            if (use.nodes().size() > 1 || use.scope() == Scope.CLUSTER) {
                where.append(' ').append(Amounts.of(use.budget().type(), node.use()));
                if (node.limit().isPresent()) {
                    where.append(" of ").append(Amounts.of(use.budget().type(), node.limit()));
                }
            }
            // Of a budget of one principal the name says who it is.
            if (use.budget().kind() == Budget.Kind.TENANT) {
                node.clients().stream()
                        .limit(MOST_CLIENTS)
                        .forEach(client -> where.append(' ').append(clip(client)));
            }
        }
        return where.toString();
    }

    private void nodes(QuotaView view) {
        if (view.nodes().isEmpty()) {
            return;
        }
        heading("Nodes");
        TextTable table = new TextTable("node", "roles", "told by", ">age", "mode", "limits split", ">disk", "");
        long nowMs = view.time().toEpochMilli();
        for (NodeReport node : view.nodes()) {
            boolean stale = node.isStale(nowMs);
            NodeReport one = node;
            table.row(
                    stale,
                    LogText.escape(one.status().node()),
                    dash(one.status().roles()),
                    LogText.escape(one.source()),
                    String.format(Locale.ROOT, "%.0f s", one.ageMs(nowMs) / 1000.0),
                    one.status()
                            .policy()
                            .map(policy -> policy.enforced() ? "enforce" : "monitor")
                            .orElse("-"),
                    split(one),
                    disk(one),
                    (stale ? "STALE: not counted" : "")
                            + (one.status().leftOut() > 0 ? " " + one.status().leftOut() + " budgets left out" : ""));
        }
        table.print(out, style);
    }

    private static String split(NodeReport node) {
        return switch (node.status().split().source()) {
            case "told" -> "by leaders";
            case "watched" -> "by leaders, asked for";
            case "even" -> "evenly by " + node.status().split().brokers();
            default -> "-";
        };
    }

    private static String disk(NodeReport node) {
        OptionalDouble used = node.status().storage().usedPercent();
        String slowed = node.status().storage().factor() < 1
                ? String.format(
                        Locale.ROOT,
                        " producers keep %.0f%%",
                        100 * node.status().storage().factor())
                : "";
        return used.isPresent()
                ? String.format(Locale.ROOT, "%.0f%%%s", used.getAsDouble(), slowed)
                : slowed.isEmpty() ? "-" : slowed;
    }

    private static String dash(String text) {
        return text.isEmpty() ? "-" : LogText.escape(text);
    }

    private void heading(String text) {
        out.println();
        out.println(style.bold(text));
    }

    private static String clip(String text) {
        String harmless = LogText.escape(text);
        return harmless.length() <= LONGEST_NAME ? harmless : harmless.substring(0, LONGEST_NAME - 3) + "...";
    }
}
