/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static io.mojaloop.kafka.security.policy.document.ObjectShape.KeyShape.optional;
import static io.mojaloop.kafka.security.policy.document.ObjectShape.KeyShape.required;

import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.document.ObjectShape.KeyShape;
import io.mojaloop.kafka.security.policy.document.ValueShape.Choice;
import io.mojaloop.kafka.security.policy.document.ValueShape.Flag;
import io.mojaloop.kafka.security.policy.document.ValueShape.ListOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.MapOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.ObjectOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.Text;
import io.mojaloop.kafka.security.policy.document.ValueShape.Whole;
import java.util.ArrayList;
import java.util.List;

/** The keys of {@code quotas}; see {@link PolicyKeys}. */
final class QuotaKeys {
    private static final Text RATE = new Text("rate", "^" + Amounts.RATE + "$");
    private static final Text PERCENTAGE = new Text("percentage", "^" + Amounts.PERCENTAGE + "$");
    private static final Text PER_SECOND = new Text("number per second", "^" + Amounts.PER_SECOND + "$");

    static final ObjectShape UNLISTED = new ObjectShape(
            "limits", limits(), List.of(), limits().stream().map(KeyShape::name).toList());

    static final ObjectShape TENANT = tenant();

    static final ObjectShape STORAGE = new ObjectShape(
            "storage guard",
            required(
                    "soft",
                    PERCENTAGE,
                    "From this use of a disk on, producers are slowed, the more the fuller it gets.",
                    "80%"),
            required("hard", PERCENTAGE, "At this use of a disk, producers get next to nothing. At most 100%.", "95%"),
            optional(
                    "unlimited",
                    RATE,
                    "50MiB/s",
                    "What a budget without a limit for producing is slowed from.",
                    "20MiB/s"));

    static final ObjectShape QUOTAS = new ObjectShape(
            "quotas",
            optional(
                    "mode",
                    PolicyKeys.MODE,
                    "(the policy's `mode`)",
                    "`monitor` slows nobody: metrics, status and audit trail tell who would be. Quotas of `kafka-configs`"
                            + " hold all the same.",
                    "monitor"),
            optional(
                    "unlisted",
                    new ObjectOf(UNLISTED),
                    "(no limits)",
                    "What each principal gets that no tenant and no quota of `kafka-configs` names.",
                    "{produce: 64KiB/s, consume: 64KiB/s, request: 5%, mutations: 1/s}"),
            optional(
                    "exempt",
                    ListOf.oneOrMore(PolicyKeys.SUBJECT),
                    "(nobody)",
                    "Who is never slowed: brokers.",
                    "[\"User:broker\"]"),
            optional(
                    "tenants",
                    new MapOf("tenant name", new ObjectOf(TENANT)),
                    "{}",
                    "Principals that share a budget.",
                    "{ingress: {members: [\"User:quoting-service\"], produce: 40MiB/s}}"),
            optional(
                    "storage",
                    new ObjectOf(STORAGE),
                    "(no guard)",
                    "Slows producers down before a disk is full.",
                    "{soft: 80%, hard: 95%}"));

    private QuotaKeys() {}

    private static List<KeyShape> limits() {
        return List.of(
                optional(
                        "produce",
                        RATE,
                        "(no limit)",
                        "Bytes per second that may be produced: `B`, `kB`, `MB`, `GB` (powers of 1000), `KiB`, `MiB` or"
                                + " `GiB` (powers of 1024), then `/s`. At least 1KiB/s: below, Kafka's own arithmetic"
                                + " breaks.",
                        "40MiB/s"),
                optional("consume", RATE, "(no limit)", "Bytes per second that may be fetched.", "20MiB/s"),
                optional(
                        "request",
                        PERCENTAGE,
                        "(no limit)",
                        "Time on the brokers' network and I/O threads; 100% is one thread, so it may exceed 100%.",
                        "200%"),
                optional("mutations", PER_SECOND, "(no limit)", "Partitions created or deleted per second.", "0.5/s"));
    }

    private static ObjectShape tenant() {
        List<KeyShape> keys = new ArrayList<>();
        keys.add(required(
                "members",
                ListOf.oneOrMore(PolicyKeys.SUBJECT),
                "Who shares the budget. A principal can be in several tenants only if these differ in their `client-id`.",
                "[\"User:ml-api-adapter-service\", \"group:operators\"]"));
        keys.add(optional(
                "client-id",
                PolicyKeys.NAMES,
                "(all)",
                "Only what members do under these client ids: `abc` is one, `abc*` all that begin so; the long forms are"
                        + " those of topics. Of several tenants, that with the literal name counts, then that with the"
                        + " longest prefix, then that without `client-id`. A client id is what a client calls itself: it"
                        + " divides a budget and proves nothing.",
                "[loader, \"batch-*\"]"));
        keys.addAll(limits());
        keys.add(optional(
                "scope",
                Choice.of((Object[]) Quotas.Scope.values()),
                "broker",
                "`broker`: the limits count on each broker by itself, as Kafka's own. `cluster`: the sum over all"
                        + " brokers.",
                "cluster"));
        keys.add(optional(
                "weight", new Whole(1, 1000), "1", "The share when tenants compete, relative to the others'.", "3"));
        keys.add(optional("borrow", new Flag(), "false", "Whether the tenant may use what others leave idle.", "true"));
        return new ObjectShape(
                "tenant", keys, List.of(), limits().stream().map(KeyShape::name).toList());
    }
}
