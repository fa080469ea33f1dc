/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.reload.PolicySettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code server.properties} says to the authorizer.
 *
 * @param superUsers who may do everything
 * @param everyoneIfNoAcl whether a resource of which no ACL speaks is open to all
 * @param reporter this broker or controller
 * @param zooKeeperMode whether the ACLs are in ZooKeeper
 * @param controllerListeners the names of the listeners of controllers
 * @param policy where the policy document is
 * @param quotasEnforced whether the quota call-back runs on this node, which enforces the quotas of a policy
 */
record AuthorizerConfig(
        SuperUsers superUsers,
        boolean everyoneIfNoAcl,
        Reporter reporter,
        boolean zooKeeperMode,
        List<String> controllerListeners,
        PolicySettings policy,
        boolean quotasEnforced) {
    static final String EVERYONE_IF_NO_ACL = "allow.everyone.if.no.acl.found";

    static final String QUOTA_CALLBACK = "client.quota.callback.class";
    /** Another module's: its name must do. */
    static final String OUR_QUOTA_CALLBACK = "io.mojaloop.kafka.security.quota.PolicyQuotaCallback";

    /**
     * Prefixes of keys that are ours; a key of ours that nobody reads would be a guard that its author relies on. Those of
     * {@code security.audit.} are the trail's to judge, see {@link io.mojaloop.kafka.security.audit.AuditTrails#open}; those
     * of {@code security.quota.} the quota call-back's, if it is there.
     */
    private static final String POLICY_PREFIX = "security.policy.";

    private static final String QUOTA_PREFIX = "security.quota.";

    /** Values of such keys are never printed. */
    private static final Pattern SECRET = Pattern.compile("(?i)password|passphrase|secret|key|token|credential");

    AuthorizerConfig {
        controllerListeners = List.copyOf(controllerListeners);
    }

    /**
     * Reads the configuration.
     *
     * @throws ConfigException with every problem, each naming key, value and remedy
     */
    static AuthorizerConfig of(Map<String, ?> configs) {
        List<String> problems = new ArrayList<>();
        SuperUsers superUsers = SuperUsers.parse("");
        try {
            superUsers = superUsersIn(configs);
        } catch (ConfigException wrong) {
            problems.add(wrong.getMessage());
        }
        String everyone = text(configs, EVERYONE_IF_NO_ACL).trim().toLowerCase(Locale.ROOT);
        if (!everyone.isEmpty() && !everyone.equals("true") && !everyone.equals("false")) {
            problems.add("Invalid value " + LogText.escape(text(configs, EVERYONE_IF_NO_ACL)) + " for configuration "
                    + EVERYONE_IF_NO_ACL + ": Write true or false");
        }
        boolean quotasEnforced = className(configs.get(QUOTA_CALLBACK)).equals(OUR_QUOTA_CALLBACK);
        for (String key : configs.keySet()) {
            if (key.startsWith(POLICY_PREFIX)
                    && !key.equals(PolicySettings.FILE)
                    && !key.equals(PolicySettings.RELOAD_INTERVAL)) {
                problems.add("Unknown configuration " + shown(configs, key) + ": this version of PolicyAuthorizer does"
                        + " not read it, so it would guard nothing. Remove it or correct its name");
            } else if (key.startsWith(QUOTA_PREFIX) && !quotasEnforced) {
                problems.add("Unread configuration " + shown(configs, key) + ": without the quota call-back it limits"
                        + " nobody. Set " + QUOTA_CALLBACK + "=" + OUR_QUOTA_CALLBACK + ", or remove it");
            }
        }
        PolicySettings policy = PolicySettings.of(configs, problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(String.join("; ", problems));
        }
        return new AuthorizerConfig(
                superUsers,
                everyone.equals("true"),
                Reporter.ofKafka("authorizer", configs),
                text(configs, "process.roles").isBlank()
                        && !text(configs, "zookeeper.connect").isBlank(),
                Arrays.stream(text(configs, "controller.listener.names").split(",", -1))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                policy,
                quotasEnforced);
    }

    /** The id of this broker or controller; empty if not known. */
    String nodeId() {
        return reporter.node();
    }

    private static String shown(Map<String, ?> configs, String key) {
        return LogText.escape(key) + " with value "
                + (SECRET.matcher(key).find() ? "[hidden]" : LogText.escape(text(configs, key)));
    }

    private static String className(@Nullable Object value) {
        return value instanceof Class<?> type
                ? type.getName()
                : String.valueOf(value).trim();
    }

    /** Reads the only key that can change without a restart. @throws ConfigException as {@link SuperUsers#parse} */
    static SuperUsers superUsersIn(Map<String, ?> configs) {
        return SuperUsers.parse(text(configs, SuperUsers.CONFIG));
    }

    private static String text(Map<String, ?> configs, String key) {
        @Nullable Object value = configs.get(key);
        if (value instanceof List<?> list) {
            return String.join(",", list.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : value.toString();
    }
}
