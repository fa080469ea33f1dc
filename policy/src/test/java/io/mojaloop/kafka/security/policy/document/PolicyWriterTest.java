/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Policy;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PolicyWriterTest {
    @Test
    void policy_isWrittenForPeople() {
        Policy policy = PolicyFixtures.read(PolicyFixtures.EVERY_KEY).policy().orElseThrow();
        assertThat(PolicyWriter.write(policy, List.of("Learned\nfrom prod", "")))
                .isEqualTo("""
                # Learned\\u000afrom prod
                #
                version: 1
                mode: monitor
                guardrails:
                  mode: monitor
                  transports: [SSL, SASL_SSL]
                  anonymous: deny
                  listeners:
                    INTERNAL: {only: ["User:broker"]}
                  administration: {from: [10.20.0.0/16], except: ["User:broker"], operations: [Delete, Alter]}
                groups:
                  operators: ["User:alice", "User:CN=bob,OU=ops,O=hub"]
                roles:
                  settlement-operator:
                    - {allow: [All], group: "*"}
                    - {allow: [Alter, Describe], cluster: kafka-cluster}
                    - {allow: [Write], transactionalId: "odd**"}
                    - {allow: [Describe], delegationToken: "*"}
                    - {allow: [CreateTokens], user: "User:alice"}
                  transfer-prepare-handler:
                    - {allow: [Read], topic: topic-transfer-prepare}
                    - {allow: [Write], topic: [topic-transfer-position, topic-notification-event]}
                    - {allow: [Read], group: {literal: "cl-group*"}}
                    - {deny: [Delete], topic: "topic-*"}
                bindings:
                  - role: transfer-prepare-handler
                    to: ["User:cl-handler-transfer-prepare"]
                    from: [10.0.0.0/8, "0:0:0:0:0:0:0:1"]
                    until: 2027-06-30T00:00:00Z
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
                    loaders: {members: ["User:other"], client-id: [loader, "batch-*", {literal: "odd*"}], produce: 1MiB/s}
                    other: {members: ["User:other"], request: 250%, mutations: 2/s}
                  storage: {soft: 80%, hard: 95.5%, unlimited: 20MiB/s}
                """);
    }

    @Property(tries = 500)
    void writtenPolicy_isReadAsTheSame(@ForAll("policies") Policy policy) {
        String document = PolicyWriter.write(policy);
        PolicyReading reading = PolicyFixtures.read(document);
        assertThat(reading.policy().map(PolicyFixtures::withoutPositions))
                .as("%s\n%s", document, reading.problems())
                .contains(policy);
        assertThat(PolicyWriter.write(reading.policy().orElseThrow())).isEqualTo(document);
    }

    @Provide
    Arbitrary<Policy> policies() {
        return GeneratedPolicies.policies();
    }
}
