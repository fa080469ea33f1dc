/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import static io.mojaloop.kafka.security.audit.pipeline.AuditKey.choice;
import static io.mojaloop.kafka.security.audit.pipeline.AuditKey.number;
import static io.mojaloop.kafka.security.audit.pipeline.AuditKey.overflow;
import static io.mojaloop.kafka.security.audit.pipeline.AuditKey.path;

import io.mojaloop.kafka.security.audit.event.EventClass;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key that begins with {@code security.audit.}: what docs/config-audit.md is made from, and what is read. */
public final class AuditKeys {
    /** All keys of the trail begin with it, and no other. */
    public static final String PREFIX = "security.audit.";

    static final String OUTPUT_PREFIX = PREFIX + "output.";

    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long TEN_YEARS_MS = 3653 * DAY_MS;
    private static final List<String> REDACTIONS = List.of("none", "mask", "pseudonym");

    static final AuditKey DIR = path(
            PREFIX + "dir",
            "Directory of the trail's files; made with mode 0700 if missing. Without it there is no trail, and security"
                    + " events other than decisions go to the logger `kafka.security.audit`");
    static final AuditKey KEYS_DIR = path(
            PREFIX + "keys.dir",
            "Directory with the keys of `kafka-security audit keygen`. Without it records are chained, but not signed:"
                    + " whoever can write the files can compute the chain anew");
    static final AuditKey ROTATE_BYTES = number(
            PREFIX + "file.rotate.bytes",
            256L << 20,
            64L << 10,
            16L << 30,
            "A new file is begun beyond this size, in bytes");
    static final AuditKey ROTATE_INTERVAL = number(
            PREFIX + "file.rotate.interval.ms",
            DAY_MS,
            1_000,
            366 * DAY_MS,
            "A new file is begun after this time, in milliseconds");
    static final AuditKey RETENTION_MS = number(
            PREFIX + "file.retention.ms",
            400 * DAY_MS,
            0,
            TEN_YEARS_MS,
            "Files whose last record is older are removed, in milliseconds; 0: never. Never what an output has not"
                    + " delivered. PCI DSS 10.5.1 asks for twelve months");
    static final AuditKey RETENTION_BYTES = number(
            PREFIX + "file.retention.bytes",
            10L << 30,
            0,
            1L << 50,
            "The oldest files are removed when all together are larger, in bytes; 0: never. Never what an output has not"
                    + " delivered");
    static final AuditKey FSYNC = choice(
            PREFIX + "file.fsync",
            "interval",
            List.of("always", "interval", "never"),
            "When the disk is waited for: after every batch, at intervals, or as the operating system likes. What it"
                    + " has not got survives a crash of the broker, but not of the machine");
    static final AuditKey FSYNC_INTERVAL =
            number(PREFIX + "file.fsync.interval.ms", 1_000, 10, 3_600_000, "For `interval`, in milliseconds");
    static final AuditKey CHECKPOINT_RECORDS =
            number(PREFIX + "checkpoint.records", 10_000, 1, 10_000_000, "A signed record after so many others");
    static final AuditKey CHECKPOINT_INTERVAL = number(
            PREFIX + "checkpoint.interval.ms",
            10_000,
            100,
            DAY_MS,
            "A signed record at the latest so long after an unsigned one, in milliseconds");
    static final AuditKey HEARTBEAT_INTERVAL = number(
            PREFIX + "heartbeat.interval.ms",
            60_000,
            1_000,
            DAY_MS,
            "A signed record at least this often, though nothing happens, in milliseconds: silence is a finding");
    static final AuditKey QUEUE_CAPACITY = number(
            PREFIX + "queue.capacity",
            65_536,
            1_024,
            1 << 22,
            "Events that may wait for the writer; rounded up to a power of two");
    static final AuditKey WINDOW = number(
            PREFIX + "window.ms",
            60_000,
            1_000,
            3_600_000,
            "Counts of allowed requests, and of what is too frequent to be told one by one, are written this often, in milliseconds");
    static final AuditKey KINDS_MAX = number(
            PREFIX + "kinds.max",
            50_000,
            100,
            2_000_000,
            "Decisions are counted apart by principal, operation, resource and address; beyond so many kinds the"
                    + " resource is left out, then the address, then the principal. About 300 bytes each");
    static final AuditKey DENY_BURST = number(
            PREFIX + "deny.burst",
            100,
            1,
            1_000_000,
            "So many denied requests, or failed authentications, of one kind get a record each per window; further ones"
                    + " are counted");
    static final AuditKey REDACT_PRINCIPALS =
            choice(PREFIX + "redact.principals", "none", REDACTIONS, "What the trail keeps of names of users");
    static final AuditKey REDACT_CLIENT_IDS =
            choice(PREFIX + "redact.client.ids", "none", REDACTIONS, "What the trail keeps of client ids");
    static final AuditKey REDACT_ADDRESSES =
            choice(PREFIX + "redact.addresses", "none", REDACTIONS, "What the trail keeps of client addresses");
    static final AuditKey REDACT_KEY =
            path(PREFIX + "redact.key.file", "At least 32 random bytes, the key of pseudonyms; needed for `pseudonym`");
    static final AuditKey OUTPUTS = new AuditKey(
            PREFIX + "outputs",
            AuditKey.Type.NAMES,
            "",
            0,
            16,
            List.of(),
            "Names of outputs, each described by `security.audit.output.<name>.*`");
    private static final AuditKey OUTPUT_TYPE = new AuditKey(
            OUTPUT_PREFIX + "<name>.type",
            AuditKey.Type.SETTING,
            "",
            0,
            0,
            List.of(),
            "`kafka` or `fluentd`, if their jar is on the class path; must be set");
    private static final AuditKey OUTPUT_SETTING = new AuditKey(
            OUTPUT_PREFIX + "<name>.<setting>",
            AuditKey.Type.SETTING,
            "",
            0,
            0,
            List.of(),
            "What the output's type knows, for example `format`, `bootstrap.servers`, `servers`");

