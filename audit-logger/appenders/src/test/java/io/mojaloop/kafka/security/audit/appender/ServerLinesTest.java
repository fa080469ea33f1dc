/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mojaloop.kafka.security.audit.ClaimedName;
import io.mojaloop.kafka.security.audit.RecordingTrail;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLinesTest {
    private static final String SELECTOR = "org.apache.kafka.common.network.Selector";
    private static final String ZOOKEEPER = "org.apache.zookeeper.server.ZooKeeperServer";

    private final RecordingTrail trail = new RecordingTrail();
    private final ServerLines lines = new ServerLines(() -> trail);

    @AfterEach
    void forget() {
        ClaimedName.take();
    }

    @Test
    void claimedNameOfTheThread_goesToTheFailureThatFollows_andToNoOther() {
        ClaimedName.remember("mallory");

        take(failure("Authentication failed: Invalid username or password"));
        take(failure("Authentication failed: Invalid username or password"));

        assertThat(actors()).extracting(Actor::principalName).containsExactly("mallory", "");
        assertThat(actors()).extracting(Actor::principalType).containsExactly("User", "");
    }

    /** No name can have been claimed on a connection that never came to be; the one that is kept is another's. */
    @Test
    void failedHandshake_hasNoName_andForgetsIt() {
        ClaimedName.remember("mallory");

        take(failure("SSL handshake failed"));
        take(failure("Authentication failed"));

        assertThat(actors()).extracting(Actor::principalName).containsExactly("", "");
    }

    @Test
    void claimedName_ofAnyLength_isBounded() {
        ClaimedName.remember("m".repeat(100_000));

        take(failure("x"));

        assertThat(actors().get(0).principalName()).hasSize(Reason.MAX_CHARS);
    }

    @Test
    void clues_areForgottenAfterAWhile_andWithTheNextEvent() {
        take(zooKeeper(1_000, "got auth packet /10.0.0.9:4711"));
        take(zooKeeper(1_001, "Authentication failed for scheme: ldap"));
        take(zooKeeper(1_002, "Authentication failed for scheme: ldap"));
        take(zooKeeper(1_003, "got auth packet /10.0.0.9:4711"));
        take(zooKeeper(60_000, "Authentication failed for scheme: ldap"));

        assertThat(actors()).extracting(Actor::port).containsExactly(4711, -1, -1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka-security-audit-writer",
                "kafka-producer-network-thread | kafka-security-audit-efk",
                "kafka-admin-client-thread | kafka-security-audit-efk"
            })
    void linesOfTheTrailsOwnThreads_areNoEvents(String thread) {
        ServerLine own = new ServerLine(1, SELECTOR, failure("x").message(), "", List.of(), null, thread);

        take(own);

        assertThat(trail.events).isEmpty();
    }

    @Test
    void sameEvent_throughTwoAppenders_isOne() {
        ServerLine line = failure("x");
        Object event = new Object();

        lines.take(SELECTOR, "t", () -> line, l -> EventIdentity.ofObject(event));
        lines.take(SELECTOR, "t", () -> line, l -> EventIdentity.ofObject(event));
        lines.take(SELECTOR, "t", () -> line, l -> EventIdentity.ofObject(new Object()));

        assertThat(trail.events).hasSize(2);
    }

    @Test
    void sameInstant_isTheSameEvent_anotherIsNot() {
        ServerLine line = failure("x");

        for (int nanos : new int[] {1, 1, 2, 2, 3}) {
            lines.take(SELECTOR, "t", () -> line, l -> EventIdentity.ofInstant(9, nanos, l.logger(), l.message()));
        }

        assertThat(trail.events).hasSize(3);
    }

    @Test
    void loggerThatMeansNothing_isNotEvenRead() {
        lines.take(
                "kafka.server.KafkaServer",
                "t",
                () -> {
                    throw new AssertionError("read");
                },
                EventIdentity::ofObject);
        lines.take(null, null, () -> failure("x"), EventIdentity::ofObject);

        assertThat(trail.events).isEmpty();
    }

    /** A trail that cannot be opened, or breaks, is no reason for a server to fail; later events try again. */
    @Test
    void failures_neverReachTheServer() {
        AtomicInteger asked = new AtomicInteger();
        ServerLines failing = new ServerLines(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new StackOverflowError("no trail");
            }
            return trail;
        });

        assertThatCode(() -> failing.take(SELECTOR, "t", () -> failure("x"), EventIdentity::ofObject))
                .doesNotThrowAnyException();
        failing.take(SELECTOR, "t", () -> failure("x"), EventIdentity::ofObject);

        assertThat(trail.events).hasSize(1);
    }

    private void take(ServerLine line) {
        lines.take(line.logger(), line.thread(), () -> line, l -> EventIdentity.ofObject(new Object()));
    }

    private List<Actor> actors() {
        return trail.events.stream().map(ServerLinesTest::actor).toList();
    }

    private static Actor actor(SecurityEvent event) {
        return ((Authentication) event).actor();
    }

    private static ServerLine failure(String reason) {
        String message = "[SocketServer listenerType=BROKER, nodeId=1] Failed authentication with /10.0.0.9"
                + " (channelId=10.0.0.1:9093-10.0.0.9:51234-0-17) (" + reason + ")";
        return new ServerLine(1, SELECTOR, message, "", List.of(), null, "t");
    }

    private static ServerLine zooKeeper(long timeMs, String message) {
        return new ServerLine(timeMs, ZOOKEEPER, message, "", List.of(), null, "t");
    }
}
