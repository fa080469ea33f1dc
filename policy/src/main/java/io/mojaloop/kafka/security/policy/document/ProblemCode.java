/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Problem.Severity;

/** Every kind of problem that a policy document can have. The texts are stable: scripts may rely on them. */
enum ProblemCode {
    TOO_LARGE("too-large", "The file is larger than 10 MiB, or holds more than a million values."),
    NOT_UTF8("not-utf8", "The file is not UTF-8 text; the message names the byte."),
    YAML_SYNTAX("yaml-syntax", "The file is not YAML 1.2. Nothing after this place was read."),
    UNSUPPORTED_YAML(
            "unsupported-yaml",
            "YAML that a policy does not need and a reviewer could misread: anchors, aliases, tags, merge keys,"
                    + " directives, keys that are not plain text."),
    SEVERAL_DOCUMENTS("several-documents", "A file holds one document; `---` begins another one."),
    TOO_DEEP("too-deep", "More than 20 levels of nesting. Nothing after this place was read."),
    EMPTY_DOCUMENT("empty-document", "There is nothing in the file."),
    DUPLICATE_KEY("duplicate-key", "The same key twice in one mapping."),
    UNSUPPORTED_VERSION("unsupported-version", "The document is of a version that this release does not know."),
    UNKNOWN_KEY("unknown-key", "A key that does not exist at this place."),
    MISSING_KEY("missing-key", "A key that must be there is not."),
    WRONG_TYPE("wrong-type", "A list where a text is expected, a text where a mapping is expected, and the like."),
    EMPTY_VALUE("empty-value", "A key without a value, an empty text or an empty list."),
    UNKNOWN_VALUE("unknown-value", "Not one of the values that exist for this key."),
    BAD_NAME("bad-name", "A name that cannot exist, for example a topic name with a space."),
    DUPLICATE_ITEM("duplicate-item", "The same item twice in one list."),
    NOT_A_PRINCIPAL("not-a-principal", "Neither `User:name` nor, where groups may stand, `group:name`."),
    NESTED_GROUP("nested-group", "A group names a group; groups hold principals only."),
    EVERYONE("everyone", "`User:*` where only named principals make sense; it can stand only in a binding."),
    DANGLING_ROLE("dangling-role", "A binding names a role that does not exist."),
    DANGLING_GROUP("dangling-group", "`group:name` names a group that does not exist."),
    UNKNOWN_OPERATION("unknown-operation", "Not one of Kafka's operations."),
    OPERATION_NOT_APPLICABLE(
            "operation-not-applicable",
            "The operation does not exist on this type of resource, so the rule would never match."),
    ALLOW_OR_DENY("allow-or-deny", "A rule has exactly one of `allow` and `deny`."),
    ONE_RESOURCE("one-resource", "A rule has exactly one of the resource keys."),
    COVERED_RULE("covered-rule", "Another rule of the role already says this."),
    UNREACHABLE_RULE("unreachable-rule", "An allow that a deny of the same role covers: it can never allow anything."),
    REPEATED_BINDING("repeated-binding", "Another binding already gives the role to the same principals."),
    NOT_A_NETWORK("not-a-network", "Neither an IP address nor a CIDR block nor `*`. Host names are never resolved."),
    HOST_BITS("host-bits", "A CIDR block with bits below its prefix, which says one thing and means another."),
    COVERED_NETWORK("covered-network", "Another entry of the same list already covers the network."),
    BAD_INSTANT("bad-instant", "Not a moment with date, time and zone, such as `2027-06-30T00:00:00Z`."),
    EXPIRED_BINDING(
            "expired-binding", "`until` is over. Brokers do not check this: there, the binding grants nothing."),
    BAD_RATE("bad-rate", "Not a rate such as `64KiB/s`, or one that Kafka cannot enforce."),
    BAD_PERCENTAGE("bad-percentage", "Not a percentage such as `5%`, or out of its range."),
    BAD_NUMBER("bad-number", "Not a whole number of the range."),
    STORAGE_ORDER("storage-order", "`soft` is not below `hard`."),
    TWO_TENANTS(
            "two-tenants",
            "A principal in two tenants with the same client ids, or without: it would have two budgets."),
    TOO_MANY_MEMBERS(
            "too-many-members",
            "Tenants have more than a million members, each counted once for each of the tenant's client ids."),
    TOO_MANY_PROBLEMS("too-many-problems", "The first 100 problems are listed; this many more are not."),

    UNUSED_ROLE(Severity.WARNING, "unused-role", "No binding gives the role to anybody."),
    UNUSED_GROUP(Severity.WARNING, "unused-group", "Nothing names the group."),
    NO_BINDINGS(Severity.WARNING, "no-bindings", "The policy gives no rights to anybody."),
    FULL_ACCESS(Severity.WARNING, "full-access", "`All` on every resource of a type for `User:*`."),
    DENY_EVERYONE(
            Severity.WARNING,
            "deny-everyone",
            "A deny on every resource of a type for `User:*`: only super users are left."),
    MONITORED_EVERYONE(
            Severity.WARNING,
            "monitored-everyone",
            "A binding in monitor mode for `User:*`, in a policy that enforces: nothing is refused to anybody on topics,"
                    + " groups and transactional ids."),
    SPACES_IN_PRINCIPAL(
            Severity.WARNING,
            "spaces-in-principal",
            "A principal whose name begins or ends with a space, which hardly any client has."),
    UNUSUAL_PRINCIPAL_TYPE(
            Severity.WARNING,
            "unusual-principal-type",
            "A principal whose type is not `User`, which only a custom principal builder makes."),
    EXEMPT_TENANT(
            Severity.WARNING,
            "exempt-tenant",
            "An exempt principal is also in a tenant, whose limits never apply to it."),
    EXEMPT_ANONYMOUS(
            Severity.WARNING,
            "exempt-anonymous",
            "`User:ANONYMOUS` is exempt: whoever does not authenticate is never slowed."),
    UNLIMITED_CLIENTS(
            Severity.WARNING,
            "unlimited-clients",
            "`unlisted` lacks a limit: whom no tenant limits may use as much as he likes, which clause 4 of the standard"
                    + " forbids."),
    ESCAPE_BY_CLIENT_ID(
            Severity.WARNING,
            "escape-by-client-id",
            "A tenant with `client-id` limits what nothing limits under other client ids: its members only have to call"
                    + " themselves something else."),
    SMALL_CLUSTER_BUDGET(
            Severity.WARNING,
            "small-cluster-budget",
            "A budget of the whole cluster below 16KiB/s: each broker's share is less than one message needs, and brokers"
                    + " cannot enforce less than 1KiB/s each, so that many of them exceed the sum.");

    private final Severity severity;
    private final String text;
    private final String meaning;

    ProblemCode(String text, String meaning) {
        this(Severity.ERROR, text, meaning);
    }

    ProblemCode(Severity severity, String text, String meaning) {
        this.severity = severity;
        this.text = text;
        this.meaning = meaning;
    }

    Severity severity() {
        return severity;
    }

    /** As in {@link io.mojaloop.kafka.security.policy.Problem#code()}. */
    String text() {
        return text;
    }

    /** For the reference, in Markdown. */
    String meaning() {
        return meaning;
    }
}