    private static final Map<EventClass, AuditKey> OVERFLOWS = overflows();

    private static final List<AuditKey> ALL = Stream.of(
                    Stream.of(
                            DIR,
                            KEYS_DIR,
                            ROTATE_BYTES,
                            ROTATE_INTERVAL,
                            RETENTION_MS,
                            RETENTION_BYTES,
                            FSYNC,
                            FSYNC_INTERVAL,
                            CHECKPOINT_RECORDS,
                            CHECKPOINT_INTERVAL,
                            HEARTBEAT_INTERVAL,
                            QUEUE_CAPACITY,
                            WINDOW,
                            KINDS_MAX,
                            DENY_BURST),
                    OVERFLOWS.values().stream(),
                    Stream.of(REDACT_PRINCIPALS, REDACT_CLIENT_IDS, REDACT_ADDRESSES, REDACT_KEY, OUTPUTS))
            .flatMap(keys -> keys)
            .toList();

    private static final Map<String, AuditKey> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(AuditKey::name, key -> key));

    private AuditKeys() {}

    /** Whether a key is one that {@link AuditConfig} reads. */
    static boolean isKnown(String key) {
        return BY_NAME.containsKey(key) || key.startsWith(OUTPUT_PREFIX);
    }

    static AuditKey overflowOf(EventClass eventClass) {
        AuditKey key = OVERFLOWS.get(eventClass);
        if (key == null) {
            throw new IllegalArgumentException(eventClass + " has no overflow policy");
        }
        return key;
    }

    /** Classes that have an overflow policy: all but what the trail tells about itself. */
    static Iterable<EventClass> overflowClasses() {
        return OVERFLOWS.keySet();
    }

    /** The key that somebody probably meant: the one that shares the longest beginning and end with it. */
    static Optional<String> closestTo(String key) {
        return BY_NAME.keySet().stream()
                .filter(name -> 3 * inCommon(name, key) >= 2 * Math.max(name.length(), key.length()))
                .max((one, other) -> {
                    int byCommon = Integer.compare(inCommon(one, key), inCommon(other, key));
                    return byCommon != 0 ? byCommon : other.compareTo(one);
                });
    }

    private static int inCommon(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int beginning = 0;
        while (beginning < most && one.charAt(beginning) == other.charAt(beginning)) {
            beginning++;
        }
        int end = 0;
        while (end < most - beginning && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return beginning + end;
    }

    /** The table of docs/config-audit.md. */
    static String markdown() {
        return Stream.concat(ALL.stream(), Stream.of(OUTPUT_TYPE, OUTPUT_SETTING))
                .map(key -> "| `" + key.name() + "` | "
                        + (key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`") + " | "
                        + key.range().replace("|", "\\|").replace("<", "&lt;") + " | " + key.meaning() + " |\n")
                .collect(Collectors.joining("", "| key | default | range | meaning |\n|---|---|---|---|\n", ""));
    }

    private static Map<EventClass, AuditKey> overflows() {
        Map<EventClass, AuditKey> keys = new EnumMap<>(EventClass.class);
        Arrays.stream(EventClass.values())
                .filter(eventClass -> eventClass != EventClass.TRAIL)
                .forEach(eventClass -> keys.put(
                        eventClass,
                        overflow(
                                PREFIX + "overflow." + eventClass.name().toLowerCase(Locale.ROOT),
                                meaning(eventClass))));
        return keys;
    }

    private static String meaning(EventClass eventClass) {
        return switch (eventClass) {
            case ALLOW ->
                "When the queue has no room for the record of an allowed request. `drop`: it is counted instead,"
                        + " exactly. `fail`: the request is denied; also while the disk cannot be written";
            case DENY -> "The same for denied requests";
            case AUTHENTICATION ->
                "The same for authentications and rejected connections. `drop`: failed authentications"
                        + " are counted, others are told as lost by number. `fail`: is told to the one who reports; what"
                        + " only the log shows cannot be refused any more";
            case ADMIN ->
                "The same for changes of ACLs, users, quotas, topics and configurations. `drop`: told as lost by"
                        + " number";
            case POLICY -> "The same for versions of the policy file";
            case THROTTLE -> "The same for clients that are slowed down";
            case ZOOKEEPER -> "The same for what ZooKeeper's audit log tells";
            case TRAIL -> "";
        };
    }
}
