/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.ConnectionRejected;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of Kafka's network layer, the same from 3.9 to 4.4 (Selector.java, SocketServer.scala). Kafka joins its messages
 * before it logs them, so there is never a template. The prefix {@code [SocketServer ...]} tells a server's Selector from
 * the Selector of the clients that a broker runs itself.
 *
 * <p>Of the two lines for one broken request the second is read: the first names no cause other than in its stack.
 */
final class KafkaLines {
    private static final String SELECTOR = "org.apache.kafka.common.network.Selector";
    private static final String PROCESSOR = "kafka.network.Processor";
    private static final String SERVER = "[SocketServer listenerType={word}, nodeId={number}] ";
    private static final String PEER = "{host} (channelId={connection})";

    /** What a client caused; other exceptions are the server's own trouble. */
    private static final Set<String> INVALID = Set.of(
            "org.apache.kafka.common.errors.InvalidRequestException",
            "org.apache.kafka.common.network.InvalidReceiveException");

    /** The network layer's own words, never a client's: the mechanism is one that the listener has enabled. */
    private static final Pattern MECHANISM =
            Pattern.compile("Authentication failed during (?:re-)?authentication due to invalid credentials"
                    + " with SASL mechanism ([A-Z0-9_-]{1,20})");

    static final List<LineRule> RULES = List.of(
            rule(SELECTOR, SERVER + "Failed authentication with " + PEER + " ({text})", KafkaLines::failed),
            rule(SELECTOR, SERVER + "Failed re-authentication with " + PEER + " ({text})", KafkaLines::failed),
            rule(SELECTOR, SERVER + "Unexpected error from " + PEER + "; closing connection", KafkaLines::broken),
            rule(PROCESSOR, "Exception while processing request from {connection}", KafkaLines::invalid),
            rule("kafka.network.DataPlaneAcceptor", tooMany(), KafkaLines::refused),
            rule("kafka.network.ControlPlaneAcceptor", tooMany(), KafkaLines::refused),
            rule("kafka.network.SocketServer", tooMany(), KafkaLines::refused),
            rule("kafka.network.DataPlaneAcceptor", throttled(), KafkaLines::slowed));

    private KafkaLines() {}

    private static LineRule rule(String logger, String shape, LineRule.Reading reading) {
        return new LineRule(logger, LinePattern.joined(shape), reading);
    }

    private static String tooMany() {
        return "Rejected connection from {host}, address already has the configured maximum of {number} connections.";
    }

    /** Logged at DEBUG only. */
    private static String throttled() {
        return "Delaying closing of connection from {host} for {number} ms";
    }

    private static Optional<Finding> failed(ServerLine line, List<String> fields) {
        String reason = fields.get(4);
        Matcher mechanism = MECHANISM.matcher(reason);
        Actor actor = actor(line, fields.get(2), fields.get(3), mechanism.matches() ? mechanism.group(1) : "");
        return happened(new Authentication(
                line.timeMs(), reporter(fields), actor, Outcome.FAILURE, Reason.bounded(reason), ""));
    }

    /** Too large for a request; or, from 4.0 on, no request of Kafka's at all where SASL should begin. */
    private static Optional<Finding> broken(ServerLine line, List<String> fields) {
        if (!isInvalid(line)) {
            return Optional.empty();
        }
        Actor actor = actor(line, fields.get(2), fields.get(3), "");
        return happened(
                new ConnectionRejected(line.timeMs(), reporter(fields), actor, Reason.bounded(line.thrownMessage())));
    }

    private static Optional<Finding> invalid(ServerLine line, List<String> fields) {
        if (!isInvalid(line)) {
            return Optional.empty();
        }
        Actor actor = actor(line, "", fields.get(0), "");
        return happened(
                new ConnectionRejected(line.timeMs(), ofThread(line), actor, Reason.bounded(line.thrownMessage())));
    }

    private static boolean isInvalid(ServerLine line) {
        return line.thrown() != null
                && INVALID.contains(line.thrown().getClass().getName());
    }

    private static Optional<Finding> refused(ServerLine line, List<String> fields) {
        return rejected(line, fields.get(0), "more than " + fields.get(1) + " connections from this address");
    }

    private static Optional<Finding> slowed(ServerLine line, List<String> fields) {
        return rejected(line, fields.get(0), "connections from this address come too fast");
    }

    private static Optional<Finding> rejected(ServerLine line, String host, String reason) {
        NetworkThread thread = NetworkThread.named(line.thread());
        ClientAddress client = ClientAddress.ofHost(host);
        Actor actor = new Actor(
                "", "", client.address(), -1, thread.port(), thread.listener(), thread.securityProtocol(), "", "", "");
        return happened(new ConnectionRejected(line.timeMs(), ofThread(line), actor, reason));
    }

    private static Actor actor(ServerLine line, String host, String connectionId, String mechanism) {
        NetworkThread thread = NetworkThread.named(line.thread());
        Connection connection = Connection.ofId(connectionId)
                .orElseGet(
                        () -> new Connection(-1, host.isEmpty() ? ClientAddress.UNKNOWN : ClientAddress.ofHost(host)));
        return new Actor(
                "",
                "",
                connection.client().address(),
                connection.client().port(),
                connection.serverPort(),
                thread.listener(),
                thread.securityProtocol(),
                mechanism,
                "",
                "");
    }

    /** {@code ZK_BROKER} is a broker too. */
    private static Reporter reporter(List<String> fields) {
        String type =
                fields.get(0).equals("ZK_BROKER") ? "broker" : fields.get(0).toLowerCase(Locale.ROOT);
        return new Reporter("log-appender", fields.get(1), type);
    }

    private static Reporter ofThread(ServerLine line) {
        return new Reporter("log-appender", NetworkThread.named(line.thread()).node(), "");
    }

    private static Optional<Finding> happened(SecurityEvent event) {
        return Optional.of(new Finding.Happened(event));
    }
}
