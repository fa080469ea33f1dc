/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

import io.mojaloop.kafka.security.policy.Quotas.Limits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.kafka.server.quota.ClientQuotaType;

/** A status as one record of the topic: JSON, plain ASCII, never longer than {@link #MOST_BYTES}. */
public final class StatusJson {
    /** Raised whenever a reader of the version before would misread it. New members do not raise it. */
    public static final int VERSION = 1;

    /** Less than what producers, topics and brokers take by default. */
    public static final int MOST_BYTES = 900_000;

    /** What is left for what comes behind the budgets. */
    private static final int RESERVE = 1000;

    private static final int MOST_TENANT_BYTES = 300_000;
    private static final int LONGEST_NAME = 256;
    private static final int KEPT = 200;

    private StatusJson() {}

    public static byte[] of(NodeStatus status) {
        JsonDocument json = new JsonDocument();
        json.open('{').name("version").number(VERSION);
        json.name("node").string(status.node()).name("roles").string(status.roles());
        json.name("timeMs").number(status.timeMs()).name("intervalMs").number(status.intervalMs());
        json.name("split").open('{').name("source").string(status.split().source());
        json.name("brokers").number(status.split().brokers()).close('}');
        json.name("storage").open('{').name("factor").number(status.storage().factor());
        optional(json, "usedPercent", status.storage().usedPercent());
        json.close('}');
        status.policy().ifPresent(policy -> policy(json, policy));
        json.name("budgets").open('[');
        int told = 0;
        for (BudgetStatus budget : status.budgets()) {
            if (json.length() + most(budget) > MOST_BYTES - RESERVE) {
                break;
            }
            budget(json, budget);
            told++;
        }
        json.close(']')
                .name("leftOut")
                .number(status.leftOut() + status.budgets().size() - told);
        return json.close('}').toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void policy(JsonDocument json, PolicyStatus policy) {
        json.name("policy").open('{').name("enforced").bool(policy.enforced());
        limits(json, "unlisted", policy.unlisted());
        policy.storage()
                .ifPresent(guard -> json.name("storage")
                        .open('{')
                        .name("softPercent")
                        .number(guard.softPercent())
                        .name("hardPercent")
                        .number(guard.hardPercent())
                        .name("unlimitedBytesPerSecond")
                        .number(guard.unlimitedBytesPerSecond())
                        .close('}'));
        json.name("tenants").open('[');
        int told = 0;
        for (PolicyStatus.Tenant tenant : policy.tenants()) {
            if (json.length() > MOST_TENANT_BYTES) {
                break;
            }
            json.open('{').name("name").string(clip(tenant.name()));
            json.name("scope").string(tenant.scope().toString());
            json.name("weight").number(tenant.weight()).name("borrow").bool(tenant.borrow());
            limits(json, "limits", tenant.limits());
            limits(json, "here", tenant.here());
            json.close('}');
            told++;
        }
        json.close(']')
                .name("leftOut")
                .number(policy.leftOut() + policy.tenants().size() - told);
        json.close('}');
    }

    private static void budget(JsonDocument json, BudgetStatus budget) {
        json.open('{').name("type").string(word(budget.type())).name("tags").open('{');
        budget.tags().forEach((tag, value) -> json.name(clip(tag)).string(clip(value)));
        json.close('}');
        budget.tenant().ifPresent(tenant -> json.name("tenant").string(clip(tenant)));
        optional(json, "limit", budget.limit());
        json.name("enforced").bool(budget.enforced()).name("use").number(budget.use());
        if (budget.throttleTimeMs() > 0) {
            json.name("throttleTimeMs").number(budget.throttleTimeMs());
        }
        if (!budget.clients().isEmpty()) {
            json.name("clients").open('[');
            budget.clients().forEach(client -> json.string(clip(client)));
            json.close(']');
        }
        json.close('}');
    }

    /** Each character may take six. */
    private static int most(BudgetStatus budget) {
        int names = budget.tags().size() * 2 + budget.clients().size() + 1;
        return 300 + names * 6 * LONGEST_NAME;
    }

    private static void limits(JsonDocument json, String name, Limits limits) {
        json.name(name).open('{');
        for (ClientQuotaType type : ClientQuotaType.values()) {
            optional(json, word(type), of(limits, type));
        }
        json.close('}');
    }

    /** The limit of a type. */
    public static OptionalDouble of(Limits limits, ClientQuotaType type) {
        return switch (type) {
            case PRODUCE -> limits.produceBytesPerSecond();
            case FETCH -> limits.consumeBytesPerSecond();
            case REQUEST -> limits.requestPercent();
            case CONTROLLER_MUTATION -> limits.mutationsPerSecond();
        };
    }

    /** As the policy document calls a type. */
    public static String word(ClientQuotaType type) {
        return switch (type) {
            case FETCH -> "consume";
            case CONTROLLER_MUTATION -> "mutations";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }

    /** All of them, in the order of the policy document. */
    public static List<ClientQuotaType> types() {
        return List.of(
                ClientQuotaType.PRODUCE,
                ClientQuotaType.FETCH,
                ClientQuotaType.REQUEST,
                ClientQuotaType.CONTROLLER_MUTATION);
    }

    private static void optional(JsonDocument json, String name, OptionalDouble number) {
        if (number.isPresent()) {
            json.name(name).number(number.getAsDouble());
        }
    }

    /** Names come from clients and may be long; two long ones stay two. */
    static String clip(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_16BE));
            return name.substring(0, KEPT) + "...[" + name.length() + " chars, sha256 "
                    + HexFormat.of().formatHex(hash, 0, 8) + "]";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
