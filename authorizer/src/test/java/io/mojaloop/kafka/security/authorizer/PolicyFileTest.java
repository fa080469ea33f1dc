/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

/** The authorizer with a policy file, as a broker runs it. */
class PolicyFileTest extends PolicyFileCase {
    @Test
    void roles_standBesideAcls() throws IOException {
        write(ENFORCED);
        PolicyAuthorizer authorizer = authorizer();
        authorizer.addAcl(Contexts.id(1), Contexts.allowRead("User:alice", "other"));
        authorizer.addAcl(Contexts.id(2), Contexts.allowRead("User:alice", "topic-secret"));
        authorizer.addAcl(Contexts.id(3), Contexts.denyRead("User:alice", "topic-closed"));
        assertThat(allows(authorizer, "User:alice", "topic-a")).isTrue();
        assertThat(allows(authorizer, "User:alice", "other")).isTrue();
        assertThat(allows(authorizer, "User:alice", "topic-secret"))
                .as("a deny wins")
                .isFalse();
        assertThat(allows(authorizer, "User:alice", "topic-closed"))
                .as("a deny wins")
                .isFalse();
        assertThat(allows(authorizer, "User:bob", "topic-a")).isFalse();
        authorizer.removeAcl(Contexts.id(3));
        assertThat(allows(authorizer, "User:alice", "topic-closed")).isTrue();
        assertThat(authorizer.aclCount()).as("the policy's rules are no ACLs").isEqualTo(2);
        assertThat(authorizer.acls(org.apache.kafka.common.acl.AclBindingFilter.ANY))
                .hasSize(2);
    }

    @Test
    void badFile_stopsTheBroker_withEveryProblem() throws IOException {
        write("""
                version: 1
                rolls: {}
                bindings: [{role: nobody, to: alice}]
                """);
        assertThatThrownBy(this::authorizer)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("security.policy.file")
                .hasMessageContaining(":2:")
                .hasMessageContaining("roles")
                .hasMessageContaining(":3:");
        assertThatThrownBy(() -> authorizer(
                        "security.policy.file", directory.resolve("none.yaml").toString()))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> authorizer("security.policy.file", "relative-and-missing.yaml"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        Path.of("relative-and-missing.yaml").toAbsolutePath().toString());
        assertThatThrownBy(() -> authorizer("security.policy.file", " "))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Write the path");
        assertThatThrownBy(() -> authorizer("security.policy.reload.interval.ms", "soon"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'soon'");
    }

    @Test
    void change_takesEffectInBothInstances_andABadOneInNone() throws IOException {
        write(ENFORCED);
        PolicyAuthorizer broker = authorizer();
        PolicyAuthorizer controller = authorizer();
        write(ENFORCED.replace("User:alice", "User:bob"));
        await().untilAsserted(() -> {
            assertThat(allows(broker, "User:bob", "topic-a")).isTrue();
            assertThat(allows(controller, "User:bob", "topic-a")).isTrue();
        });
        assertThat(allows(broker, "User:alice", "topic-a")).isFalse();
        assertThat(broker.metrics().getPolicySha256())
                .isEqualTo(controller.metrics().getPolicySha256())
                .hasSize(64);
        assertThat(broker.metrics().getPolicyVersion()).isEqualTo(2);

        write("version: 1\nroles: [");
        await().untilAsserted(
                        () -> assertThat(broker.metrics().getPolicyOutcome()).isEqualTo("REFUSED"));
        assertThat(broker.metrics().getPolicyProblem()).contains("policy.yaml:");
        assertThat(allows(broker, "User:bob", "topic-a")).isTrue();
        assertThat(broker.metrics().getPolicyVersion()).isEqualTo(2);
        Files.delete(file);
        await().untilAsserted(() ->
                assertThat(controller.metrics().getPolicyOutcome()).isEqualTo("MISSING"));
        assertThat(allows(controller, "User:bob", "topic-a")).isTrue();
    }

    @Test
    void quotasThatNothingEnforces_areToldOnce() throws IOException {
        String quotas = "quotas: {tenants: {t: {members: \"User:alice\", produce: 1MiB/s}}}\n";
        write(ENFORCED + "quotas: {mode: monitor}\n");
        try (LogCapture log = new LogCapture()) {
            PolicyAuthorizer without = authorizer("node.id", "7");
            assertThat(log.warnings()).as("quotas of nobody").isEmpty();
            write(ENFORCED + quotas);
            await().untilAsserted(() -> assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("Node 7: the policy has quotas", "client.quota.callback.class=io.mojaloop"));
            write(ENFORCED + quotas.replace("1MiB", "2MiB"));
            await().until(() -> without.metrics().getPolicyVersion() == 3);
            authorizer("client.quota.callback.class", "io.mojaloop.kafka.security.quota.PolicyQuotaCallback");
            assertThat(log.warnings()).hasSize(1);
        }
    }

    @Test
    void binding_ends_onTime_withoutAReload() throws IOException {
        Instant end = Instant.now().plusMillis(2500);
        write(ENFORCED.replace("\"User:alice\"}", "\"User:alice\", until: " + end + "}"));
        PolicyAuthorizer authorizer = authorizer("security.policy.reload.interval.ms", "60000");
        assertThat(allows(authorizer, "User:alice", "topic-a")).isTrue();
        await().until(() -> !allows(authorizer, "User:alice", "topic-a"));
        assertThat(Instant.now()).isBetween(end, end.plusSeconds(2));
        assertThat(authorizer.metrics().getEndedBindings()).isEqualTo(1);
        assertThat(authorizer.metrics().getPolicyVersion()).isEqualTo(1);
    }
}
