/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import io.mojaloop.kafka.security.policy.document.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The members that records have, and short names for those that people ask for. */
public final class Fields {
    private static final Map<String, Field> BY_PATH = new TreeMap<>();
    private static final Map<String, Name> BY_NAME = new TreeMap<>();

    /** The Elastic Common Schema has no others. */
    private static final List<String> OUTCOMES = List.of("success", "failure", "unknown");

    /** A decision is told as a type as well. */
    private static final List<String> OUTCOMES_AND_VERDICTS =
            List.of("success", "failure", "unknown", "allowed", "denied");

    /**
     * What a name in a filter stands for.
     *
     * @param fields one of which must have the value
     * @param besides what else must be so
     * @param values all that there can be; empty: any
     */
    record Name(List<Field> fields, Filter besides, List<String> values) {}

    static {
        all(
                Kind.WORD,
                "ecs.version event.kind event.module event.dataset event.provider event.action event.category event.type",
                "event.outcome event.id event.code user.domain service.node.role service.node.roles kafka.listener",
                "kafka.security_protocol kafka.mechanism kafka.api_key kafka.forwarded kafka.principal_claimed",
                "kafka.operation kafka.resource.type kafka.resource.pattern kafka.stage kafka.widened kafka.would_deny",
                "kafka.quota.type kafka.quota.would_throttle kafka.policy.mode kafka.audit.closing kafka.audit.unclean tls.version",
                "tls.version_protocol tls.cipher tls.established zookeeper.operation zookeeper.znode_type");
        all(
                Kind.TEXT,
                "event.reason event.hash user.name user.target.name related.user rule.id rule.name service.name",
                "service.type service.node.name service.version host.name kafka.cluster_id kafka.client_id",
                "kafka.client_software kafka.resource.name kafka.details kafka.tls kafka.quota.tenant kafka.quota.others",
                "kafka.policy.file",
                "kafka.policy.sha256 kafka.policy.previous_sha256 kafka.policy.in_force_sha256 kafka.policy.problems",
                "kafka.audit.file kafka.audit.previous_file kafka.audit.software kafka.audit.key_id",
                "kafka.audit.previous_key_id kafka.audit.files kafka.audit.through_hash kafka.audit.output",
                "kafka.audit.what kafka.audit.torn.file kafka.audit.torn.sha256 zookeeper.session zookeeper.znode",
                "zookeeper.acl trail.id trail.boot trail.prev trail.hash trail.mac trail.key trail.sig message");
        all(Kind.ADDRESS, "source.ip source.address related.ip");
        all(
                Kind.NUMBER,
                "source.port destination.port event.sequence event.duration kafka.api_version kafka.correlation_id",
                "kafka.ref_count kafka.count kafka.quota.limit kafka.quota.observed kafka.policy.version",
                "kafka.policy.ended kafka.audit.paused_ms kafka.audit.through_sequence kafka.audit.torn.offset",
                "kafka.audit.torn.bytes kafka.audit.lost.total kafka.audit.lost.allow kafka.audit.lost.deny",
                "kafka.audit.lost.authentication kafka.audit.lost.admin kafka.audit.lost.policy",
                "kafka.audit.lost.throttle kafka.audit.lost.zookeeper kafka.audit.lost.trail trail.seq trail.epoch",
                "trail.file");
        all(Kind.TIME, "@timestamp event.start event.end event.created");
        BY_PATH.forEach((path, field) -> BY_NAME.put(path, new Name(List.of(field), Filter.ALL, List.of())));
        BY_NAME.put("event.outcome", new Name(List.of(of("event.outcome")), Filter.ALL, OUTCOMES));
        alias("time", "@timestamp");
        alias("principal", "user.name");
        alias("user", "user.name");
        alias("target", "user.target.name");
        alias("address", "source.ip", "source.address");
        alias("ip", "source.ip", "source.address");
        alias("action", "event.action");
        BY_NAME.put(
                "outcome", new Name(List.of(of("event.outcome"), of("event.type")), Filter.ALL, OUTCOMES_AND_VERDICTS));
        alias("category", "event.category");
        alias("reason", "event.reason");
        alias("operation", "kafka.operation");
        alias("resource", "kafka.resource.name");
        alias("api", "kafka.api_key");
        alias("client", "kafka.client_id");
        alias("listener", "kafka.listener");
        alias("rule", "rule.name", "rule.id");
        alias("znode", "zookeeper.znode");
        alias("node", "service.node.name");
        alias("count", "kafka.count");
        alias("seq", "trail.seq");
        resource("topic", "TOPIC");
        resource("group", "GROUP");
        resource("txn", "TRANSACTIONAL_ID");
    }

    private Fields() {}

    private static void all(Kind kind, String... paths) {
        for (String path : String.join(" ", paths).split(" ", -1)) {
            BY_PATH.put(path, new Field(path, kind));
        }
    }

    private static void alias(String name, String... paths) {
        List<Field> fields = new ArrayList<>();
        for (String path : paths) {
            fields.add(of(path));
        }
        BY_NAME.put(name, new Name(fields, Filter.ALL, List.of()));
    }

    private static void resource(String name, String type) {
        BY_NAME.put(
                name,
                new Name(
                        List.of(of("kafka.resource.name")),
                        new Filter.Match(List.of(of("kafka.resource.type")), new Condition.Text(List.of(type), false)),
                        List.of()));
    }

    /**
     * A field by its path.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Field of(String path) {
        Field field = BY_PATH.get(path);
        if (field == null) {
            throw new IllegalArgumentException("there is no field " + path);
        }
        return field;
    }

    /** The paths of all of them. */
    public static List<String> paths() {
        return List.copyOf(BY_PATH.keySet());
    }

    /** What a name in a filter stands for: a path or a short name. */
    static Optional<Name> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** For a name that stands for nothing: what it was probably meant to be. */
    static Optional<String> question(String name) {
        return DidYouMean.ask(name, BY_NAME.keySet());
    }
}
