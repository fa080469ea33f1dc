/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Quotas.StorageGuard;
import io.mojaloop.kafka.security.policy.Quotas.Tenant;
import io.mojaloop.kafka.security.policy.Subject;
import io.mojaloop.kafka.security.policy.document.ValueShape.Whole;
import io.mojaloop.kafka.security.policy.document.YamlNode.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Reads {@code quotas}. */
final class QuotasReader {
    /** Ten thousand threads. */
    private static final double MOST_REQUEST_PERCENT = 1_000_000;

    private final Values values;
    private final Subjects subjects;
    private final Amounts amounts;
    private final Names names;
    private final TenantMembers members;
    private final Problems problems;

    QuotasReader(Values values, Subjects subjects, Map<String, List<Principal>> groups, Problems problems) {
        this.values = values;
        this.subjects = subjects;
        this.amounts = new Amounts(values, problems);
        this.names = new Names(values, problems);
        this.members = new TenantMembers(groups, problems);
        this.problems = problems;
    }

    Quotas read(YamlNode node) {
        return Fields.of(node, QuotaKeys.QUOTAS, problems).map(this::read).orElse(Quotas.NONE);
    }

    private Quotas read(Fields fields) {
        Limits unlisted = fields.read("unlisted", value -> Fields.of(value, QuotaKeys.UNLISTED, problems))
                .map(this::limits)
                .orElse(Limits.NONE);
        Map<String, Tenant> tenants = fields.get("tenants").map(this::tenants).orElse(Map.of());
        List<Subject> exempt = fields.list("exempt", list -> {
            List<Subject> read = subjects.named(list);
            members.reportExempt(read, list.at());
            return read;
        });
        Optional<PolicyMode> mode = fields.read("mode", value -> values.choice(value, PolicyMode.class));
        return new Quotas(mode, unlisted, exempt, tenants, fields.read("storage", this::storage));
    }

    private Limits limits(Fields fields) {
        return new Limits(
                amount(fields, "produce", amounts::bytesPerSecond),
                amount(fields, "consume", amounts::bytesPerSecond),
                amount(fields, "request", value -> amounts.percentage(value, MOST_REQUEST_PERCENT)),
                amount(fields, "mutations", amounts::perSecond));
    }

    private static OptionalDouble amount(Fields fields, String key, Function<YamlNode, OptionalDouble> reader) {
        return fields.get(key).map(reader).orElse(OptionalDouble.empty());
    }

    private Map<String, Tenant> tenants(YamlNode node) {
        Map<String, Tenant> tenants = new LinkedHashMap<>();
        for (Entry entry : values.named(node, "tenants")) {
            Fields.of(entry.value(), QuotaKeys.TENANT, problems)
                    .map(fields -> tenant(entry, fields))
                    .ifPresent(tenant -> tenants.put(entry.key().text(), tenant));
        }
        return tenants;
    }

    private Tenant tenant(Entry entry, Fields fields) {
        List<NamePattern> clientIds = fields.list(
                "client-id", list -> values.oneOrMore(list, "client ids", names::clientId, RuleOverlaps::identity));
        boolean broken = clientIds.isEmpty() && fields.has("client-id"); // not the same as none
        List<Subject> subjectsOfTenant = fields.list("members", list -> {
            List<Subject> read = subjects.named(list);
            if (!broken) {
                members.add(entry.key().text(), read, clientIds, list.at());
            }
            return read;
        });
        return new Tenant(
                subjectsOfTenant,
                clientIds,
                limits(fields),
                fields.read("scope", value -> values.choice(value, Quotas.Scope.class))
                        .orElse(Quotas.Scope.BROKER),
                fields.read("weight", value -> values.whole(value, new Whole(1, 1000)))
                        .orElse(1),
                fields.read("borrow", values::flag).orElse(false),
                entry.key().at());
    }

    private Optional<StorageGuard> storage(YamlNode node) {
        return Fields.of(node, QuotaKeys.STORAGE, problems).flatMap(fields -> {
            OptionalDouble soft = amount(fields, "soft", value -> amounts.percentage(value, 100));
            OptionalDouble hard = amount(fields, "hard", value -> amounts.percentage(value, 100));
            if (soft.isEmpty() || hard.isEmpty()) {
                return Optional.empty();
            }
            if (soft.getAsDouble() >= hard.getAsDouble()) {
                problems.add(
                        ProblemCode.STORAGE_ORDER,
                        fields.get("soft").orElse(node).at(),
                        "",
                        "'soft' is not below 'hard'",
                        "producers need room in which they are slowed down");
            }
            double unlimited =
                    amount(fields, "unlimited", amounts::bytesPerSecond).orElse(StorageGuard.DEFAULT_UNLIMITED);
            return Optional.of(new StorageGuard(soft.getAsDouble(), hard.getAsDouble(), unlimited));
        });
    }
}
