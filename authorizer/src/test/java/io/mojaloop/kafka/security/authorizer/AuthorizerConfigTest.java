/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.audit.RecordingTrail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
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
        assertThatThrownBy(() -> AuthorizerConfig.of(Map.of("security.quota.hmac.Key.file", "hunter2")))
                .hasMessageContaining("security.quota.hmac.Key.file with value [hidden]")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void keysOfQuotas_areTheCallBacksToJudge_andRefusedWhereItIsNot() {
        Map<String, Object> configs = new HashMap<>(Map.of("security.quota.intervall.ms", "10"));
        String callback = "io.mojaloop.kafka.security.quota.PolicyQuotaCallback";
        for (String another : List.of("", "org.example.Quotas", callback + "2")) {
            configs.put("client.quota.callback.class", another);
            assertThatThrownBy(() -> AuthorizerConfig.of(configs))
                    .hasMessageContaining("security.quota.intervall.ms with value 10")
                    .hasMessageContaining("Set client.quota.callback.class=" + callback);
        }
        configs.put("client.quota.callback.class", " " + callback + " ");
        assertThat(AuthorizerConfig.of(configs).quotasEnforced()).isTrue();
        configs.put("security.policy.quota", "10");
        assertThatThrownBy(() -> AuthorizerConfig.of(configs)).hasMessageContaining("security.policy.quota");
        assertThat(AuthorizerConfig.of(Map.of("client.quota.callback.class", String.class))
                        .quotasEnforced())
                .isFalse();
        assertThat(AuthorizerConfig.of(Map.of()).quotasEnforced()).isFalse();
    }

    @Test
    void problemsOfTheTrail_areNamedWithTheOthers_andNothingStaysOpen() {
        RecordingTrail trail = new RecordingTrail();
        Map<String, String> wrong = Map.of("super.users", "admin");
        assertThatThrownBy(() -> new PolicyAuthorizer(configs -> {
                            throw new IllegalArgumentException("security.audit.window.ms: Write milliseconds");
                        })
                        .configure(wrong))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'admin'")
                .hasMessageContaining("security.audit.window.ms");
        assertThatThrownBy(() -> new PolicyAuthorizer(configs -> trail).configure(wrong))
                .isInstanceOf(ConfigException.class);
        assertThat(trail.closed).isTrue();
        assertThatThrownBy(() -> new PolicyAuthorizer(configs -> {
                            throw new UncheckedIOException(new IOException("/audit is read-only"));
                        })
                        .configure(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("/audit is read-only");
    }

    @Test
    void trail_isClosed_ifThePolicyIsRefused_andWithTheAuthorizer() throws IOException {
        RecordingTrail trail = new RecordingTrail();
        assertThatThrownBy(() -> new PolicyAuthorizer(configs -> trail)
                        .configure(Map.of("security.policy.file", "/no/such/policy.yaml")))
                .isInstanceOf(ConfigException.class);
        assertThat(trail.closed).isTrue();
        RecordingTrail another = new RecordingTrail();
        PolicyAuthorizer authorizer = new PolicyAuthorizer(configs -> another);
        authorizer.configure(Map.of("security.audit.dir", "/audit"));
        authorizer.start(new AuthorizerLoadTest.ServerInfo(List.of()));
        assertThat(another.cluster).isEqualTo("test");
        assertThat(another.closed).isFalse();
        authorizer.close();
        assertThat(another.closed).isTrue();
    }

    @Test
    void configuredAgain_theTrailBeforeIsGivenUp_unlessTheNewConfigurationIsRefused() throws IOException {
        List<RecordingTrail> trails = new ArrayList<>();
        PolicyAuthorizer authorizer = new PolicyAuthorizer(configs -> {
            trails.add(new RecordingTrail());
            return trails.get(trails.size() - 1);
        });
        authorizer.configure(Map.of());
        assertThatThrownBy(() -> authorizer.configure(Map.of("super.users", "admin")))
                .isInstanceOf(ConfigException.class);
        assertThat(trails).extracting(trail -> trail.closed).containsExactly(false, true);
        authorizer.configure(Map.of());
        authorizer.close();
        assertThat(trails).extracting(trail -> trail.closed).containsExactly(true, true, true);
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
