/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.show;

import io.mojaloop.kafka.security.cli.quota.read.KafkaQuota;
import io.mojaloop.kafka.security.cli.quota.read.NodeReport;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.quota.status.PolicyStatus;
import io.mojaloop.kafka.security.quota.status.StatusJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/** A view as JSON: exact numbers, names as they are. What is not known is left out. {@code quota simulate} reads it. */
public final class ViewTree {
    /** By which a reader tells that a document is one of these. */
    public static final String FORMAT = "kafka-security-quota-status";

    public static final int VERSION = 1;

    private ViewTree() {}

    public static Map<String, Object> of(QuotaView view) {
        Tree tree = new Tree()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("time", view.time().toString())
                .put("cluster", view.cluster())
                .optional("callback", view.callback())
                .put(
                        "kafkaQuotas",
                        view.kafkaQuotas().stream().map(ViewTree::quota).toList());
        view.policy().ifPresent(policy -> tree.put("policy", policy(policy, view)));
        tree.put("hasUse", view.hasUse()).put("whole", view.isWhole()).put("problems", view.problems());
        tree.put(
                "nodes",
                view.nodes().stream().map(node -> node(node, view.time())).toList());
        tree.put("budgets", view.budgets().stream().map(ViewTree::budget).toList());
        return tree.members;
    }

    private static Map<String, Object> quota(KafkaQuota quota) {
        Map<String, Object> entity = new LinkedHashMap<>();
        quota.user().ifPresent(name -> entity.put("user", name(name)));
        quota.clientId().ifPresent(name -> entity.put("clientId", name(name)));
        quota.ip().ifPresent(name -> entity.put("ip", name(name)));
        return new Tree().put("entity", entity).put("limits", quota.limits()).members;
    }

    /** An object of its own: no name is reserved. */
    private static Map<String, Object> name(KafkaQuota.Name name) {
        return name.text()
                .<Map<String, Object>>map(text -> Map.of("name", text))
                .orElse(Map.of("default", true));
    }

    private static Map<String, Object> policy(PolicyStatus policy, QuotaView view) {
        Tree tree = new Tree()
                .put("source", view.policySource())
                .put("mode", policy.enforced() ? "enforce" : "monitor")
                .put("unlisted", limits(policy.unlisted()));
        if (!view.exempt().isEmpty()) {
            tree.put("exempt", view.exempt());
        }
        policy.storage().ifPresent(guard -> tree.put("storage", guard));
        tree.put("tenants", policy.tenants().stream().map(ViewTree::tenant).toList());
        return tree.put("tenantsLeftOut", policy.leftOut()).members;
    }

    private static Map<String, Object> tenant(PolicyStatus.Tenant tenant) {
        return new Tree()
                .put("name", tenant.name())
                .put("scope", tenant.scope().toString())
                .put("weight", tenant.weight())
                .put("borrow", tenant.borrow())
                .put("limits", limits(tenant.limits()))
                .members;
    }

    private static Map<String, Object> limits(Limits limits) {
        Tree tree = new Tree();
        for (ClientQuotaType type : StatusJson.types()) {
            tree.optional(StatusJson.word(type), StatusJson.of(limits, type));
        }
        return tree.members;
    }

    private static Map<String, Object> node(NodeReport node, Instant now) {
        Tree tree = new Tree()
                .put("node", node.status().node())
                .put("source", node.source())
                .put("time", Instant.ofEpochMilli(node.status().timeMs()).toString())
                .put("ageMs", node.ageMs(now.toEpochMilli()))
                .put("stale", node.isStale(now.toEpochMilli()));
        if (node.status().intervalMs() > 0) {
            tree.put("roles", node.status().roles())
                    .put("intervalMs", node.status().intervalMs())
                    .put("split", node.status().split())
                    .put("storageFactor", node.status().storage().factor())
                    .optional("storageUsedPercent", node.status().storage().usedPercent());
            node.status().policy().ifPresent(policy -> tree.put("mode", policy.enforced() ? "enforce" : "monitor"));
        }
        return tree.put("budgetsLeftOut", node.status().leftOut()).members;
    }

    private static Map<String, Object> budget(BudgetUse use) {
        Budget budget = use.budget();
        return new Tree()
                .put("type", StatusJson.word(budget.type()))
                .put("unit", unit(budget.type()))
                .put("kind", budget.kind().name().toLowerCase(Locale.ROOT))
                .put("name", budget.name())
                .put("tags", budget.tags())
                .put("scope", use.scope().toString())
                .optional("limit", use.limit())
                .put("use", use.use())
                .optional("part", use.part())
                .put("throttled", use.isThrottled())
                .put("throttleTimeMs", use.throttleTimeMs())
                .put("nodes", use.nodes().stream().map(ViewTree::onNode).toList())
                .members;
    }

    private static Map<String, Object> onNode(BudgetUse.OnNode node) {
        return new Tree()
                .put("node", node.node())
                .optional("limit", node.limit())
                .put("enforced", node.enforced())
                .put("use", node.use())
                .put("throttleTimeMs", node.throttleTimeMs())
                .put("clients", node.clients())
                .members;
    }

    private static String unit(ClientQuotaType type) {
        return switch (type) {
            case PRODUCE, FETCH -> "bytes/s";
            case REQUEST -> "percent of a thread";
            case CONTROLLER_MUTATION -> "mutations/s";
        };
    }

    /** Members in the order in which they were put. */
    private static final class Tree {
        private final Map<String, Object> members = new LinkedHashMap<>();

        Tree put(String name, Object value) {
            members.put(name, value);
            return this;
        }

        Tree optional(String name, OptionalDouble value) {
            if (value.isPresent()) {
                members.put(name, value.getAsDouble());
            }
            return this;
        }

        Tree optional(String name, Optional<? extends @Nullable Object> value) {
            value.ifPresent(present -> members.put(name, present));
            return this;
        }
    }
}
