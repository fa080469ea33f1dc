/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.ConnectionRejected;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.network.InvalidReceiveException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of each kind of line, field by field; that real lines look like this is CapturedLinesTest's matter. */
class KafkaLinesTest {
    private static final String SELECTOR = "org.apache.kafka.common.network.Selector";
    private static final String THREAD = "data-plane-kafka-network-thread-1-CLIENT-SASL_SSL-0";
    private static final String PEER = "/10.0.0.9 (channelId=10.0.0.1:9093-10.0.0.9:51234-0-17)";

    @Test
    void wrongPassword_givesConnectionListenerMechanismAndReason() {
        String reason =
                "Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512";

        assertThat(read("[SocketServer listenerType=BROKER, nodeId=1] Failed authentication with " + PEER + " ("
                        + reason + ")"))
                .contains(new Authentication(
                        7, reporter("1", "broker"), actor("SCRAM-SHA-512"), Outcome.FAILURE, reason, ""));
    }

    @ParameterizedTest
    @CsvSource({"ZK_BROKER,broker", "BROKER,broker", "CONTROLLER,controller"})
    void listenerType_tellsTheRole(String type, String role) {
        assertThat(read("[SocketServer listenerType=" + type + ", nodeId=3000] Failed authentication with " + PEER
                        + " (x)"))
                .get()
                .extracting(SecurityEvent::reporter)
                .isEqualTo(reporter("3000", role));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A client's own Selector: the channel is a node's id.
                "[ReplicaFetcher replicaId=1, leaderId=2, fetcherId=0] Failed authentication with b2/10.0.0.2 (channelId=2) (x)",
                "[Producer clientId=p] Failed authentication with b2/10.0.0.2 (channelId=-1) (x)",
                "Failed authentication with /10.0.0.9 (channelId=10.0.0.1:9093-10.0.0.9:51234-0-17) (x)",
                "[SocketServer listenerType=BROKER, nodeId=1] Connection with /10.0.0.9 (channelId=1) disconnected",
                "[SocketServer listenerType=BROKER, nodeId=1] Successfully authenticated with /10.0.0.9",
                "[SocketServer listenerType=BROKER, nodeId=1] Unexpected error from /10.0.0.9 (channelId=c-1); closing connection",
                ""
            })
    void otherLines_areNoEvents(String message) {
        assertThat(read(message)).isEmpty();
    }

    /** What cannot be understood is left out, the failure is told all the same. */
    @Test
    void unknownFormOfConnectionId_keepsTheAddress() {
        assertThat(read("[SocketServer listenerType=BROKER, nodeId=1] Failed authentication with"
                        + " c.example.org/10.0.0.9 (channelId=some-other-form) (x)"))
                .get()
                .extracting(e -> ((Authentication) e).actor())
                .isEqualTo(new Actor("", "", AddressLiteral.of("10.0.0.9"), -1, -1, "CLIENT", "SASL_SSL", "", "", ""));
    }

    @Test
    void zoneOfAnAddress_isLeftOut() {
        assertThat(
                        read(
                                "[SocketServer listenerType=BROKER, nodeId=1] Failed authentication with"
                                        + " /fe80:0:0:0:0:0:0:9%br-12ab (channelId=fe80:0:0:0:0:0:0:1%br-12ab:9093-fe80:0:0:0:0:0:0:9%br-12ab:4711-0-3) (x)"))
                .get()
                .extracting(e -> ((Authentication) e).actor())
                .satisfies(actor -> {
                    assertThat(actor.address()).isEqualTo(AddressLiteral.of("fe80::9"));
                    assertThat(actor.port()).isEqualTo(4711);
                    assertThat(actor.serverPort()).isEqualTo(9093);
                });
    }

    @Test
    void oversizedReceive_isARejectedConnection() {
        String message =
                "[SocketServer listenerType=BROKER, nodeId=1] Unexpected error from " + PEER + "; closing connection";

        assertThat(read(SELECTOR, message, new InvalidReceiveException("Invalid receive (size = -1)"), THREAD))
                .contains(new ConnectionRejected(7, reporter("1", "broker"), actor(""), "Invalid receive (size = -1)"));
        assertThat(read(SELECTOR, message, new IllegalStateException("the server's own fault"), THREAD))
                .isEmpty();
        assertThat(read(SELECTOR, message, null, THREAD)).isEmpty();
    }

    /** Kafka logs two lines for a broken request, and the first of them for its own faults too. */
    @Test
    void brokenRequest_isOneRejectedConnection() {
        String id = "10.0.0.1:9093-10.0.0.9:51234-0-17";
        Throwable invalid = new InvalidRequestException("Error parsing request header");
        String processor = "kafka.network.Processor";

        assertThat(read(processor, "Closing socket for " + id + " because of error", invalid, THREAD))
                .isEmpty();
        assertThat(read(processor, "Exception while processing request from " + id, invalid, THREAD))
                .contains(new ConnectionRejected(7, reporter("1", ""), actor(""), "Error parsing request header"));
        assertThat(read(processor, "Exception while processing request from " + id, new IOException("disk"), THREAD))
                .isEmpty();
    }

    @Test
    void connectionCap_givesTheListenerOfTheAcceptor() {
        assertThat(read(
                        "kafka.network.DataPlaneAcceptor",
                        "Rejected connection from /10.0.0.9, address already has the configured maximum of 8 connections.",
                        null,
                        "data-plane-kafka-socket-acceptor-ListenerName(CLIENT)-SASL_SSL-9093"))
                .contains(new ConnectionRejected(
                        7,
                        reporter("", ""),
                        new Actor("", "", AddressLiteral.of("10.0.0.9"), -1, 9093, "CLIENT", "SASL_SSL", "", "", ""),
                        "more than 8 connections from this address"));
    }

    @ParameterizedTest
    @CsvSource({
        "data-plane-kafka-network-thread-1-ListenerName(A-SSL-1)-SASL_SSL-2,1,A-SSL-1,SASL_SSL,-1",
        "data-plane-kafka-network-thread-1-A-SSL-1-SASL_PLAINTEXT-2,1,A-SSL-1,SASL_PLAINTEXT,-1",
        "control-plane-kafka-network-thread-0-ListenerName(CONTROL)-SSL-2,0,CONTROL,SSL,-1",
        "data-plane-kafka-socket-acceptor-PLAIN-PLAINTEXT-9092,'',PLAIN,PLAINTEXT,9092",
        "main,'','','',-1"
    })
    void threadName_tellsTheListener(String name, String node, String listener, String protocol, int port) {
        assertThat(NetworkThread.named(name)).isEqualTo(new NetworkThread(node, listener, protocol, port));
    }

    private static Optional<SecurityEvent> read(String message) {
        return read(SELECTOR, message, null, THREAD);
    }

    private static Optional<SecurityEvent> read(String logger, String message, Throwable thrown, String thread) {
        return ServerLineParser.parse(new ServerLine(7, logger, message, "", List.of(), thrown, thread))
                .map(finding -> ((Finding.Happened) finding).event());
    }

    private static Reporter reporter(String node, String roles) {
        return new Reporter("log-appender", node, roles);
    }

    private static Actor actor(String mechanism) {
        return new Actor("", "", AddressLiteral.of("10.0.0.9"), 51234, 9093, "CLIENT", "SASL_SSL", mechanism, "", "");
    }
}
