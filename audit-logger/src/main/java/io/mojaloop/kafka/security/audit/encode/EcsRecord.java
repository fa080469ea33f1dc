/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static io.mojaloop.kafka.security.audit.encode.JsonLine.key;

import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    private static final byte[] USER = key("user");
    private static final byte[] NAME_KEY = key("name");
    private static final byte[] DOMAIN = key("domain");
    private static final byte[] TARGET = key("target");
    private static final byte[] SOURCE = key("source");
    private static final byte[] DESTINATION = key("destination");
    private static final byte[] ADDRESS = key("address");
    private static final byte[] IP = key("ip");
    private static final byte[] PORT = key("port");
    private static final byte[] RELATED = key("related");
    private static final byte[] RELATED_USER = ",\"related\":{\"user\":[\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RELATED_IP = "\"],\"ip\":[\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RELATED_END = "\"]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RULE = key("rule");
    private static final byte[] KAFKA = key("kafka");
    private static final byte[] CLUSTER_ID = key("cluster_id");
    private static final byte[] MESSAGE = key("message");
    private static final byte[] SUCCESS = member(OUTCOME, "success");
    private static final byte[] FAILURE = member(OUTCOME, "failure");
    private static final byte[] UNKNOWN = member(OUTCOME, "unknown");
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long MOST_DURATION_MS = Long.MAX_VALUE / NANOS_PER_MS;

    final JsonLine line = new JsonLine();
    final Redactor redactor;
    private final IsoTime iso = new IsoTime();
    private final IpCache ips = new IpCache();
    private final RuleCache rules = new RuleCache();
    private final ReporterMembers reporters;
    private final Message message = new Message();
    private @Nullable Boot lastBoot;
    private byte[] event = {};
    private volatile String clusterId = "";

    EcsRecord(ServiceIdentity identity, Redactor redactor) {
        this.redactor = redactor;
        this.reporters = new ReporterMembers(identity);
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
        line.members(reporters.provider());
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
        line.members(action.members());
        line.members(
                switch (outcome) {
                    case SUCCESS -> SUCCESS;
                    case FAILURE -> FAILURE;
                    case UNKNOWN -> UNKNOWN;
                });
        line.text(REASON, redactor.text(reason), SENTENCE);
        message.reason(line);
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
        List<String> users = withUser && severalUsers ? redactor.principals(actor.principalName()) : List.of();
        String name =
                severalUsers ? String.join(",", users) : withUser ? redactor.principal(actor.principalName()) : "";
        String target = redactor.principal(targetUser);
        int targetFrom = 0;
        int targetUntil = 0;
        if (!name.isEmpty() || !target.isEmpty()) {
            line.open(USER);
            line.text(NAME_KEY, name, NAME);
            message.user(line, actor.principalType());
            if (!name.isEmpty() && !actor.principalType().equals("User")) {
                line.word(DOMAIN, actor.principalType());
            }
            if (!target.isEmpty()) {
                line.open(TARGET);
                line.text(NAME_KEY, target, NAME);
                targetFrom = line.lastFrom();
                targetUntil = line.lastUntil();
                line.close();
            }
            line.close();
        }
        @Nullable InetAddress address = withAddress ? actor.address() : null;
        source(address, withPort ? actor.port() : -1);
        if (actor.serverPort() >= 0) {
            line.open(DESTINATION);
            line.number(PORT, actor.serverPort());
            line.close();
        }
        related(users, !name.isEmpty(), targetFrom, targetUntil, address);
    }

    private void source(@Nullable InetAddress address, int port) {
        if (address == null && port < 0) {
            return;
        }
        line.open(SOURCE);
        if (address != null) {
            if (redactor.keepsAddresses()) {
                line.told(IP, ips.text(address));
                message.address(line);
            } else {
                line.text(ADDRESS, redactor.address(address), WORD);
                message.address(line);
                if (redactor.masksAddresses()) {
                    line.word(IP, IpText.of(IpText.network(address)));
                }
            }
        }
        line.number(PORT, port);
        line.close();
    }

    private void related(
            List<String> users, boolean user, int targetFrom, int targetUntil, @Nullable InetAddress address) {
        boolean ip = address != null && (redactor.keepsAddresses() || redactor.masksAddresses());
        if (!user && targetUntil == targetFrom && !ip) {
            return;
        }
        if (user && users.size() <= 1 && targetUntil == targetFrom && address != null && redactor.keepsAddresses()) {
            relatedUserAndIp(ips.text(address));
            return;
        }
        line.open(RELATED);
        if (users.size() > 1) {
            line.texts(USER, users, NAME);
        } else if (user || targetUntil > targetFrom) {
            line.openArray(USER);
            if (user) {
                line.repeatedElement(message.userFrom(), message.userUntil());
            }
            if (targetUntil > targetFrom && !isSame(targetFrom, targetUntil)) {
                line.repeatedElement(targetFrom, targetUntil);
            }
            line.closeArray();
        }
        if (ip && address != null) {
            line.openArray(IP);
            if (redactor.keepsAddresses()) {
                line.toldElement(ips.text(address), 0, ips.text(address).length);
            } else {
                line.element(IpText.of(IpText.network(address)), WORD);
            }
            line.closeArray();
        }
        line.close();
    }

    /** Almost all records have just these. */
    private void relatedUserAndIp(byte[] ip) {
        line.openMade(RELATED_USER);
        line.out().append(line.out().bytes(), message.userFrom(), message.userUntil() - message.userFrom());
        line.out().append(RELATED_IP);
        line.out().append(ip);
        line.out().append(RELATED_END);
        line.close();
    }

    private boolean isSame(int from, int until) {
        byte[] bytes = line.out().bytes();
        return java.util.Arrays.equals(bytes, from, until, bytes, message.userFrom(), message.userUntil());
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
