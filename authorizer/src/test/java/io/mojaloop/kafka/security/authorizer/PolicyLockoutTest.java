/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

/** Policies that would cut somebody off, at the start, on reload and when super.users change. */
class PolicyLockoutTest extends PolicyFileCase {
    @Test
    void policyThatLocksOutTheBrokers_isRefused_atStartAndOnReload() throws IOException {
        String strict = "version: 1\nguardrails: {transports: [SSL]}\n";
        write(strict);
        assertThatThrownBy(() -> authorizer("listeners", "PLAINTEXT://:9092"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("lockout-transport");
        write(ENFORCED);
        PolicyAuthorizer authorizer = authorizer("listeners", "PLAINTEXT://:9092");
        write(strict);
        await().until(() -> authorizer.metrics().getPolicyOutcome().equals("REFUSED"));
        assertThat(authorizer.metrics().getPolicyProblem()).contains("[lockout-");
        assertThat(allows(authorizer, "User:alice", "topic-a")).isTrue();
    }

    @Test
    void reload_thatTakesClusterActionFromTheNode_isRefused() throws IOException {
        write(BROKER_ROLE);
        PolicyAuthorizer authorizer = authorizer(brokerWith());
        write("# nobody\n" + BROKER_ROLE.replace("User:broker", "User:other"));
        await().until(() -> authorizer.metrics().getPolicyOutcome().equals("REFUSED"));
        assertThat(authorizer.metrics().getPolicyProblem()).contains("lockout-cluster-action", "User:broker");

        write("mode: monitor\nversion: 1\nbindings: []\n");
        await().until(() -> authorizer.metrics().getPolicyVersion() == 2);
        write("mode: enforce\nversion: 1\nbindings: []\n");
        await().until(() -> authorizer.metrics().getPolicyOutcome().equals("REFUSED"));
        assertThat(authorizer.metrics().getPolicyProblem()).contains("lockout-cluster-action");
    }

    @Test
    void superUsers_thatThePolicyWouldLockOut_areRefused() throws IOException {
        write("""
                version: 1
                roles: {none: [{deny: All, cluster: kafka-cluster}]}
                bindings: [{role: none, to: "User:*"}]
                """);
        PolicyAuthorizer authorizer = authorizer(brokerWith("super.users", "User:broker;User:root"));
        assertThatThrownBy(() -> authorizer.validateReconfiguration(Map.of("super.users", "User:root")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("lockout-cluster-action");
        authorizer.validateReconfiguration(Map.of("super.users", "User:broker;User:root;User:another"));
    }

    @Test
    void administratorByAclAlone_isJudgedWhenTheAclsAreThere() throws IOException {
        write("version: 1\nguardrails: {listeners: {CLIENT: {only: [\"User:app\"]}}}\nbindings: []\n");
        Map<String, String> configs = new HashMap<>();
        String[] pairs = brokerWith("security.policy.file", file.toString(), "super.users", "User:broker");
        for (int i = 0; i < pairs.length; i += 2) {
            configs.put(pairs[i], pairs[i + 1]);
        }
        for (boolean cut : new boolean[] {true, false}) {
            PolicyAuthorizer authorizer = new PolicyAuthorizer();
            open.add(authorizer);
            authorizer.configure(configs);
            authorizer.addAcl(Contexts.id(1), alter(cut ? "User:ops" : "User:app"));
            authorizer.completeInitialLoad();
            assertThat(authorizer.metrics().getLoadState()).isEqualTo(cut ? "FAILED" : "READY");
        }
    }
}
