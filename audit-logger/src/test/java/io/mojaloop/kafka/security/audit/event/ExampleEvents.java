/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One plausible event for every kind, verdict, outcome, subject, phase; for documents and for other modules' tests. */
public final class ExampleEvents {
    public static final long TIME_MS = 1_795_458_171_123L;

    private static final Reporter AUTHORIZER = new Reporter("authorizer", "1", "broker");
    private static final Reporter CONTROLLER = new Reporter("authorizer", "3000", "controller");
    private static final Reporter AUDIT = new Reporter("audit", "1", "broker");
    private static final Reporter ZOOKEEPER = new Reporter("zookeeper", "2", "zookeeper");
    private static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String SHA256_BEFORE = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";

    private ExampleEvents() {}

    public static Actor switchService() {
        return new Actor(
                "User",
                "ml-api-adapter",
                address(10, 1, 2, 3),
                43122,
                9093,
                "CLIENT",
                "SASL_SSL",
                "SCRAM-SHA-512",
                "ml-api-adapter-7d9f",
                "rdkafka 2.3.0");
    }

    public static Actor admin() {
        return new Actor(
                "User",
                "operations",
                address(10, 1, 9, 9),
                51000,
                9093,
                "CLIENT",
                "SASL_SSL",
                "SCRAM-SHA-512",
                "adminclient-1",
                "apache-kafka-java 3.9.2");
    }

    public static Decision decision(Decision.Verdict verdict) {
        boolean allowed = verdict == Decision.Verdict.ALLOWED;
        return new Decision(
                TIME_MS,
                AUTHORIZER,
                verdict,
                switchService(),
                new Request("PRODUCE", 11, 4711, false),
                new Resource("TOPIC", allowed ? "topic-transfer-prepare" : "topic-settlement", "LITERAL"),
                "WRITE",
                allowed ? "allowed-by-policy" : "denied-by-default",
                allowed ? "policy.yaml:42 role transfer-producer" : "",
                1);
    }

    /** With what other decisions leave out. */
    public static Decision unusualDecision() {
        return new Decision(
                TIME_MS,
                AUTHORIZER,
                Decision.Verdict.DENIED,
                admin(),
                new Request("CREATE_ACLS", 3, 4712, true),
                new Resource("TOPIC", "topic-", "PREFIXED"),
                "ALTER",
                "denied-by-default",
                "",
                3);
    }

    public static List<SecurityEvent> all() {
        List<SecurityEvent> all = new ArrayList<>();
        for (Decision.Verdict verdict : Decision.Verdict.values()) {
            all.add(decision(verdict));
            all.add(new DecisionCount(decision(verdict), 6021, TIME_MS - 60_000, TIME_MS, ""));
        }
        all.add(new DecisionCount(
                decision(Decision.Verdict.DENIED), 6021, TIME_MS - 60_000, TIME_MS, "resource,address,principal"));
        all.add(unusualDecision());
        addAccess(all);
        for (AdminChange.Subject subject : AdminChange.Subject.values()) {
            for (AdminChange.Type type : AdminChange.Type.values()) {
                all.add(change(subject, type));
            }
        }
        addPolicy(all);
        for (Throttling.Phase phase : Throttling.Phase.values()) {
            all.add(new Throttling(
                    TIME_MS,
                    AUTHORIZER,
                    phase,
                    switchService(),
                    "dfsp-one",
                    "produce",
                    1_048_576,
                    3_200_512.5,
                    12_000));
        }
        all.add(new Throttling(
                TIME_MS,
                AUTHORIZER,
                Throttling.Phase.STARTED,
                switchService(),
                List.of("quoting-service", "bulk-api-adapter"),
                "dfsp-one",
                "consume",
                1_048_576,
                1_200_000,
                2_000,
                false));
        addZooKeeper(all);
        addTrail(all);
        return all;
    }

    private static void addAccess(List<SecurityEvent> all) {
        Reporter authentication = new Reporter("authentication", "1", "broker");
        Reporter appender = new Reporter("log-appender", "1", "broker");
        String tls = "TLSv1.3 TLS_AES_256_GCM_SHA384 serial=1f3a subject=CN=ml-api-adapter,O=Hub";
        all.add(new Authentication(TIME_MS, authentication, switchService(), Outcome.SUCCESS, "", tls));
        all.add(new Authentication(
                TIME_MS,
                appender,
                switchService(),
                Outcome.FAILURE,
                "Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512",
                ""));
        all.add(new Authentication(
                TIME_MS, appender, Actor.of("", "", address(10, 1, 2, 3)), Outcome.UNKNOWN, "SSL handshake", ""));
        all.add(new AuthenticationCount(
                new Authentication(
                        TIME_MS,
                        appender,
                        switchService(),
                        Outcome.FAILURE,
                        "Authentication failed: Invalid username or password",
                        ""),
                6021,
                TIME_MS - 60_000,
                TIME_MS,
                "principal"));
        all.add(new ConnectionRejected(
                TIME_MS,
                appender,
                Actor.of("", "", address(203, 0, 113, 7)),
                "Too many connections from /203.0.113.7 (maximum = 100)"));
    }

