/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import static org.apache.kafka.server.quota.ClientQuotaType.CONTROLLER_MUTATION;
import static org.apache.kafka.server.quota.ClientQuotaType.FETCH;
import static org.apache.kafka.server.quota.ClientQuotaType.PRODUCE;
import static org.apache.kafka.server.quota.ClientQuotaType.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaEntity.ConfigEntityType;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose budget a client uses and what it is, with a policy file, through what Kafka calls. */
final class PolicyBudgetsTest {
    private static final String POLICY = """
            version: 1
            mode: enforce
            groups:
              settlement: ["User:rules", "User:gross"]
            quotas:
              unlisted: {produce: 64KiB/s, consume: 32KiB/s, request: 5%}
              exempt: ["User:broker", "Robot:r2"]
              tenants:
                ingress: {members: ["User:adapter", "User:bulk"], produce: 20MiB/s, request: 300%}
                settlement: {members: ["group:settlement"], produce: 1MiB/s, consume: 2MiB/s, mutations: 2/s}
            """;

    @TempDir
    Path directory;

    private final PolicyQuotaCallback callback = new PolicyQuotaCallback();
    private Path file;

    @BeforeEach
    void configure() throws IOException {
        file = Files.writeString(directory.resolve("policy.yaml"), POLICY);
        callback.configure(configs());
    }

    @AfterEach
    void close() {
        callback.close();
    }

    private Map<String, Object> configs() {
        Map<String, Object> configs = new HashMap<>();
        configs.put("node.id", 7);
        configs.put("process.roles", "broker");
        configs.put("log.dirs", directory.toString());
        configs.put("super.users", "User:admin;User:CN=root,O=hub");
        configs.put("security.policy.file", file.toString());
        configs.put("security.policy.reload.interval.ms", "100");
        return configs;
    }

    private Map<String, String> tags(ClientQuotaType type, String user, String clientId) {
        return callback.quotaMetricTags(type, new KafkaPrincipal("User", user), clientId);
    }

    private Double limit(ClientQuotaType type, String user, String clientId) {
        return callback.quotaLimit(type, new HashMap<>(tags(type, user, clientId)));
    }

    @Test
    void members_share_tags_and_limit_of_their_tenant() {
        assertThat(tags(PRODUCE, "adapter", "a")).isEqualTo(Map.of("tenant", "ingress"));
        assertThat(tags(PRODUCE, "bulk", "b")).isEqualTo(tags(PRODUCE, "adapter", "a"));
        assertThat(limit(PRODUCE, "adapter", "a")).isEqualTo(20.0 * 1024 * 1024);
        assertThat(limit(REQUEST, "bulk", "")).isEqualTo(300.0);
        assertThat(limit(CONTROLLER_MUTATION, "rules", "x")).isEqualTo(2.0);
    }

    @Test
    void member_whose_tenant_has_no_limit_of_the_type_gets_the_unlisted_default_alone() {
        assertThat(limit(FETCH, "adapter", "a")).isEqualTo(32.0 * 1024);
        assertThat(tags(FETCH, "adapter", "a")).isNotEqualTo(tags(FETCH, "bulk", "a"));
    }

    @Test
    void unlisted_principals_have_one_budget_each_whatever_their_client_ids() {
        assertThat(limit(PRODUCE, "mallory", "x")).isEqualTo(64.0 * 1024);
        assertThat(tags(PRODUCE, "mallory", "x"))
                .isEqualTo(tags(PRODUCE, "mallory", "y"))
                .isEqualTo(Map.of("user", "mallory", "client-id", ""))
                .isNotEqualTo(tags(PRODUCE, "oscar", "x"));
    }

    @Test
    void principals_of_another_type_never_share_with_users_of_that_name() {
        Map<String, String> robot = callback.quotaMetricTags(PRODUCE, new KafkaPrincipal("Robot", "mallory"), "x");

        assertThat(robot).isNotEqualTo(tags(PRODUCE, "mallory", "x"));
        assertThat(callback.quotaLimit(PRODUCE, robot)).isEqualTo(64.0 * 1024);
    }

    @Test
    void type_that_nothing_limits_is_unlimited_with_one_budget_for_all_client_ids() {
        assertThat(limit(CONTROLLER_MUTATION, "mallory", "x")).isNull();
        assertThat(tags(CONTROLLER_MUTATION, "mallory", "x"))
                .isEqualTo(tags(CONTROLLER_MUTATION, "mallory", "y"))
                .isNotEqualTo(tags(CONTROLLER_MUTATION, "oscar", "x"));
    }

    /** ssl.principal.mapping.rules can leave nothing of a name. */
    @Test
    void principal_with_an_empty_name_is_unlisted_too() {
        assertThat(limit(PRODUCE, "", "x")).isEqualTo(64.0 * 1024);
        assertThat(limit(PRODUCE, "", "")).isEqualTo(64.0 * 1024);
    }

