/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.policy.Quotas.StorageGuard;
import io.mojaloop.kafka.security.quota.status.BudgetStatus;
import io.mojaloop.kafka.security.quota.status.NodeStatus;
import io.mojaloop.kafka.security.quota.status.PolicyStatus;
import io.mojaloop.kafka.security.quota.status.StatusJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.server.quota.ClientQuotaType;

/** Reads the records of the status topic. Anybody who may write there may have written them. */
public final class StatusReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatusReader() {}

    /** @return empty if it is no status, or one of a version that this release does not know */
    public static Optional<NodeStatus> read(byte[] value) {
        try {
            JsonNode root = JSON.readTree(value);
            return root.path("version").asInt() == StatusJson.VERSION ? Optional.of(node(root)) : Optional.empty();
        } catch (IOException | IllegalArgumentException notAStatus) {
            return Optional.empty();
        }
    }

    private static NodeStatus node(JsonNode root) {
        JsonNode split = root.path("split");
        JsonNode storage = root.path("storage");
        List<BudgetStatus> budgets = new ArrayList<>();
        root.path("budgets").forEach(budget -> budgets.add(budget(budget)));
        return new NodeStatus(
                root.path("node").asText(),
                root.path("roles").asText(),
                root.path("timeMs").asLong(),
                root.path("intervalMs").asLong(),
                root.has("policy") ? Optional.of(policy(root.path("policy"))) : Optional.empty(),
                new NodeStatus.Split(
                        split.path("source").asText(), split.path("brokers").asInt()),
                new NodeStatus.Storage(storage.path("factor").asDouble(1), optional(storage.path("usedPercent"))),
                budgets,
                root.path("leftOut").asInt());
    }

    private static PolicyStatus policy(JsonNode policy) {
        List<PolicyStatus.Tenant> tenants = new ArrayList<>();
        policy.path("tenants")
                .forEach(tenant -> tenants.add(new PolicyStatus.Tenant(
                        tenant.path("name").asText(),
                        tenant.path("scope").asText().equals(Scope.CLUSTER.toString()) ? Scope.CLUSTER : Scope.BROKER,
                        tenant.path("weight").asInt(),
                        tenant.path("borrow").asBoolean(),
                        limits(tenant.path("limits")),
                        limits(tenant.path("here")))));
        JsonNode guard = policy.path("storage");
        return new PolicyStatus(
                policy.path("enforced").asBoolean(),
                limits(policy.path("unlisted")),
                guard.isObject()
                        ? Optional.of(new StorageGuard(
                                guard.path("softPercent").asDouble(),
                                guard.path("hardPercent").asDouble(),
                                guard.path("unlimitedBytesPerSecond").asDouble()))
                        : Optional.empty(),
                tenants,
                policy.path("leftOut").asInt());
    }

    private static BudgetStatus budget(JsonNode budget) {
        Map<String, String> tags = new LinkedHashMap<>();
        budget.path("tags")
                .fields()
                .forEachRemaining(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        List<String> clients = new ArrayList<>();
        budget.path("clients").forEach(client -> clients.add(client.asText()));
        return new BudgetStatus(
                type(budget.path("type").asText()),
                tags,
                budget.has("tenant") ? Optional.of(budget.path("tenant").asText()) : Optional.empty(),
                optional(budget.path("limit")),
                budget.path("enforced").asBoolean(),
                budget.path("use").asDouble(),
                budget.path("throttleTimeMs").asDouble(),
                clients);
    }

    /** @throws IllegalArgumentException if there is no such type */
    public static ClientQuotaType type(String word) {
        return StatusJson.types().stream()
                .filter(type -> StatusJson.word(type).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }

    private static Limits limits(JsonNode limits) {
        return new Limits(
                optional(limits.path("produce")),
                optional(limits.path("consume")),
                optional(limits.path("request")),
                optional(limits.path("mutations")));
    }

    private static OptionalDouble optional(JsonNode number) {
        return number.isNumber() ? OptionalDouble.of(number.asDouble()) : OptionalDouble.empty();
    }
}
