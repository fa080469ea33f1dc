/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizerConfigTest {
    @Test
    void superUsers_areReadAsKafkaDoes() {
        SuperUsers users = SuperUsers.parse(" User:a ;User:CN=b,O=c:d;;Service:x;");
        assertThat(users.contains(new KafkaPrincipal("User", "a"))).isTrue();
        assertThat(users.contains(new KafkaPrincipal("User", "CN=b,O=c:d"))).isTrue();
        assertThat(users.contains(new KafkaPrincipal("Service", "x"))).isTrue();
        assertThat(users.contains(new KafkaPrincipal("User", "x"))).isFalse();
        assertThat(users).hasToString("Service:x;User:CN=b,O=c:d;User:a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "User:", ":admin", "User:a;admin", "User:a,admin;x"})
    void superUsers_thatAreNoPrincipals_areRefusedWithKeyValueAndRemedy(String value) {
        assertThatThrownBy(() -> AuthorizerConfig.of(Map.of("super.users", value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("super.users")
                .hasMessageContaining(value)
                .hasMessageContaining("User:broker;User:CN=admin,O=hub");
    }

    @Test
    void allProblems_areNamedAtOnce() {
        Map<String, String> configs = Map.of(
                "super.users", "ad\nmin",
                "allow.everyone.if.no.acl.found", "ture",
                "security.policy.fiel", "/etc/policy.yaml");
        assertThatThrownBy(() -> new PolicyAuthorizer().configure(configs))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("super.users")
                .hasMessageContaining("'ad\\u000amin'")
                .hasMessageContaining("allow.everyone.if.no.acl.found")
                .hasMessageContaining("ture")
                .hasMessageContaining("true or false")
                .hasMessageContaining("security.policy.fiel with value /etc/policy.yaml");
    }

    @Test
    void unknownKeyOfASecret_isRefusedWithoutItsValue() {
        assertThatThrownBy(() -> AuthorizerConfig.of(Map.of("security.audit.hmac.Key.file", "hunter2")))
                .hasMessageContaining("security.audit.hmac.Key.file with value [hidden]")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void stockKeysThatBeginWithSecurity_areNotOurs() {
        AuthorizerConfig.of(Map.of("security.inter.broker.protocol", "SSL", "security.providers", "x"));
    }

    @Test
    void mode_isZooKeeper_onlyWithoutRoles() {
        assertThat(AuthorizerConfig.of(Map.of("zookeeper.connect", "zk:2181")).zooKeeperMode())
                .isTrue();
        assertThat(AuthorizerConfig.of(Map.of("zookeeper.connect", "zk:2181", "process.roles", "broker"))
                        .zooKeeperMode())
                .isFalse();
        assertThat(AuthorizerConfig.of(Map.of()).zooKeeperMode()).isFalse();
    }

    @Test
    void values_mayBeTextOrLists_andMayHaveSpaces() {
        AuthorizerConfig config = AuthorizerConfig.of(Map.of(
                "controller.listener.names",
                List.of("A", "B"),
                "allow.everyone.if.no.acl.found",
                " TRUE ",
                "broker.id",
                5,
                "node.id",
                -1));
        assertThat(config.controllerListeners()).containsExactly("A", "B");
        assertThat(config.everyoneIfNoAcl()).isTrue();
        assertThat(config.nodeId()).isEqualTo("5");
    }
}
