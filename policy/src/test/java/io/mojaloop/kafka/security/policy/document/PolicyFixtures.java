/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A document with every key, and policies without their positions. */
final class PolicyFixtures {
    static final Position NOWHERE = new Position("", 1, 1);

    static final String EVERY_KEY = """
            version: 1
            mode: monitor                    # monitor = evaluate and audit "would deny", refuse nothing
            guardrails:
              mode: monitor
              transports: [SSL, SASL_SSL]
              anonymous: deny
              listeners:
                INTERNAL: {only: ["User:broker"]}
              administration: {from: 10.20.0.0/16, except: [User:broker], operations: [Alter, Delete]}
            groups:
              operators: ["User:alice", "User:CN=bob,OU=ops,O=hub"]
            roles:
              settlement-operator:
                - {allow: All, group: "*"}
                - {allow: [Describe, Alter], cluster: "*"}
                - {allow: Write, transactionalId: {prefix: "odd*"}}
                - {allow: Describe, delegationToken: "*"}
                - {allow: [CreateTokens], user: "User:alice"}
              transfer-prepare-handler:
                - {allow: [Read], topic: topic-transfer-prepare}
                - {allow: [Write], topic: [topic-transfer-position, topic-notification-event]}
                - {allow: [Read], group: {literal: "cl-group*"}}
                - {deny: [Delete], topic: "topic-*"}
            bindings:
              - role: transfer-prepare-handler
                to: ["User:cl-handler-transfer-prepare"]
                from: [10.0.0.0/8, "::1"]
                until: 2027-06-30T02:00:00+02:00
              - {role: settlement-operator, to: ["group:operators"], mode: monitor}
            quotas:
              mode: monitor
              unlisted: {produce: 64KiB/s, consume: 64kB/s, request: 5%, mutations: 0.5/s}
              exempt: ["User:broker"]
              tenants:
                ingress:
                  members: ["User:ml-api-adapter-service", "User:quoting-service"]
                  produce: 40MiB/s
                  consume: 20MB/s
                  scope: cluster
                  weight: 3
                  borrow: true
                other: {members: User:other, request: 250%, mutations: 2/s}
                loaders: {members: User:other, client-id: [loader, "batch-*", {literal: "odd*"}], produce: 1MiB/s}
              storage: {soft: 80%, hard: 95.5%, unlimited: 20MiB/s}
            """;

    private PolicyFixtures() {}

    static PolicyReading read(String document) {
        return PolicyReader.read("f", document.getBytes(StandardCharsets.UTF_8));
    }

    /** The policy with every position the same. */
    static Policy withoutPositions(Policy policy) {
        Map<String, Role> roles = new LinkedHashMap<>();
        policy.roles()
                .forEach((name, role) -> roles.put(
                        name,
                        new Role(
                                name,
                                role.rules().stream()
                                        .map(rule -> new RoleRule(
                                                rule.allows(),
                                                rule.operations(),
                                                rule.resourceType(),
                                                rule.names(),
                                                NOWHERE))
                                        .toList(),
                                NOWHERE)));
        return new Policy(
                policy.mode(),
                guardrails(policy.guardrails()),
                policy.groups(),
                roles,
                policy.bindings().stream()
                        .map(one -> new Binding(one.role(), one.to(), one.from(), one.until(), one.mode(), NOWHERE))
                        .toList(),
                quotas(policy.quotas()));
    }

    private static Guardrails guardrails(Guardrails guardrails) {
        Map<String, Guardrails.ListenerRule> listeners = new TreeMap<>();
        guardrails
                .listeners()
                .forEach((name, rule) -> listeners.put(name, new Guardrails.ListenerRule(rule.only(), NOWHERE)));
        return new Guardrails(
                guardrails.mode(),
                guardrails.transports(),
                guardrails.anonymousDenied(),
                listeners,
                guardrails
                        .administration()
                        .map(one ->
                                new Guardrails.Administration(one.from(), one.except(), one.operations(), NOWHERE)));
    }

    private static Quotas quotas(Quotas quotas) {
        Map<String, Quotas.Tenant> tenants = new TreeMap<>();
        quotas.tenants()
                .forEach((name, one) -> tenants.put(
                        name,
                        new Quotas.Tenant(
                                one.members(),
                                one.clientIds(),
                                one.limits(),
                                one.scope(),
                                one.weight(),
                                one.borrow(),
                                NOWHERE)));
        return new Quotas(quotas.mode(), quotas.unlisted(), quotas.exempt(), tenants, quotas.storage());
    }
}
