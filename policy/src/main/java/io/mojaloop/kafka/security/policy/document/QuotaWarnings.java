/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Quotas.Tenant;
import io.mojaloop.kafka.security.policy.document.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** Warns of quotas that leave somebody unlimited, or that no broker can keep. */
final class QuotaWarnings {
    /** A batch of a producer with default settings, once a second. */
    private static final double SMALL_BYTES_PER_SECOND = 16 * 1024;

    private final Policy policy;
    private final Quotas quotas;
    private final YamlNode node;
    private final Problems problems;

    private enum Limit {
        PRODUCE("produce", Limits::produceBytesPerSecond),
        CONSUME("consume", Limits::consumeBytesPerSecond),
        REQUEST("request", Limits::requestPercent),
        MUTATIONS("mutations", Limits::mutationsPerSecond);

        private final String key;
        private final Function<Limits, OptionalDouble> value;

        Limit(String key, Function<Limits, OptionalDouble> value) {
            this.key = key;
            this.value = value;
        }

        boolean isIn(Limits limits) {
            return value.apply(limits).isPresent();
        }
    }

    /** @param node where the quotas stand */
    QuotaWarnings(Policy policy, YamlNode node, Problems problems) {
        this.policy = policy;
        this.quotas = policy.quotas();
        this.node = node;
        this.problems = problems;
    }

    void report() {
        if (quotas.isEmpty()) {
            return;
        }
        reportUnlisted();
        reportAnonymous();
        reportEscapes();
        quotas.tenants().forEach(this::reportSmall);
    }

    private void reportUnlisted() {
        List<String> missing = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            if (!limit.isIn(quotas.unlisted())) {
                missing.add(limit.key);
            }
        }
        if (!missing.isEmpty()) {
            String keys = String.join(", ", missing);
            problems.add(
                    ProblemCode.UNLIMITED_CLIENTS,
                    keyAt("unlisted"),
                    keys,
                    "whom no tenant limits in " + keys + " has no limit there, unless kafka-configs gives one to all",
                    "add to 'unlisted': " + keys);
        }
    }

    private void reportAnonymous() {
        if (policy.principals(quotas.exempt()).contains(Principal.ANONYMOUS)) {
            problems.add(
                    ProblemCode.EXEMPT_ANONYMOUS,
                    keyAt("exempt"),
                    Principal.ANONYMOUS.toString(),
                    "every client that does not authenticate is " + Principal.ANONYMOUS + ", and never slowed",
                    "remove it; if these are the brokers, let them authenticate");
        }
    }

    /** For each kind of limit that unlisted lacks: who has one under certain client ids only. */
    private void reportEscapes() {
        Collection<Tenant> tenants = quotas.tenants().values();
        if (tenants.stream().allMatch(tenant -> tenant.clientIds().isEmpty())) {
            return;
        }
        for (Limit limit : Limit.values()) {
            if (limit.isIn(quotas.unlisted())) {
                continue;
            }
            Set<Principal> held = new HashSet<>(policy.principals(quotas.exempt()));
            tenants.stream()
                    .filter(tenant -> tenant.clientIds().isEmpty() && limit.isIn(tenant.limits()))
                    .forEach(tenant -> held.addAll(policy.principals(tenant.members())));
            quotas.tenants().forEach((name, tenant) -> {
                if (!tenant.clientIds().isEmpty() && limit.isIn(tenant.limits())) {
                    policy.principals(tenant.members()).stream()
                            .filter(member -> !held.contains(member))
                            .findFirst()
                            .ifPresent(member -> reportEscape(limit, name, tenant, member));
                }
            });
        }
    }

    private void reportEscape(Limit limit, String name, Tenant tenant, Principal member) {
        problems.add(
                ProblemCode.ESCAPE_BY_CLIENT_ID,
                tenant.at(),
                name,
                "'" + Problems.clip(member.toString()) + "' has no limit of " + limit.key
                        + " under any other client id than those of tenant '" + Problems.clip(name) + "'",
                "add " + limit.key + " to 'unlisted', or put its members into a tenant without client-id, too");
    }

    private void reportSmall(String name, Tenant tenant) {
        if (tenant.scope() != Quotas.Scope.CLUSTER) {
            return;
        }
        for (Limit limit : List.of(Limit.PRODUCE, Limit.CONSUME)) {
            if (limit.value.apply(tenant.limits()).orElse(SMALL_BYTES_PER_SECOND) < SMALL_BYTES_PER_SECOND) {
                problems.add(
                        ProblemCode.SMALL_CLUSTER_BUDGET,
                        tenant.at(),
                        name,
                        "tenant '" + Problems.clip(name) + "' may " + limit.key
                                + " so little in the whole cluster that a broker's share is no message a second",
                        "give at least 16KiB/s, or write scope: broker");
            }
        }
    }

    private Position keyAt(String key) {
        return node instanceof Mapping mapping && mapping.entries().containsKey(key)
                ? mapping.entries().get(key).key().at()
                : node.at();
    }
}
