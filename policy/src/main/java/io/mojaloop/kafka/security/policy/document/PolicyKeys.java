/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static io.mojaloop.kafka.security.policy.document.ObjectShape.KeyShape.optional;
import static io.mojaloop.kafka.security.policy.document.ObjectShape.KeyShape.required;

import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Transport;
import io.mojaloop.kafka.security.policy.document.ObjectShape.KeyShape;
import io.mojaloop.kafka.security.policy.document.ValueShape.Choice;
import io.mojaloop.kafka.security.policy.document.ValueShape.Either;
import io.mojaloop.kafka.security.policy.document.ValueShape.ListOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.MapOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.ObjectOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.Text;
import io.mojaloop.kafka.security.policy.document.ValueShape.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every key of a policy document, once: the reader knows no others, and the reference and the JSON Schema are made of
 * this.
 */
final class PolicyKeys {
    static final Choice MODE = Choice.of((Object[]) PolicyMode.values());
    static final Choice OPERATION = Choice.of((Object[]) Operation.values()).called("operation");
    static final Text PRINCIPAL = new Text("principal", "^[^:]+:[\\s\\S]+$");
    static final Text SUBJECT = new Text("principal or `group:name`", "^[^:]+:[\\s\\S]+$");
    static final Text NETWORK = new Text("IP address, CIDR block or `*`", "^(\\*|[0-9A-Fa-f:.]+(/[0-9]{1,3})?)$");
    static final Text INSTANT = new Text(
            "moment with zone",
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})$");
    static final Text ROLE_NAME = new Text("name of a role", "");

    static final ObjectShape LONG_NAME = new ObjectShape(
            "long form of a name",
            List.of(
                    optional(
                            "literal",
                            new Text("name", ""),
                            "",
                            "Exactly this name, even if it ends in `*`.",
                            "\"odd*\""),
                    optional(
                            "prefix",
                            new Text("beginning of names", ""),
                            "",
                            "All names that begin so, even if the beginning itself ends in `*`.",
                            "topic-")),
            List.of(List.of("literal", "prefix")),
            List.of());

    static final ValueShape NAMES =
            ListOf.oneOrMore(new Either(List.of(new Text("name", ""), new ObjectOf(LONG_NAME))));

    static final ObjectShape RULE = rule();

    static final ObjectShape BINDING = new ObjectShape(
            "binding",
            required("role", ROLE_NAME, "The role that is given.", "transfer-prepare-handler"),
            required(
                    "to",
                    ListOf.oneOrMore(SUBJECT),
                    "Who gets it. `User:*` is everyone, clients that did not authenticate included.",
                    "[\"User:cl-handler-transfer-prepare\", \"group:operators\"]"),
            optional(
                    "from",
                    ListOf.oneOrMore(NETWORK),
                    "\"*\"",
                    "The client addresses for which it holds. Addresses may be written in any way; blocks must not have"
                            + " bits below their prefix. Host names are never resolved.",
                    "[10.0.0.0/8, \"2001:db8::/32\"]"),
            optional(
                    "until",
                    INSTANT,
                    "(forever)",
                    "When it ends: at this moment it holds no more. `kafka-security policy validate` refuses a binding that has"
                            + " ended; a broker reads it, and it grants nothing.",
                    "2099-06-30T00:00:00Z"),
            optional(
                    "mode",
                    MODE,
                    "(the policy's `mode`)",
                    "`monitor` tries a binding out. See `mode` above.",
                    "monitor"));

    static final ObjectShape LISTENER = new ObjectShape(
            "listener rule",
            required(
                    "only",
                    ListOf.oneOrMore(SUBJECT),
                    "Nobody else is served on this listener, super users included.",
                    "[\"User:broker\"]"));

    static final ObjectShape ADMINISTRATION = new ObjectShape(
            "administration rule",
            required(
                    "from",
                    ListOf.oneOrMore(NETWORK),
                    "The only client addresses from which administrative operations are allowed.",
                    "[10.20.0.0/16]"),
            optional(
                    "except",
                    ListOf.oneOrMore(SUBJECT),
                    "(nobody)",
                    "Who is not bound by this: brokers and controllers, which create topics and change configurations"
                            + " of their own accord.",
                    "[\"User:broker\"]"),
            optional(
                    "operations",
                    ListOf.oneOrMore(OPERATION),
                    "[Alter, AlterConfigs, Create, Delete]",
                    "What counts as administrative, on every type of resource.",
                    "[Alter, AlterConfigs, Create, Delete, ClusterAction]"));

    static final ObjectShape GUARDRAILS = new ObjectShape(
            "guardrails",
            optional(
                    "mode",
                    MODE,
                    "enforce",
                    "The guardrails' own switch: the policy's `mode` does not touch them. `monitor` tells in the audit"
                            + " trail what they would refuse, and refuses nothing.",
                    "enforce"),
            optional(
                    "transports",
                    ListOf.oneOrMore(Choice.of((Object[]) Transport.values())),
                    "(all)",
                    "The only transports over which anything is allowed (clause 1 of the standard).",
                    "[SSL, SASL_SSL]"),
            optional(
                    "anonymous",
                    Choice.of("deny", "allow"),
                    "allow",
                    "`deny` refuses everything to clients that did not authenticate (clause 3 of the standard).",
                    "deny"),
            optional(
                    "listeners",
                    new MapOf("listener name", new ObjectOf(LISTENER)),
                    "{}",
                    "Conditions on listeners, by their names in `listeners` of server.properties; case does not matter.",
                    "{INTERNAL: {only: [\"User:broker\"]}}"),
            optional(
                    "administration",
                    new ObjectOf(ADMINISTRATION),
                    "(anywhere)",
                    "Where administrative operations may come from, whoever asks.",
                    "{from: [10.20.0.0/16], except: [\"User:broker\"]}"));

    static final ObjectShape ROOT = new ObjectShape(
            "policy",
            required("version", new Whole(1, 1), "The version of this format.", "1"),
            optional(
                    "mode",
                    MODE,
                    "enforce",
                    "`monitor` refuses nothing: what would have been denied is allowed and becomes an audit event"
                            + " `would_deny`. A binding may have a mode of its own.",
                    "enforce"),
            optional(
                    "guardrails",
                    new ObjectOf(GUARDRAILS),
                    "{}",
                    "What holds for everybody, super users included, before any right is looked at.",
                    "{transports: [SSL, SASL_SSL], anonymous: deny}"),
            optional(
                    "groups",
                    new MapOf("group name", new ListOf(PRINCIPAL, true, false)),
                    "{}",
                    "Principals under one name, for use as `group:name`. A group cannot hold groups, nor `User:*`.",
                    "{operators: [\"User:alice\", \"User:CN=bob,OU=ops,O=hub\"]}"),
            optional(
                    "roles",
                    new MapOf("role name", new ListOf(new ObjectOf(RULE), false, false)),
                    "{}",
                    "Named sets of rules. A deny wins over any allow.",
                    "{transfer-prepare-handler: [{allow: [Read], topic: topic-transfer-prepare}]}"),
            optional(
                    "bindings",
                    new ListOf(new ObjectOf(BINDING), false, true),
                    "[]",
                    "Who gets which role, from where, until when.",
                    "[{role: transfer-prepare-handler, to: [\"User:cl-handler-transfer-prepare\"]}]"),
            optional(
                    "quotas",
                    new ObjectOf(QuotaKeys.QUOTAS),
                    "{}",
                    "How much clients may use. What `kafka-configs` sets comes first; this fills what it leaves open.",
                    "{unlisted: {produce: 64KiB/s, consume: 64KiB/s}}"));

    private PolicyKeys() {}

    private static ObjectShape rule() {
        List<KeyShape> keys = new ArrayList<>();
        keys.add(optional(
                "allow",
                ListOf.oneOrMore(OPERATION),
                "",
                "What is allowed. Read, Write, Delete and Alter include Describe; AlterConfigs includes"
                        + " DescribeConfigs. Exactly one of `allow` and `deny`.",
                "[Read]"));
        keys.add(optional(
                "deny",
                ListOf.oneOrMore(OPERATION),
                "",
                "What is denied, whatever allows it. Exactly one of `allow` and `deny`.",
                "[Delete]"));
        for (ResourceType type : ResourceType.values()) {
            keys.add(optional(type.key(), NAMES, "", RuleDocs.meaning(type), RuleDocs.example(type)));
        }
        List<String> resources =
                Arrays.stream(ResourceType.values()).map(ResourceType::key).toList();
        return new ObjectShape("rule", keys, List.of(List.of("allow", "deny"), resources), List.of());
    }
}
