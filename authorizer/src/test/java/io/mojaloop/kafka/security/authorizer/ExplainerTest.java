/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.authorizer.explain.Explanation;
import io.mojaloop.kafka.security.authorizer.explain.NearMiss;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Transport;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final String POLICY = """
            version: 1
            mode: enforce
            guardrails: {mode: enforce, transports: [SASL_SSL]}
            roles:
              reader:
                - {allow: Read, topic: ["orders*", "bills"]}
              closed:
                - {deny: Read, topic: orders-secret}
            bindings:
              - {role: reader, to: ["User:alice", "User:bob"], from: [10.0.0.0/8, "fd00::/8"]}
              - {role: closed, to: "User:*"}
            """;

    private static Explanation explain(String policy, String principal, String topic, String from, Transport over) {
        Policy read = PolicyReader.read("p.yaml", policy.getBytes(StandardCharsets.UTF_8))
                .policy()
                .orElseThrow();
        try {
            return Explainer.of(read, List.of(), "", false, Instant.EPOCH)
                    .explain(new Question(
                            Principal.parse(principal).orElseThrow(),
                            Operation.READ,
                            ResourceType.TOPIC,
                            topic,
                            InetAddress.getByName(from),
                            Optional.of(over),
                            Optional.empty()));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<String> change(Explanation explanation) {
        return explanation.nearMiss().map(NearMiss::change);
    }

    @Test
    void anAllow_hasItsRuleAndNoNearMiss() {
        Explanation explanation = explain(POLICY, "User:alice", "orders-1", "10.1.1.1", Transport.SASL_SSL);

        assertThat(explanation.allowed()).isTrue();
        assertThat(explanation.because().at().orElseThrow().line()).isEqualTo(6);
        assertThat(explanation.nearMiss()).isEmpty();
    }

    @Test
    void anotherAddress_isANearMiss() {
        assertThat(change(explain(POLICY, "User:alice", "orders", "11.1.1.1", Transport.SASL_SSL)))
                .contains("would be allowed from 10.0.0.0/8");
    }

    @Test
    void aChangeThatADenyWouldStillRefuse_isNoNearMiss() {
        Explanation explanation = explain(POLICY, "User:alice", "orders-secret", "11.1.1.1", Transport.SASL_SSL);

        assertThat(explanation.kind()).isEqualTo("DENIED_BY_RULE");
        assertThat(explanation.nearMiss()).isEmpty();
        // From the right address, another name is nearest, and it is not the denied one.
        assertThat(change(explain(POLICY, "User:alice", "order-secret", "10.1.1.1", Transport.SASL_SSL)))
                .contains("would be allowed on Topic:orders*");
    }

    @Test
    void aGuardrail_isTheNearMiss_onlyIfItStandsInTheWay() {
        assertThat(change(explain(POLICY, "User:alice", "orders", "10.1.1.1", Transport.SSL)))
                .hasValueSatisfying(text ->
                        assertThat(text).startsWith("would be allowed if it did not run into guardrails.transports"));
        assertThat(change(explain(POLICY, "User:rogue", "orders", "10.1.1.1", Transport.SSL)))
                .hasValueSatisfying(text -> assertThat(text).startsWith("would be denied by its rights, too"));
        String observed = POLICY.replace("{mode: enforce", "{mode: monitor");
        assertThat(change(explain(observed, "User:alice", "orders", "11.1.1.1", Transport.SSL)))
                .contains("would be allowed from 10.0.0.0/8");
    }

    @Test
    void whatOnlyMonitorModeAllows_hasANearMissToo() {
        String observed = POLICY.replace("mode: enforce\nguardrails", "mode: monitor\nguardrails");

        Explanation explanation = explain(observed, "User:alice", "orders", "11.1.1.1", Transport.SASL_SSL);

        assertThat(explanation.allowed()).isTrue();
        assertThat(explanation.wouldDeny()).isTrue();
        assertThat(change(explanation)).contains("would be allowed from 10.0.0.0/8");
    }
}
