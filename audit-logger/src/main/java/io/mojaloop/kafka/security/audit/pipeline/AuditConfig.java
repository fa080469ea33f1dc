/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.encode.Redaction;
import io.mojaloop.kafka.security.audit.encode.RedactionKey;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.trail.TrailSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What {@code server.properties} says of a trail that there is to be.
 *
 * @param trail how it is kept
 * @param queueCapacity events that may wait
 * @param window after which counts are written
 * @param kindsMax counted apart
 * @param denyBurst records of one kind in a window
 * @param overflow for every class but {@link EventClass#TRAIL}
 * @param redaction what of people is kept
 * @param outputs that follow it
 * @param reporter of what the trail tells about itself
 * @param settings all {@code security.audit.*} as written; may hold secrets
 */
record AuditConfig(
        TrailSettings trail,
        int queueCapacity,
        Duration window,
        int kindsMax,
        int denyBurst,
        Map<EventClass, OverflowPolicy> overflow,
        Redaction redaction,
        List<OutputConfig> outputs,
        Reporter reporter,
        Map<String, String> settings) {
    AuditConfig {
        overflow = Map.copyOf(overflow);
        outputs = List.copyOf(outputs);
        settings = Map.copyOf(settings);
    }

    /**
     * Reads a configuration; values may be of any type whose text is the value.
     *
     * @param escaping of texts in problems
     * @return empty if no trail is wanted
     * @throws IllegalArgumentException with every problem, each naming key, value and remedy
     */
    static Optional<AuditConfig> of(Map<String, ?> configs, Outputs outputs, UnaryOperator<String> escaping) {
        ConfigValues values = new ConfigValues(configs, escaping);
        Map<String, String> ours = values.ours();
        refuseUnknown(ours, values);
        AuditConfig config = new AuditConfig(
                trail(values),
                (int) values.number(AuditKeys.QUEUE_CAPACITY),
                Duration.ofMillis(values.number(AuditKeys.WINDOW)),
                (int) values.number(AuditKeys.KINDS_MAX),
                (int) values.number(AuditKeys.DENY_BURST),
                overflow(values),
                redaction(values),
                outputs.read(values, ours),
                reporter(configs, values),
                ours);
        if (!ours.isEmpty() && !values.has(AuditKeys.DIR)) {
            String first = ours.keySet().iterator().next();
            values.unknown(
                    first,
                    "There is no trail without " + AuditKeys.DIR.name() + ". Set that, or remove "
                            + (ours.size() == 1
                                    ? "this key"
                                    : "all " + ours.size() + " keys " + AuditKeys.PREFIX + "*"));
        }
        if (!values.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", values.problems()));
        }
        return ours.isEmpty() ? Optional.empty() : Optional.of(config);
    }

    OverflowPolicy overflowOf(EventClass eventClass) {
        return overflow.getOrDefault(eventClass, OverflowPolicy.DROP);
    }

    private static void refuseUnknown(Map<String, String> ours, ConfigValues values) {
        for (String key : ours.keySet()) {
            if (!AuditKeys.isKnown(key)) {
                values.unknown(
                        key,
                        AuditKeys.closestTo(key)
                                .map(meant -> "Did you mean " + meant + "?")
                                .orElse("Nothing reads it. Remove it or correct its name, see docs/config-audit.md"));
            }
        }
    }

    private static TrailSettings trail(ConfigValues values) {
        Optional<Path> directory = values.path(AuditKeys.DIR);
        Optional<Path> keys = values.path(AuditKeys.KEYS_DIR);
        if (directory.isPresent() && directory.equals(keys)) {
            values.wrong(
                    AuditKeys.KEYS_DIR.name(),
                    "Keys do not belong to what they sign: name another directory than " + AuditKeys.DIR.name());
        }
        return new TrailSettings(
                directory.orElse(Path.of("")),
                keys,
                values.number(AuditKeys.ROTATE_BYTES),
                Duration.ofMillis(values.number(AuditKeys.ROTATE_INTERVAL)),
                Duration.ofMillis(values.number(AuditKeys.RETENTION_MS)),
                values.number(AuditKeys.RETENTION_BYTES),
                TrailSettings.Fsync.valueOf(values.choice(AuditKeys.FSYNC)),
                Duration.ofMillis(values.number(AuditKeys.FSYNC_INTERVAL)),
                (int) values.number(AuditKeys.CHECKPOINT_RECORDS),
                Duration.ofMillis(values.number(AuditKeys.CHECKPOINT_INTERVAL)),
                Duration.ofMillis(values.number(AuditKeys.HEARTBEAT_INTERVAL)));
    }

    private static Map<EventClass, OverflowPolicy> overflow(ConfigValues values) {
        Map<EventClass, OverflowPolicy> policies = new EnumMap<>(EventClass.class);
        for (EventClass eventClass : AuditKeys.overflowClasses()) {
            policies.put(eventClass, values.overflow(AuditKeys.overflowOf(eventClass)));
        }
        return policies;
    }

    private static Redaction redaction(ConfigValues values) {
        Redaction.Mode principals = Redaction.Mode.valueOf(values.choice(AuditKeys.REDACT_PRINCIPALS));
        Redaction.Mode clientIds = Redaction.Mode.valueOf(values.choice(AuditKeys.REDACT_CLIENT_IDS));
        Redaction.Mode addresses = Redaction.Mode.valueOf(values.choice(AuditKeys.REDACT_ADDRESSES));
        Optional<Path> file = values.path(AuditKeys.REDACT_KEY);
        try {
            Optional<RedactionKey> key =
                    file.isPresent() ? Optional.of(RedactionKey.read(file.get())) : Optional.empty();
            return new Redaction(principals, clientIds, addresses, key);
        } catch (IOException unreadable) {
            values.wrong(AuditKeys.REDACT_KEY.name(), "The file cannot be read: " + unreadable);
        } catch (IllegalArgumentException unusable) {
            values.wrong(AuditKeys.REDACT_KEY.name(), String.valueOf(unusable.getMessage()));
        }
        return Redaction.NONE;
    }

    private static Reporter reporter(Map<String, ?> configs, ConfigValues values) {
        Reporter node = Reporter.ofKafka("audit", configs);
        // Kafka with ZooKeeper always says where ZooKeeper is; ZooKeeper does not.
        boolean known = !values.text("process.roles").isEmpty()
                || !values.text("zookeeper.connect").isEmpty();
        return known ? node : new Reporter("audit", node.node(), "");
    }

    /** Without values: some are secret. */
    @Override
    public String toString() {
        return "AuditConfig[" + trail.directory() + ", " + settings.keySet() + "]";
    }
}
