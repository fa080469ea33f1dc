/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.kafka;

import io.mojaloop.kafka.security.audit.output.OwnTraffic;
import io.mojaloop.kafka.security.audit.output.follow.OutputSettings;
import io.mojaloop.kafka.security.audit.output.follow.ReceiverText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Where and how to produce.
 *
 * @param topic to write to
 * @param format of the records
 * @param ownTraffic known if {@code principal} is set
 * @param producer all of the producer's settings but for its client id; may hold secrets
 */
record KafkaSettings(String topic, String format, Optional<OwnTraffic> ownTraffic, Map<String, Object> producer) {
    private static final String PRODUCER = "producer.";

    /** What at least once, in order and recognised as the trail's own depend on. */
    private static final Map<String, String> FIXED = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");

    private static final Set<String> NOT_TO_BE_SET = Set.of(
            ProducerConfig.CLIENT_ID_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);

    private static final String SERVER = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%]+]):[0-9]{1,5}";

    private static final Pattern BOOTSTRAP = Pattern.compile(SERVER + "(\\s*,\\s*" + SERVER + ")*");

    private static final int MOST_TIMEOUT_MS = 600_000;

    /**
     * Chosen for a process that has other things to do; each can be set otherwise. Batches are no larger than the largest
     * record: a producer divides those that a topic refuses into batches of this size again, until they expire.
     */
    private static final Map<String, String> DEFAULTS = Map.of(
            ProducerConfig.BUFFER_MEMORY_CONFIG, "8388608",
            ProducerConfig.BATCH_SIZE_CONFIG, "32768",
            ProducerConfig.LINGER_MS_CONFIG, "5",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000",
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip",
            CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, "false");

    /** Reads them, leaving problems in {@code settings}. */
    static KafkaSettings of(OutputSettings settings, List<String> formats) {
        String bootstrap = settings.required("bootstrap.servers", "broker-1:9093,broker-2:9093");
        if (!bootstrap.isEmpty() && !BOOTSTRAP.matcher(bootstrap).matches()) {
            settings.problem(
                    "bootstrap.servers",
                    "'" + ReceiverText.clean(bootstrap) + "' must be host:port, several separated by commas");
        }
        String topic = settings.text("topic").orElse("topic-event");
        if (!topic.matches("[A-Za-z0-9._-]{1,249}") || topic.equals(".") || topic.equals("..")) {
            settings.problem("topic", "'" + ReceiverText.clean(topic) + "' is not a name that a topic can have");
        }
        Map<String, String> given = settings.below(PRODUCER);
        checkGiven(settings, given);
        Map<String, Object> producer = new HashMap<>(DEFAULTS);
        producer.putAll(given);
        producer.putAll(FIXED);
        producer.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        checkValues(settings, given, producer);
        KafkaSettings read = new KafkaSettings(
                topic, settings.oneOf("format", "ecs", formats), ownTraffic(settings, topic), Map.copyOf(producer));
        settings.refuseUnknown();
        return read;
    }

    private static Optional<OwnTraffic> ownTraffic(OutputSettings settings, String topic) {
        Optional<String> principal = settings.text("principal");
        if (principal.isEmpty()) {
            return Optional.empty();
        }
        int colon = principal.get().indexOf(':');
        if (colon < 1 || colon == principal.get().length() - 1) {
            settings.problem(
                    "principal",
                    "'" + ReceiverText.clean(principal.get())
                            + "' must be a type and a name, such as User:audit-writer");
            return Optional.empty();
        }
        return Optional.of(new OwnTraffic(
                principal.get().substring(0, colon), principal.get().substring(colon + 1), topic));
    }

    private static void checkGiven(OutputSettings settings, Map<String, String> given) {
        Set<String> known = ProducerConfig.configNames();
        for (String name : new TreeMap<>(given).keySet()) {
            String fixed = FIXED.get(name);
            String value = given.getOrDefault(name, "").trim();
            if (name.equals(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG)) {
                settings.problem(PRODUCER + name, "is not read; set " + settings.key("bootstrap.servers") + " instead");
            } else if (NOT_TO_BE_SET.contains(name)) {
                settings.problem(PRODUCER + name, "is chosen by the trail; remove it");
            } else if (fixed != null && !fixed.equals(value) && !(fixed.equals("all") && value.equals("-1"))) {
                settings.problem(
                        PRODUCER + name,
                        "must be " + fixed + ", or records that the cursor has passed could be lost; remove it");
            } else if (!known.contains(name)) {
                // Call-back handlers may have settings of their own, so only what looks like a slip is refused.
                OutputSettings.didYouMean(name, known)
                        .ifPresent(near -> settings.problem(
                                PRODUCER + ReceiverText.clean(name),
                                "is not known; did you mean " + settings.key(PRODUCER + near) + "?"));
            }
        }
    }

    /** By Kafka's own rules, first each value alone, then all together. */
    private static void checkValues(OutputSettings settings, Map<String, String> given, Map<String, Object> producer) {
        Map<String, String> texts = new HashMap<>();
        producer.forEach((key, value) -> texts.put(key, value.toString()));
        boolean valid = true;
        for (ConfigValue value : ProducerConfig.configDef().validate(texts)) {
            // Of several errors the first says why, the others follow from it.
            if (!value.errorMessages().isEmpty()) {
                valid = false;
                String error = value.errorMessages().get(0);
                String setting = value.name().equals(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG)
                        ? value.name()
                        : PRODUCER + value.name();
                if (given.containsKey(value.name())) {
                    settings.problem(
                            setting,
                            isSecret(value.name())
                                    ? "cannot be used; its value is not shown"
                                    : ReceiverText.clean(error));
                }
            }
        }
        if (valid) {
            try {
                new ProducerConfig(producer);
                checkTimeouts(settings, producer);
            } catch (ConfigException e) {
                settings.problem(PRODUCER + "*", ReceiverText.clean(String.valueOf(e.getMessage())));
            }
        }
    }

    /** A batch is waited for; a receiver that is gone is noticed, and the broker's end waits for it. */
    private static void checkTimeouts(OutputSettings settings, Map<String, Object> producer) {
        for (String name : List.of(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ProducerConfig.MAX_BLOCK_MS_CONFIG)) {
            if (number(producer, name) > MOST_TIMEOUT_MS) {
                settings.problem(PRODUCER + name, "must be at most " + MOST_TIMEOUT_MS);
            }
        }
        // A producer finds this out only when it is made, and then each time.
        long least = number(producer, ProducerConfig.LINGER_MS_CONFIG)
                + number(producer, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG);
        if (number(producer, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG) < least) {
            settings.problem(
                    PRODUCER + ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    "must be at least " + least + ", the sum of linger.ms and request.timeout.ms");
        }
    }

    private static boolean isSecret(String name) {
        ConfigDef.ConfigKey key = ProducerConfig.configDef().configKeys().get(name);
        String lower = name.toLowerCase(Locale.ROOT);
        return key == null
                || key.type() == ConfigDef.Type.PASSWORD
                || lower.contains("password")
                || lower.contains("jaas")
                || lower.contains("secret");
    }

    long deliveryTimeoutMs() {
        return number(producer, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
    }

    private static long number(Map<String, Object> producer, String name) {
        return Long.parseLong(String.valueOf(producer.get(name)).trim());
    }

    @Override
    public String toString() {
        return "topic " + topic + " at " + producer.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG);
    }
}
