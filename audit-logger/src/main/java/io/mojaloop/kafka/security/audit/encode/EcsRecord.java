/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static io.mojaloop.kafka.security.audit.encode.JsonLine.key;

import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What records of all kinds have in common. One is written at a time: {@link #begin}, {@link #event}, when it was if that
 * took a while, {@link #actor} or {@link #nobody}, members of its own, {@link #end}.
 */
final class EcsRecord {
    /** Bytes for a name: Kafka's longest topic always fits, whatever it is made of. */
    static final int NAME = 249 * JsonText.MOST_BYTES_PER_CHAR;

    /** Bytes for what is one of few words, unless somebody lies. */
    static final int WORD = 256;

    /** Bytes for a reason or a rule. */
    static final int SENTENCE = 1750;

    private static final byte[] TIMESTAMP = key("@timestamp");
    private static final byte[] SEQUENCE_AFTER_ID = "\",\"sequence\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OUTCOME = key("outcome");
    private static final byte[] REASON = key("reason");
    private static final byte[] START = key("start");
    private static final byte[] END = key("end");
    private static final byte[] DURATION = key("duration");
    private static final byte[] NAME_KEY = key("name");
    private static final byte[] RULE = key("rule");
    private static final byte[] KAFKA = key("kafka");
    private static final byte[] CLUSTER_ID = key("cluster_id");
    private static final byte[] LISTENER = key("listener");
    private static final byte[] SECURITY_PROTOCOL = key("security_protocol");
    private static final byte[] MECHANISM = key("mechanism");
    private static final byte[] MESSAGE = key("message");
    private static final byte[] SUCCESS = member(OUTCOME, "success");
    private static final byte[] FAILURE = member(OUTCOME, "failure");
    private static final byte[] UNKNOWN = member(OUTCOME, "unknown");
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long MOST_DURATION_MS = Long.MAX_VALUE / NANOS_PER_MS;

    final JsonLine line = new JsonLine();
    final Redactor redactor;
    private final IsoTime iso = new IsoTime();
    private final RuleCache rules = new RuleCache();
    private final EventCache events = new EventCache();
    private final ConnectionCache connections = new ConnectionCache();
    private final ReporterMembers reporters;
    private final Message message = new Message();
    private final ActorMembers actors;
    private @Nullable Boot lastBoot;
    private byte[] event = {};
    private volatile String clusterId = "";

    EcsRecord(ServiceIdentity identity, Redactor redactor) {
        this.redactor = redactor;
        this.reporters = new ReporterMembers(identity);
        this.actors = new ActorMembers(line, redactor, message);
    }

    void clusterId(String id) {
        clusterId = id;
    }

    private static byte[] member(byte[] key, String value) {
        String named = new String(key, 1, key.length - 1, StandardCharsets.US_ASCII);
        return (named + "\"" + value + "\"").getBytes(StandardCharsets.US_ASCII);
    }

    void begin(SecurityEvent event, Boot boot, long sequence, LineBuffer out) {
        line.begin(out);
        line.time(TIMESTAMP, event.timeMs(), iso);
        line.openMade(eventOf(boot));
        Boot.appendIdEnd(sequence, out);
        out.append(SEQUENCE_AFTER_ID);
        line.digits(sequence);
        reporters.choose(event.reporter());
    }

    /** The same for all records of a boot. */
    private byte[] eventOf(Boot boot) {
        if (boot != lastBoot) {
            lastBoot = boot;
            event = (",\"ecs\":{\"version\":\"" + EcsEncoder.ECS_VERSION + "\"},\"event\":{\"id\":\"" + boot.idPrefix())
                    .getBytes(StandardCharsets.US_ASCII);
        }
        return event;
    }

    /**
     * What happened.
     *
     * @param actor whose values are redacted wherever they occur
     * @param severalUsers whether the actor's name is a list of them
     * @param otherPrincipal somebody else whom it is about, or empty
     */
    void event(
            EventAction action,
            Actor actor,
            boolean severalUsers,
            String otherPrincipal,
            Outcome outcome,
            String reason) {
        redactor.begin(actor, severalUsers, otherPrincipal);
        message.begin(action);
        // A reason that is redacted depends on whom the event is about.
        boolean cached = redactor.isNone();
        int from = line.out().length() + 1;
        byte[] provider = reporters.provider();
        EventCache.@Nullable Known known = cached ? events.find(provider, action, outcome, reason) : null;
        if (known != null) {
            line.members(known.members());
            message.reason(from + known.reasonFrom(), from + known.reasonUntil());
            return;
        }
        line.members(provider);
        line.members(action.members());
        line.members(
                switch (outcome) {
                    case SUCCESS -> SUCCESS;
                    case FAILURE -> FAILURE;
                    case UNKNOWN -> UNKNOWN;
                });
        line.text(REASON, redactor.text(reason), SENTENCE);
        message.reason(line.lastFrom(), line.lastUntil());
        if (cached) {
            events.remember(provider, action, outcome, reason, line.out(), from, line.lastFrom(), line.lastUntil());
        }
    }

    /** The same for what nobody is known to have done. */
    void event(EventAction action, Outcome outcome, String reason) {
        event(action, Actor.UNKNOWN, false, "", outcome, reason);
    }

    /** When it began and ended. */
    void period(long fromMs, long untilMs) {
        line.time(START, fromMs, iso);
        line.time(END, untilMs, iso);
    }

    /** How long it took until it ended or, if it goes on, until now. */
    void lasted(long untilMs, long durationMs, boolean ended) {
        if (durationMs >= 0) {
            line.time(START, untilMs - durationMs, iso);
            line.number(DURATION, Math.min(durationMs, MOST_DURATION_MS) * NANOS_PER_MS);
        }
        if (ended) {
            line.time(END, untilMs, iso);
        }
    }

    void nobody() {
        line.close();
    }

    /** Who it was and from where. */
    void actor(Actor actor) {
        actor(actor, false, "", true, true, true);
    }

    /**
     * Who it was and from where.
     *
     * @param severalUsers whether the actor's name is a list of them
     * @param targetUser whom it was done to, or empty
     * @param withUser whether the user is known
     * @param withAddress whether the address is known
     * @param withPort whether the port is
     */
    void actor(
            Actor actor,
            boolean severalUsers,
            String targetUser,
            boolean withUser,
            boolean withAddress,
            boolean withPort) {
        line.close();
        actors.write(actor, severalUsers, targetUser, withUser, withAddress, withPort);
    }

    /** What decided. It is made into text here and must not break the trail if it cannot be. */
    void rule(Object rule) {
        byte[] known = rules.find(rule);
        if (known != null) {
            line.members(known);
            return;
        }
        String text = text(rule);
        if (!text.isEmpty()) {
            int before = line.out().length();
            line.open(RULE);
            line.text(NAME_KEY, redactor.text(text), SENTENCE);
            line.close();
            if (redactor.isNone()) {
                // Otherwise it depends on whom the event is about.
                rules.remember(rule, line.out().bytes(), before + 1, line.out().length());
            }
        }
    }

    private static String text(Object rule) {
        try {
            return String.valueOf(rule.toString());
        } catch (RuntimeException e) {
            return "(a rule that cannot be told: " + e.getClass().getName() + ")";
        }
    }

    /** Begins what ECS has no words for. */
    void openKafka() {
        line.open(KAFKA);
        line.word(CLUSTER_ID, clusterId);
    }

    /** The same, and how somebody is connected. */
    void openKafka(Actor actor) {
        String cluster = clusterId;
        byte[] known = connections.find(cluster, actor);
        if (known != null) {
            line.openMade(known);
            return;
        }
        int from = line.out().length();
        line.open(KAFKA);
        int opened = line.out().length();
        line.word(CLUSTER_ID, cluster);
        line.word(LISTENER, actor.listener());
        line.word(SECURITY_PROTOCOL, actor.securityProtocol());
        line.word(MECHANISM, actor.mechanism());
        if (line.out().length() > opened) {
            connections.remember(cluster, actor, line.out(), from);
        }
    }

    /** The last text is one that the message names. */
    void mention() {
        message.mention(line);
    }

    /** It was allowed; whether it was done is not seen here. */
    void authorizedOnly() {
        message.authorizedOnly();
    }

    void times(long count) {
        message.times(count);
    }

    void end() {
        line.members(reporters.service());
        line.member(MESSAGE);
        message.append(line);
    }
}
