/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.audit.encode.Boot;
import io.mojaloop.kafka.security.audit.encode.EcsEncoder;
import io.mojaloop.kafka.security.audit.encode.LineBuffer;
import io.mojaloop.kafka.security.audit.encode.Redaction;
import io.mojaloop.kafka.security.audit.encode.ServiceIdentity;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.AuthenticationCount;
import io.mojaloop.kafka.security.audit.event.BindingsEnded;
import io.mojaloop.kafka.security.audit.event.ConnectionRejected;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.DecisionCount;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.PolicyAccepted;
import io.mojaloop.kafka.security.audit.event.PolicyRefused;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.Request;
import io.mojaloop.kafka.security.audit.event.Resource;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.Throttling;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import io.mojaloop.kafka.security.audit.event.ZooKeeperOperation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A record of every kind, as the encoder makes it, some with the longest texts that there can be. */
final class SampleRecords {
    private static final long NOW = 1_795_000_000_000L;
    private static final Reporter REPORTER = new Reporter("authorizer", "1", "broker");
    private static final Request REQUEST = new Request("PRODUCE", 9, 17, true);
    private static final Resource TOPIC = new Resource("TOPIC", "settlement", "LITERAL");
    private static final String LONG = "\u20ac\ud83d\ude00\n".repeat(20_000);

    private SampleRecords() {}

    static List<JsonNode> make() {
        List<JsonNode> records = new ArrayList<>();
        EcsEncoder encoder = new EcsEncoder(
                new ServiceIdentity("kafka", "1", "broker", "4.4.0", "broker-1.example"), Redaction.NONE);
        encoder.clusterId("MkU3OEVBNTcwNTJENDM2Qk");
        Boot boot = Boot.random();
        LineBuffer line = new LineBuffer();
        for (SecurityEvent event : events()) {
            line.clear();
            encoder.encode(event, boot, records.size(), line);
            records.add(withTrail(line + "", records.size()));
        }
        return records;
    }

    /** The types of events that there are samples of. */
    static Set<Class<?>> kinds() {
        return events().stream().map(Object::getClass).collect(Collectors.toSet());
    }

    /** As the trail ends a line. */
    private static JsonNode withTrail(String open, int sequence) {
        String hash = "A".repeat(43);
        try {
            return new ObjectMapper()
                    .readTree(
                            open + ",\"trail\":{\"id\":\"0190\",\"boot\":\"0190\",\"seq\":" + sequence + ",\"prev\":\""
                                    + hash + "\",\"key\":\"0123456789abcdef\",\"sig\":\"" + hash + hash
                                    + "\",\"hash\":\"" + hash
                                    + "\",\"mac\":\"AAAAAAAAAAAAAAAAAAAAAA\"}}");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<SecurityEvent> events() {
        List<SecurityEvent> events = new ArrayList<>();
        Actor mallory = actor("mallory", "10.1.2.3");
        for (Decision.Verdict verdict : Decision.Verdict.values()) {
            Decision decision = decision(verdict, mallory, TOPIC);
            events.add(decision);
            events.add(new DecisionCount(decision, 12_345, NOW - 60_000, NOW, "resource,address"));
        }
        events.add(
                decision(Decision.Verdict.DENIED, actor(LONG, "2001:db8::1"), new Resource("TOPIC", LONG, "LITERAL")));
        Authentication failure = new Authentication(NOW, REPORTER, mallory, Outcome.FAILURE, "bad credentials", "");
        events.add(failure);
        events.add(new AuthenticationCount(failure, 12_345, NOW - 60_000, NOW, ""));
        events.add(new AuthenticationCount(failure, 12_345, NOW - 60_000, NOW, "principal,reason,address"));
        events.add(new Authentication(
                NOW, REPORTER, mallory, Outcome.SUCCESS, "", "TLSv1.3 TLS_AES_256_GCM_SHA384 unknown"));
        events.add(
                new ConnectionRejected(NOW, REPORTER, Actor.of("", "", address("10.1.2.4")), "too many connections"));
        for (AdminChange.Subject subject : AdminChange.Subject.values()) {
            for (AdminChange.Type type : AdminChange.Type.values()) {
                events.add(new AdminChange(
                        NOW,
                        REPORTER,
                        mallory,
                        REQUEST,
                        subject,
                        type,
                        new Resource("USER", "alice", "LITERAL"),
                        "ALTER",
                        List.of("User:alice may Read Topic:t", LONG),
                        Outcome.SUCCESS,
                        AdminChange.Stage.COMPLETED,
                        "",
                        "super.users"));
            }
        }
        events.add(new PolicyAccepted(NOW, REPORTER, "/etc/kafka/policy.yaml", "00", "11", 2, "enforce"));
        events.add(new PolicyRefused(NOW, REPORTER, "/etc/kafka/policy.yaml", "22", "11", List.of("line 1", LONG)));
        events.add(new BindingsEnded(NOW, REPORTER, "11", 2));
        for (Throttling.Phase phase : Throttling.Phase.values()) {
            events.add(new Throttling(NOW, REPORTER, phase, mallory, "dfsp1", "produce", 1e6, 2.5e6, 1000));
        }
        events.add(new ZooKeeperOperation(
                NOW,
                REPORTER,
                mallory,
                "0x1",
                "setAcl",
                "/config",
                "persistent",
                "world:anyone:cdrwa",
                Outcome.SUCCESS));
        events.addAll(trail());
        return events;
    }

    private static List<TrailEvent> trail() {
        List<TrailEvent> events = new ArrayList<>();
        events.add(new TrailEvent.Started(NOW, REPORTER, "kafka-security 0.1.0", true, "audit-1.jsonl", 7, 8, "33"));
        events.add(new TrailEvent.Stopped(NOW, REPORTER));
        events.add(new TrailEvent.FileOpened(NOW, REPORTER, "audit-2.jsonl", "audit-1.jsonl"));
        events.add(new TrailEvent.Checkpoint(NOW, REPORTER, true));
        events.add(new TrailEvent.Lost(
                NOW, REPORTER, Map.of(EventClass.DENY, 5L, EventClass.ALLOW, 6L), NOW, "queue full"));
        events.add(new TrailEvent.Resumed(NOW, REPORTER, 30_000, "no space left"));
        events.add(new TrailEvent.KeyChanged(NOW, REPORTER, "00", "11"));
        events.add(new TrailEvent.Retired(NOW, REPORTER, List.of("audit-0.jsonl"), 1000, "A".repeat(43)));
        events.add(new TrailEvent.Forwarding(NOW, REPORTER, "hub", "disconnected", "connection refused"));
        return events;
    }

    private static Decision decision(Decision.Verdict verdict, Actor actor, Resource resource) {
        return new Decision(
                NOW, REPORTER, verdict, actor, REQUEST, resource, "WRITE", "denied-by-default", "policy.yaml:7", 3);
    }

    private static Actor actor(String name, String address) {
        return new Actor(
                "User",
                name,
                address(address),
                40_000,
                9093,
                "CLIENT",
                "SASL_SSL",
                "SCRAM-SHA-512",
                "a-producer",
                "apache-kafka-java 4.4.0");
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
