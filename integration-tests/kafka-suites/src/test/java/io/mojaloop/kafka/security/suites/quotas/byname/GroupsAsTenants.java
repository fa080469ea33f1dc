/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.quotas.byname;

import io.mojaloop.kafka.security.quota.PolicyQuotaCallback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kafka.api.GroupedUserPrincipalBuilder$;
import kafka.api.GroupedUserQuotaCallback$;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Reconfigurable;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaCallback;
import org.apache.kafka.server.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * What CustomQuotaCallbackTest expects of its call-back, done by ours. There users share the quota of their group
 * ({@code group0_user1} that of {@code group0}), each broker has the part of it that it leads of the partitions of
 * {@code group0_*}, and quotas of groups come as those of users. Here a group is a tenant with a budget of the cluster, and
 * such quotas are written to the policy document, which ours reloads.
 *
 * <p>Otherwise only names are translated: the tag, {@code group} there and {@code tenant} here. Request time stays whole
 * there and is split by ours, so it is the default of each user.
 */
public final class GroupsAsTenants implements ClientQuotaCallback, Reconfigurable {
    private static final List<String> GROUPS = List.of("group0", "group1");
    private static final String DEFAULT = "";
    private static final GroupedUserQuotaCallback$ THEIRS = GroupedUserQuotaCallback$.MODULE$;

    private final PolicyQuotaCallback ours = new PolicyQuotaCallback();
    private final Map<ClientQuotaType, Map<String, Double>> quotas = new EnumMap<>(ClientQuotaType.class);
    private Path policy;

    public GroupsAsTenants() {
        for (ClientQuotaType type : ClientQuotaType.values()) {
            quotas.put(type, new HashMap<>());
        }
    }

    @Override
    public void configure(Map<String, ?> configs) {
        try {
            policy = Files.createTempFile("groups", ".yaml");
        } catch (IOException noPolicy) {
            throw new UncheckedIOException(noPolicy);
        }
        write();
        Map<String, Object> withPolicy = new HashMap<>(configs);
        withPolicy.put("security.policy.file", policy.toString());
        withPolicy.put("security.policy.reload.interval.ms", "100");
        ours.configure(withPolicy);
        THEIRS.callbackInstances().incrementAndGet();
    }

    @Override
    public Map<String, String> quotaMetricTags(ClientQuotaType type, KafkaPrincipal principal, String clientId) {
        Map<String, String> tags = ours.quotaMetricTags(type, principal, clientId);
        String tenant = tags.get("tenant");
        return tenant == null ? tags : Map.of(THEIRS.QuotaGroupTag(), tenant);
    }

    @Override
    public Double quotaLimit(ClientQuotaType type, Map<String, String> tags) {
        if (THEIRS.quotaLimitCalls().contains(type) && !isReset()) {
            THEIRS.quotaLimitCalls().apply(type).incrementAndGet();
        }
        String group = tags.get(THEIRS.QuotaGroupTag());
        return ours.quotaLimit(type, group == null ? tags : Map.of("tenant", group));
    }

    /** Whether Kafka looks at all limits because ours said that they changed; theirs says so only with other brokers' leaders. */
    private static boolean isReset() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().contains("updateQuotaMetricConfigs")));
    }

    @Override
    public void updateQuota(ClientQuotaType type, ClientQuotaEntity entity, double value) {
        set(type, groupOf(entity), value);
    }

    @Override
    public void removeQuota(ClientQuotaType type, ClientQuotaEntity entity) {
        set(type, groupOf(entity), null);
    }

    private static String groupOf(ClientQuotaEntity entity) {
        return GroupedUserPrincipalBuilder$.MODULE$.group(
                entity.configEntities().get(0).name());
    }

    private synchronized void set(ClientQuotaType type, String group, Double value) {
        if (value == null) {
            quotas.get(type).remove(group);
        } else {
            quotas.get(type).put(group, value);
        }
        write();
    }

    private void write() {
        StringBuilder roles = new StringBuilder();
        StringBuilder bindings = new StringBuilder();
        StringBuilder tenants = new StringBuilder();
        for (String group : GROUPS) {
            String users = "[\"User:%s_user1\", \"User:%s_user2\", \"User:%s_user3\"]".replace("%s", group);
            roles.append("  %s: [{allow: [Read, Write], topic: \"%s_*\"}]\n".formatted(group, group));
            bindings.append("  - {role: %s, to: %s}\n".formatted(group, users));
            // Who has no quota gets more than he can use.
            tenants.append("    %s: {members: %s, scope: cluster, produce: %dB/s, consume: %dB/s}\n"
                    .formatted(
                            group,
                            users,
                            whole(quota(ClientQuotaType.PRODUCE, group), 1L << 50),
                            whole(quota(ClientQuotaType.FETCH, group), 1L << 50)));
        }
        String document = "version: 1\nroles:\n%sbindings:\n%squotas:\n  unlisted: {request: %d%%}\n  tenants:\n%s"
                .formatted(roles, bindings, whole(quota(ClientQuotaType.REQUEST, DEFAULT), 1000), tenants);
        try {
            Path written = Files.writeString(Path.of(policy + ".new"), document);
            Files.move(written, policy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    private Double quota(ClientQuotaType type, String group) {
        Map<String, Double> ofType = quotas.get(type);
        return ofType.getOrDefault(group, ofType.get(DEFAULT));
    }

    private static long whole(Double quota, long none) {
        return quota == null ? none : quota.longValue();
    }

    @Override
    public boolean quotaResetRequired(ClientQuotaType type) {
        return ours.quotaResetRequired(type);
    }

    @Override
    public boolean updateClusterMetadata(Cluster cluster) {
        return ours.updateClusterMetadata(cluster);
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of(THEIRS.DefaultProduceQuotaProp(), THEIRS.DefaultFetchQuotaProp());
    }

    @Override
    public void validateReconfiguration(Map<String, ?> configs) {}

    @Override
    public void reconfigure(Map<String, ?> configs) {
        reconfigure(ClientQuotaType.PRODUCE, configs.get(THEIRS.DefaultProduceQuotaProp()));
        reconfigure(ClientQuotaType.FETCH, configs.get(THEIRS.DefaultFetchQuotaProp()));
    }

    private void reconfigure(ClientQuotaType type, Object value) {
        if (value != null) {
            set(type, DEFAULT, Double.valueOf(value.toString()));
        }
    }

    @Override
    public void close() {
        ours.close();
        try {
            Files.deleteIfExists(policy);
        } catch (IOException leftToTheSystem) {
            policy.toFile().deleteOnExit();
        }
    }
}
