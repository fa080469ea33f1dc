/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import io.mojaloop.kafka.security.audit.encode.EcsEncoder;
import io.mojaloop.kafka.security.audit.encode.Redaction;
import io.mojaloop.kafka.security.audit.encode.ServiceIdentity;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.Decision.Verdict;
import io.mojaloop.kafka.security.audit.event.DecisionCount;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.PolicyAccepted;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.Request;
import io.mojaloop.kafka.security.audit.event.Resource;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.Throttling;
import io.mojaloop.kafka.security.audit.trail.TrailSettings;
import io.mojaloop.kafka.security.audit.trail.TrailWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Trails as brokers write them: by the same encoder and writer. */
public final class Trails {
    /** When everything in them happens, if nothing else is said. */
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final Reporter BROKER = new Reporter("authorizer", "1", "broker");

    private Trails() {}

    /** Begins or goes on with a trail; to be closed. */
    public static TrailWriter open(Path directory, Optional<Path> keys) {
        TrailSettings defaults = TrailSettings.in(directory);
        TrailSettings settings = new TrailSettings(
                directory,
                keys,
                defaults.rotateBytes(),
                defaults.rotateInterval(),
                defaults.retentionAge(),
                defaults.retentionBytes(),
                TrailSettings.Fsync.NEVER,
                defaults.fsyncInterval(),
                100,
                defaults.checkpointInterval(),
                defaults.heartbeatInterval());
        EcsEncoder encoder =
                new EcsEncoder(new ServiceIdentity("kafka", "1", "broker", "4.4.0", "kafka-1.example"), Redaction.NONE);
        try {
            return TrailWriter.open(settings, encoder, BROKER, Clock.fixed(NOON, ZoneOffset.UTC), () -> Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a trail that begins, tells of events and ends. */
    public static void write(Path directory, SecurityEvent... events) {
        try (TrailWriter writer = open(directory, Optional.empty())) {
            for (SecurityEvent event : events) {
                writer.append(event);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Decision decision(Verdict verdict, String user, String address, String operation, String topic) {
        return new Decision(
                NOON.toEpochMilli(),
                BROKER,
                verdict,
                actor(user, address),
                new Request("PRODUCE", 9, 7, false),
                new Resource("TOPIC", topic, "LITERAL"),
                operation,
                verdict == Verdict.DENIED ? "denied-by-default" : "role",
                "role writers (policy.yaml:3)",
                1);
    }

    public static Decision denied(String user, String address, String operation, String topic) {
        return decision(Verdict.DENIED, user, address, operation, topic);
    }

    public static Decision allowed(String user, String address, String operation, String topic) {
        return decision(Verdict.ALLOWED, user, address, operation, topic);
    }

    public static DecisionCount count(Decision like, long count) {
        long until = like.timeMs() + 60_000;
        return new DecisionCount(like, count, like.timeMs(), until, "");
    }

    public static Authentication failure(String user, String address) {
        return new Authentication(
                NOON.toEpochMilli(), BROKER, actor(user, address), Outcome.FAILURE, "invalid credentials", "");
    }

    public static AdminChange topicDeleted(String user, String topic) {
        return new AdminChange(
                NOON.toEpochMilli(),
                BROKER,
                actor(user, "10.1.0.5"),
                new Request("DELETE_TOPICS", 6, 7, true),
                AdminChange.Subject.TOPIC,
                AdminChange.Type.DELETION,
                new Resource("TOPIC", topic, "LITERAL"),
                "DELETE",
                List.of("deleted for good"),
                Outcome.SUCCESS,
                AdminChange.Stage.COMPLETED,
                "",
                "");
    }

    public static PolicyAccepted policy(String sha256) {
        return new PolicyAccepted(NOON.toEpochMilli(), BROKER, "/etc/kafka/policy.yaml", "", sha256, 1, "enforce");
    }

    public static Throttling throttled(String user) {
        return new Throttling(
                NOON.toEpochMilli(),
                BROKER,
                Throttling.Phase.STARTED,
                actor(user, "10.1.2.9"),
                "dfsp-1",
                "produce",
                1000,
                2000,
                0);
    }

    private static Actor actor(String user, String address) {
        try {
            return new Actor(
                    "User",
                    user,
                    InetAddress.getByName(address),
                    40_000,
                    9093,
                    "CLIENTS",
                    "SASL_SSL",
                    "SCRAM-SHA-512",
                    "client-1",
                    "apache-kafka-java 4.4.0");
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }
}
