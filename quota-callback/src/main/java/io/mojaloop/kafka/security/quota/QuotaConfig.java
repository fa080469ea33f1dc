/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.reload.PolicySettings;
import io.mojaloop.kafka.security.quota.allocation.Allotment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code server.properties} says to the call-back.
 *
 * @param reporter this broker or controller; without an id when a broker that was given none starts for the first time
 * @param zooKeeperMode whether this is a broker in ZooKeeper mode
 * @param logDirs where this broker keeps its data
 * @param superUsers whom {@code super.users} names
 * @param policy where the policy document is
 * @param settings the keys of our own, all valid
 */
record QuotaConfig(
        Reporter reporter,
        boolean zooKeeperMode,
        List<Path> logDirs,
        Set<Principal> superUsers,
        PolicySettings policy,
        AbstractConfig settings) {
    static final String PREFIX = "security.quota.";
    static final String SUPER_USERS = "super.users";

    static final String INTERVAL = PREFIX + "interval.ms";
    static final String EXEMPT_SUPER_USERS = PREFIX + "exempt.super.users";
    static final String BROKERS = PREFIX + "brokers";
    static final String WATCH = PREFIX + "cluster.watch";
    static final String WATCH_INTERVAL = PREFIX + "cluster.watch.interval.ms";
    /** What follows is the name of a key of Kafka's own clients. */
    static final String CLIENT = PREFIX + "client.";

    static final String STORAGE_INTERVAL = PREFIX + "storage.interval.ms";
    static final String STORAGE_UNREADABLE = PREFIX + "storage.unreadable";
    static final String STORAGE_HOLD = PREFIX + "storage.hold.ms";
    static final String STORAGE_LEAST = PREFIX + "storage.least.bytes.per.second";
    static final String STATUS_TOPIC = PREFIX + "status.topic";
    static final String STATUS_INTERVAL = PREFIX + "status.interval.ms";

    static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    INTERVAL,
                    Type.LONG,
                    1000L,
                    Range.between(100, 60_000),
                    Importance.LOW,
                    "How often usage is looked at, idle capacity is lent and throttling is told.")
            .define(
                    EXEMPT_SUPER_USERS,
                    Type.BOOLEAN,
                    true,
                    Importance.MEDIUM,
                    "Whether super.users are never slowed if the policy has quotas. Brokers and controllers are super users"
                            + " unless ACLs of their own say what they may do; then name them in the policy's exempt.")
            .define(
                    BROKERS,
                    Type.INT,
                    3,
                    Range.between(1, 10_000),
                    Importance.MEDIUM,
                    "By how many brokers a cluster budget is divided while nobody tells who leads which partition.")
            .define(
                    WATCH,
                    Type.STRING,
                    "auto",
                    ValidString.in("auto", "on", "off"),
                    Importance.MEDIUM,
                    "Whether a client of our own asks the cluster who leads which partition. auto: where the broker does"
                            + " not tell the call-back (3.9 in KRaft mode) and a tenant has a cluster budget.")
            .define(
                    WATCH_INTERVAL,
                    Type.LONG,
                    5000L,
                    Range.between(500, 600_000),
                    Importance.LOW,
                    "How often that client asks.")
            .define(
                    STORAGE_INTERVAL,
                    Type.LONG,
                    5000L,
                    Range.between(500, 600_000),
                    Importance.LOW,
                    "How often the use of the disks is read. At each reading producers lose at most half of their rate.")
            .define(
                    STORAGE_UNREADABLE,
                    Type.STRING,
                    "hold",
                    ValidString.in("hold", "slow", "ignore"),
                    Importance.MEDIUM,
                    "What a log directory that cannot be read means. hold: its last known use for storage.hold.ms, then as"
                            + " if it were full. slow: as if it were full. ignore: it does not count.")
            .define(
                    STORAGE_HOLD,
                    Type.LONG,
                    60_000L,
                    Range.between(0, 86_400_000),
                    Importance.LOW,
                    "How long the last known use of a directory holds that cannot be read.")
            .define(
                    STORAGE_LEAST,
                    Type.LONG,
                    16_384L,
                    Range.between(1024, Long.MAX_VALUE),
                    Importance.MEDIUM,
                    "What each budget for producing keeps when a disk is full. Less makes the delays that Kafka gives at"
                            + " the first requests after the disk filled longer, and they last when it is free again.")
            .define(
                    STATUS_TOPIC,
                    Type.STRING,
                    "",
                    Importance.MEDIUM,
                    "A topic to which this node writes who uses how much, for 'kafka-security quota status'. Empty: none.")
            .define(
                    STATUS_INTERVAL,
                    Type.LONG,
                    10_000L,
                    Range.between(1000, 600_000),
                    Importance.LOW,
                    "How often it writes.");

    QuotaConfig {
        logDirs = List.copyOf(logDirs);
        superUsers = Set.copyOf(superUsers);
    }

    /**
     * Reads the configuration.
     *
     * @throws ConfigException with every problem, each naming key, value and remedy
     */
    static QuotaConfig of(Map<String, ?> configs) {
        List<String> problems = new ArrayList<>();
        Map<String, Object> ours = new HashMap<>();
        for (Map.Entry<String, ?> entry : configs.entrySet()) {
            String key = entry.getKey();
            if (DEFINITION.names().contains(key)) {
                ours.put(key, text(configs, key));
            } else if (key.startsWith(PREFIX) && !key.startsWith(CLIENT)) {
                problems.add(
                        "Unknown configuration " + LogText.escape(key)
                                + ": the call-back does not read it. Remove it or correct its name; docs/config-quotas.md has all keys");
            }
        }
        DEFINITION
                .validate(asTexts(ours))
                .forEach(value -> value.errorMessages().forEach(problem -> problems.add(LogText.escape(problem))));
        PolicySettings policy = PolicySettings.of(configs, problems);
        if (policy.file().isEmpty() && !text(configs, STATUS_TOPIC).isEmpty()) {
            problems.add("Configuration " + STATUS_TOPIC + " without " + PolicySettings.FILE
                    + ": a node without a policy file tells nothing. Name one, or remove the key");
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(String.join("; ", problems));
        }
        return new QuotaConfig(
                reporter(configs),
                text(configs, "process.roles").isEmpty()
                        && !text(configs, "zookeeper.connect").isEmpty(),
                logDirs(configs),
                superUsers(configs),
                policy,
                new AbstractConfig(DEFINITION, ours, false));
    }

    /** The id of this broker or controller; empty if it gets one only when it starts. */
    String nodeId() {
        return reporter.node();
    }

    private static Map<String, String> asTexts(Map<String, Object> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    /**
     * Who this node is. A broker in ZooKeeper mode may have no number in its configuration: then it is given one when it starts
     * for the first time, and keeps it beside its data.
     */
    static Reporter reporter(Map<String, ?> configs) {
        Reporter configured = Reporter.ofKafka("quota-callback", configs);
        return configured.node().isEmpty() ? configured.withNode(keptNodeId(logDirs(configs))) : configured;
    }

    /** @return empty if there is none yet, or it cannot be read */
    static String keptNodeId(List<Path> logDirs) {
        for (Path directory : logDirs) {
            Properties kept = new Properties();
            try (InputStream file = Files.newInputStream(directory.resolve("meta.properties"))) {
                kept.load(file);
            } catch (IOException | IllegalArgumentException none) {
                continue;
            }
            String number = Reporter.number(kept.getProperty("broker.id", kept.getProperty("node.id", "")));
            if (!number.isEmpty()) {
                return number;
            }
        }
        return "";
    }

    /** Who cannot be read is told by the authorizer, whose key it is. */
    static Set<Principal> superUsers(Map<String, ?> configs) {
        Set<Principal> principals = new HashSet<>();
        for (String entry : text(configs, SUPER_USERS).split(";", -1)) {
            Principal.parse(entry.trim()).ifPresent(principals::add);
        }
        return principals;
    }

    static List<Path> logDirs(Map<String, ?> configs) {
        String dirs = text(configs, "log.dirs");
        String single = text(configs, "log.dir");
        // Plug-ins are not told of defaults. A controller keeps no logs of topics.
        String standard = Reporter.ofKafka("", configs).roles().contains("broker") ? "/tmp/kafka-logs" : "";
        return Arrays.stream((!dirs.isEmpty() ? dirs : !single.isEmpty() ? single : standard).split(",", -1))
                .map(String::trim)
                .filter(dir -> !dir.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** Over how many seconds Kafka measures what quotas limit; its default where it cannot be told. */
    static double windowSeconds(Map<String, ?> configs) {
        try {
            String samples = text(configs, "quota.window.num");
            String seconds = text(configs, "quota.window.size.seconds");
            return (samples.isEmpty() ? Allotment.DEFAULT_WINDOW_SECONDS : Double.parseDouble(samples))
                    * (seconds.isEmpty() ? 1 : Double.parseDouble(seconds));
        } catch (NumberFormatException kafkaTellsIt) {
            return Allotment.DEFAULT_WINDOW_SECONDS;
        }
    }

    private static String text(Map<String, ?> configs, String key) {
        @Nullable Object value = configs.get(key);
        if (value instanceof List<?> list) {
            return String.join(",", list.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : value.toString().trim();
    }
}
