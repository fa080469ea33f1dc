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
    private static final byte[] RELATED_USER = ",\"related\":{\"user\":[\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RELATED_IP = "\"],\"ip\":[\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RELATED_END = "\"]".getBytes(StandardCharsets.US_ASCII);

    private final JsonLine line;
    private final Redactor redactor;
    private final Message message;
    private final IpCache ips = new IpCache();

    ActorMembers(JsonLine line, Redactor redactor, Message message) {
        this.line = line;
        this.redactor = redactor;
        this.message = message;
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
        if (user && users.size() <= 1 && targetUntil == targetFrom && address != null && redactor.keepsAddresses()) {
            relatedUserAndIp(ips.text(address));
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
        return Arrays.equals(bytes, from, until, bytes, message.userFrom(), message.userUntil());
    }
}
