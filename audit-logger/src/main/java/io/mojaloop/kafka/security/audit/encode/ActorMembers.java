/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static io.mojaloop.kafka.security.audit.encode.JsonLine.key;

import io.mojaloop.kafka.security.audit.event.Actor;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ECS {@code user}, {@code source}, {@code destination} and {@code related} of a record. */
final class ActorMembers {
    private static final byte[] NAME_KEY = key("name");
    private static final byte[] USER = key("user");
    private static final byte[] DOMAIN = key("domain");
    private static final byte[] TARGET = key("target");
    private static final byte[] SOURCE = key("source");
    private static final byte[] DESTINATION = key("destination");
    private static final byte[] ADDRESS = key("address");
    private static final byte[] IP = key("ip");
    private static final byte[] PORT = key("port");
    private static final byte[] RELATED = key("related");
    private static final byte[] USUAL_USER = ascii(",\"user\":{\"name\":\"");
    private static final byte[] USUAL_IP = ascii("\"},\"source\":{\"ip\":\"");
    private static final byte[] USUAL_PORT = ascii("\",\"port\":");
    private static final byte[] USUAL_RELATED_IP = ascii("\"],\"ip\":[\"");
    private static final byte[] USUAL_END = ascii("\"]}");

    /** A node has few. */
    private static final int PORTS = 16;

    private final JsonLine line;
    private final Redactor redactor;
    private final Message message;
    private final IpCache ips = new IpCache();
    private final int[] serverPorts = new int[PORTS];
    private final byte[][] fromPortToRelated = new byte[PORTS][];

    ActorMembers(JsonLine line, Redactor redactor, Message message) {
        this.line = line;
        this.redactor = redactor;
        this.message = message;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
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
    void write(
            Actor actor,
            boolean severalUsers,
            String targetUser,
            boolean withUser,
            boolean withAddress,
            boolean withPort) {
        @Nullable InetAddress address = withAddress ? actor.address() : null;
        boolean one = withUser && !severalUsers && targetUser.isEmpty();
        if (one && address != null && withPort && isUsual(actor)) {
            usual(actor, address);
            return;
        }
        List<String> users = withUser && severalUsers ? redactor.principals(actor.principalName()) : List.of();
        String name =
                severalUsers ? String.join(",", users) : withUser ? redactor.principal(actor.principalName()) : "";
        String target = redactor.principal(targetUser);
        int targetFrom = 0;
        int targetUntil = 0;
        if (!name.isEmpty() || !target.isEmpty()) {
            line.open(USER);
            line.text(NAME_KEY, name, EcsRecord.NAME);
            message.user(line, actor.principalType());
            if (!name.isEmpty() && !actor.principalType().equals("User")) {
                line.word(DOMAIN, actor.principalType());
            }
            if (!target.isEmpty()) {
                line.open(TARGET);
                line.text(NAME_KEY, target, EcsRecord.NAME);
                targetFrom = line.lastFrom();
                targetUntil = line.lastUntil();
                line.close();
            }
            line.close();
        }
        source(address, withPort ? actor.port() : -1);
        if (actor.serverPort() >= 0) {
            line.open(DESTINATION);
            line.number(PORT, actor.serverPort());
            line.close();
        }
        related(users, !name.isEmpty(), targetFrom, targetUntil, address);
    }

    private boolean isUsual(Actor actor) {
        return actor.port() >= 0
                && !actor.principalName().isEmpty()
                && actor.principalType().equals("User")
                && redactor.keepsAddresses();
    }

    /** Almost all records: a user, its address and both ports, in few pieces. */
    private void usual(Actor actor, InetAddress address) {
        byte[] ip = ips.text(address);
        line.made(USUAL_USER);
        line.inside(redactor.principal(actor.principalName()), EcsRecord.NAME);
        message.user(line, actor.principalType());
        line.made(USUAL_IP);
        line.inside(ip);
        message.address(line);
        line.made(USUAL_PORT);
        line.digits(actor.port());
        line.made(fromPortToRelated(actor.serverPort()));
        line.out().append(line.out().bytes(), message.userFrom(), message.userUntil() - message.userFrom());
        line.made(USUAL_RELATED_IP);
        line.made(ip);
        line.made(USUAL_END);
    }

    private byte[] fromPortToRelated(int serverPort) {
        int place = serverPort & PORTS - 1;
        byte[] made = fromPortToRelated[place];
        if (made == null || serverPorts[place] != serverPort) {
            String destination = serverPort < 0 ? "" : ",\"destination\":{\"port\":" + serverPort + "}";
            made = ascii("}" + destination + ",\"related\":{\"user\":[\"");
            serverPorts[place] = serverPort;
            fromPortToRelated[place] = made;
        }
        return made;
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
                line.text(ADDRESS, redactor.address(address), EcsRecord.WORD);
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
        line.open(RELATED);
        if (users.size() > 1) {
            line.texts(USER, users, EcsRecord.NAME);
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
                line.element(IpText.of(IpText.network(address)), EcsRecord.WORD);
            }
            line.closeArray();
        }
        line.close();
    }

    private boolean isSame(int from, int until) {
        byte[] bytes = line.out().bytes();
        return Arrays.equals(bytes, from, until, bytes, message.userFrom(), message.userUntil());
    }
}