    private static AdminChange change(AdminChange.Subject subject, AdminChange.Type type) {
        Resource resource = switch (subject) {
            case ACL, TOPIC, CONFIGURATION -> new Resource("TOPIC", "topic-settlement", "LITERAL");
            case CREDENTIAL, QUOTA -> new Resource("USER", "dfsp-one", "");
            case DELEGATION_TOKEN -> new Resource("DELEGATION_TOKEN", "gAAAAb1x", "LITERAL");
            case GROUP -> new Resource("GROUP", "ml-group-notification-event", "LITERAL");
            case TRANSACTION -> new Resource("TRANSACTIONAL_ID", "settlement-1", "LITERAL");
            case CLUSTER -> new Resource("CLUSTER", "kafka-cluster", "LITERAL");
        };
        List<String> details = subject == AdminChange.Subject.ACL
                ? List.of("(pattern=ResourcePattern(resourceType=TOPIC, name=topic-settlement, patternType=LITERAL),"
                        + " entry=(principal=User:dfsp-one, host=*, operation=READ, permissionType=ALLOW))")
                : List.of();
        return new AdminChange(
                TIME_MS,
                CONTROLLER,
                admin(),
                new Request(subject == AdminChange.Subject.ACL ? "CREATE_ACLS" : "ALTER_CONFIGS", 3, 12, true),
                subject,
                type,
                resource,
                type == AdminChange.Type.DELETION ? "DELETE" : "ALTER",
                details,
                subject == AdminChange.Subject.ACL ? Outcome.SUCCESS : Outcome.UNKNOWN,
                subject == AdminChange.Subject.ACL ? AdminChange.Stage.COMPLETED : AdminChange.Stage.AUTHORIZED,
                "",
                "super.users");
    }

    private static void addPolicy(List<SecurityEvent> all) {
        String file = "/etc/kafka/policy.yaml";
        all.add(new PolicyAccepted(TIME_MS, AUTHORIZER, file, SHA256_BEFORE, SHA256, 2, "enforce"));
        all.add(new PolicyRefused(
                TIME_MS,
                AUTHORIZER,
                file,
                SHA256,
                SHA256_BEFORE,
                List.of(file + ":12:5: error: role 'transfer-producr' does not exist [unknown-role]")));
        all.add(new BindingsEnded(TIME_MS, AUTHORIZER, SHA256, 3));
    }

    private static void addZooKeeper(List<SecurityEvent> all) {
        for (String operation : List.of(
                "create",
                "delete",
                "setData",
                "setAcl",
                "multiOperation",
                "reconfig",
                "ephemeralZNodeDeletionOnSessionCloseOrExpire",
                "serverStart",
                "serverStop",
                "somethingNew")) {
            boolean server = operation.startsWith("server");
            all.add(new ZooKeeperOperation(
                    TIME_MS,
                    ZOOKEEPER,
                    server ? Actor.UNKNOWN : Actor.of("zookeeper", "kafka,10.1.2.4", address(10, 1, 2, 4)),
                    server ? "" : "0x1000a5b2f3c0001",
                    operation,
                    server ? "" : "/config/topics/topic-settlement",
                    operation.equals("create") ? "persistent" : "",
                    operation.equals("setAcl") ? "sasl:kafka:cdrwa,world:anyone:r" : "",
                    Outcome.SUCCESS));
        }
    }

    private static void addTrail(List<SecurityEvent> all) {
        String file = "audit-20261123T182251.123Z-00000000000000004711.jsonl";
        String before = "audit-20261122T182251.123Z-00000000000000000000.jsonl";
        String hash = "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg";
        all.add(new TrailEvent.Started(TIME_MS, AUDIT, "kafka-security 0.1.0", false, "", -1, -1, ""));
        all.add(new TrailEvent.Started(TIME_MS, AUDIT, "kafka-security 0.1.0", true, before, 88_123, 77, SHA256));
        all.add(new TrailEvent.Stopped(TIME_MS, AUDIT));
        all.add(new TrailEvent.FileOpened(TIME_MS, AUDIT, file, before));
        all.add(new TrailEvent.Checkpoint(TIME_MS, AUDIT, false));
        all.add(new TrailEvent.Lost(
                TIME_MS,
                AUDIT,
                Map.of(EventClass.ALLOW, 120L, EventClass.AUTHENTICATION, 3L),
                TIME_MS - 2_000,
                "queue full"));
        all.add(new TrailEvent.Resumed(TIME_MS, AUDIT, 4_200, "No space left on device"));
        all.add(new TrailEvent.KeyChanged(TIME_MS, AUDIT, "3f1c9a70b2d4e586", "8a6b4c2d0e1f3a5b"));
        all.add(new TrailEvent.Retired(TIME_MS, AUDIT, List.of(before), 4_710, hash));
        all.add(new TrailEvent.Forwarding(TIME_MS, AUDIT, "efk", "disconnected", "Connection refused"));
    }

    private static InetAddress address(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