    @Test
    void exempt_and_super_users_are_never_limited_even_by_default_quotas_of_Kafka() {
        callback.updateQuota(PRODUCE, entity(ConfigEntityType.DEFAULT_USER, "<default>"), 5000);

        for (String user : List.of("broker", "admin", "CN=root,O=hub")) {
            assertThat(limit(PRODUCE, user, "x")).as(user).isNull();
        }
        assertThat(callback.quotaLimit(
                        PRODUCE, callback.quotaMetricTags(PRODUCE, new KafkaPrincipal("Robot", "r2"), "x")))
                .isNull();
        assertThat(limit(PRODUCE, "r2", "x")).isEqualTo(5000.0);
    }

    @Test
    void quota_of_Kafka_comes_before_tenants_and_its_removal_gives_way_to_them() {
        ClientQuotaEntity adapter = entity(ConfigEntityType.USER, "adapter");

        callback.updateQuota(PRODUCE, adapter, 5000);
        assertThat(limit(PRODUCE, "adapter", "x")).isEqualTo(5000.0);
        assertThat(limit(PRODUCE, "bulk", "x")).isEqualTo(20.0 * 1024 * 1024);

        callback.removeQuota(PRODUCE, adapter);
        assertThat(limit(PRODUCE, "adapter", "x")).isEqualTo(20.0 * 1024 * 1024);
    }

    @Test
    void changed_file_changes_limits_and_asks_for_one_reset_of_each_type() throws IOException {
        for (ClientQuotaType type : ClientQuotaType.values()) {
            await().until(() -> callback.quotaResetRequired(type)); // of the start
        }
        assertThat(callback.quotaResetRequired(PRODUCE)).isFalse();

        replace(POLICY.replace("20MiB/s", "10MiB/s"));

        await().until(() -> limit(PRODUCE, "adapter", "x") == 10.0 * 1024 * 1024);
        await().until(() -> callback.quotaResetRequired(PRODUCE));
        assertThat(callback.quotaResetRequired(PRODUCE)).isFalse();
    }

    @Test
    void configured_again_it_knows_nothing_of_the_file_before() throws IOException {
        assertThat(tags(PRODUCE, "adapter", "x")).isEqualTo(Map.of("tenant", "ingress"));

        replace(POLICY.replace("ingress", "egress"));
        callback.configure(configs());

        assertThat(tags(PRODUCE, "adapter", "x")).isEqualTo(Map.of("tenant", "egress"));
    }

    @Test
    void broken_file_changes_nothing() throws IOException {
        replace(POLICY.replace("20MiB/s", "0MiB/s"));
        replace(POLICY.replace("64KiB/s", "63KiB/s") + "  nonsense: 1\n");

        await().during(java.time.Duration.ofMillis(500))
                .until(() -> limit(PRODUCE, "adapter", "x") == 20.0 * 1024 * 1024
                        && limit(PRODUCE, "mallory", "x") == 64.0 * 1024);
    }

    @Test
    void monitor_mode_limits_nobody_by_the_policy_and_still_tells_budgets_apart() throws IOException {
        callback.updateQuota(PRODUCE, entity(ConfigEntityType.USER, "carol"), 5000);

        replace(POLICY.replace("mode: enforce", "mode: monitor"));

        await().until(() -> limit(PRODUCE, "adapter", "x") == null);
        assertThat(limit(PRODUCE, "mallory", "x")).isNull();
        assertThat(limit(PRODUCE, "carol", "x")).isEqualTo(5000.0);
        assertThat(tags(PRODUCE, "adapter", "x")).isEqualTo(Map.of("tenant", "ingress"));
    }

    @Test
    void second_instance_of_the_node_sees_what_the_first_is_told_and_outlives_it() throws IOException {
        PolicyQuotaCallback controller = new PolicyQuotaCallback();
        controller.configure(configs());
        try {
            callback.close();
            assertThat(limit(PRODUCE, "adapter", "x")).isNull();

            replace(POLICY.replace("20MiB/s", "10MiB/s"));

            await().until(() -> controller.quotaLimit(PRODUCE, Map.of("tenant", "ingress")) == 10.0 * 1024 * 1024);
        } finally {
            controller.close();
        }
    }

    private void replace(String text) throws IOException {
        Path beside = Files.writeString(directory.resolve("new.yaml"), text);
        Files.move(beside, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static ClientQuotaEntity entity(ConfigEntityType type, String name) {
        ClientQuotaEntity.ConfigEntity one = new ClientQuotaEntity.ConfigEntity() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public ConfigEntityType entityType() {
                return type;
            }
        };
        return () -> List.of(one);
    }
}
