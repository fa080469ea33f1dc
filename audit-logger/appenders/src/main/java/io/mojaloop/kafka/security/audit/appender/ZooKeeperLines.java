/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import static io.mojaloop.kafka.security.audit.appender.ZooKeeperFindings.SERVER;
import static io.mojaloop.kafka.security.audit.appender.ZooKeeperFindings.clue;
import static io.mojaloop.kafka.security.audit.appender.ZooKeeperFindings.failure;
import static io.mojaloop.kafka.security.audit.appender.ZooKeeperFindings.rejected;
import static io.mojaloop.kafka.security.audit.appender.ZooKeeperFindings.success;

import java.util.List;
import java.util.Optional;

/**
 * Lines about clients of ZooKeeper 3.8 and 3.9. One line is read of each failure: the one that names the address. What
 * others say before it on the same thread ("User '...' not found", "got auth packet ...") is kept as a clue; what they say
 * after it ("Closing client connection due to ...") repeats it.
 */
final class ZooKeeperLines {
    private static final String ZOOKEEPER = SERVER + "ZooKeeperServer";
    private static final String NIO = SERVER + "NIOServerCnxn";
    private static final String NETTY = SERVER + "NettyServerCnxn";
    private static final String NIO_FACTORY = SERVER + "NIOServerCnxnFactory";
    private static final String NETTY_FACTORY = SERVER + "NettyServerCnxnFactory";
    private static final String X509 = SERVER + "auth.X509AuthenticationProvider";
    private static final String SASL = SERVER + "auth.SaslServerCallbackHandler";
    private static final String ENSEMBLE = SERVER + "auth.EnsembleAuthenticationProvider";
    private static final String TOO_MANY =
            "Error accepting new connection: Too many connections from {host} - max is {number}";

    /** How ZooKeeper begins the exception about a length that it will not read. */
    private static final LinePattern LENGTH =
            LinePattern.joined("Len error. A message from {socket} with advertised{text}");

    static final List<LineRule> RULES = List.of(
            // SASL
            logged(
                    ZOOKEEPER,
                    "Client {socket} failed to SASL authenticate: {text}",
                    (line, fields) -> failure(
                            line,
                            ClientAddress.ofSocket(fields.get(0)),
                            "sasl",
                            Reason.firstOf(line.thrownMessage(), fields.get(1)))),
            logged(
                    ZOOKEEPER,
                    "Session 0x{hex}: adding SASL authorization for authorizationID: {text}",
                    (line, fields) -> success(line, fields.get(1), ClientAddress.UNKNOWN, "sasl")),
            logged(
                    ZOOKEEPER,
                    "cnxn.saslServer is null: cnxn object did not initialize its saslServer properly.",
                    (line, fields) -> failure(line, ClientAddress.UNKNOWN, "sasl", line.message())),
            logged(
                    SASL,
                    "User '{text}' not found in list of DIGEST-MD5 authenticateable users.",
                    (line, fields) -> clue(fields.get(0), ClientAddress.UNKNOWN, "")),
            logged(
                    SASL,
                    "No password found for user: {text}",
                    (line, fields) -> clue(fields.get(0), ClientAddress.UNKNOWN, "")),
            // addAuthInfo
            logged(
                    ZOOKEEPER,
                    "got auth packet {socket}",
                    (line, fields) -> clue("", ClientAddress.ofSocket(fields.get(0)), "")),
            logged(
                    ZOOKEEPER,
                    "Session 0x{hex}: auth success for scheme {text} and address {socket}",
                    (line, fields) -> success(line, "", ClientAddress.ofSocket(fields.get(2)), fields.get(1))),
            logged(
                    ZOOKEEPER,
                    "Authentication failed for scheme: {word}",
                    (line, fields) -> failure(line, ClientAddress.UNKNOWN, fields.get(0), line.message())),
            // The scheme is whatever the client wrote, so it stays in the reason.
            logged(
                    ZOOKEEPER,
                    "No authentication provider for scheme: {text} has {list}",
                    (line, fields) -> failure(line, ClientAddress.UNKNOWN, "", line.message())),
            logged(
                    ENSEMBLE,
                    "Unexpected ensemble name: ensemble name: {text} client ip: {connection}",
                    (line, fields) -> clue("", ClientAddress.UNKNOWN, "Unexpected ensemble name: " + fields.get(0))),
            logged(
                    SERVER + "AuthenticationHelper",
                    "Client authentication scheme(s) {list} does not match with any of the expected authentication"
                            + " scheme {list}, closing session.",
                    (line, fields) -> failure(line, ClientAddress.UNKNOWN, "", line.message())),
            // TLS
            logged(
                    NETTY_FACTORY,
                    "Unsuccessful handshake with session 0x{hex}",
                    (line, fields) -> failure(line, ClientAddress.UNKNOWN, "tls", "SSL handshake failed")),
            logged(
                    NETTY_FACTORY,
                    "Error getting peer certificates",
                    (line, fields) -> failure(
                            line, ClientAddress.UNKNOWN, "x509", Reason.firstOf(line.thrownMessage(), line.message()))),
            logged(
                    NETTY_FACTORY,
                    "Authentication failed for session 0x{hex}",
                    (line, fields) -> failure(line, ClientAddress.UNKNOWN, "x509", line.message())),
            logged(X509, "Failed to trust certificate for session 0x{hex}", ZooKeeperLines::untrusted),
            logged(X509, "Failed to trust certificate", ZooKeeperLines::untrusted),
            logged(X509, "Authenticated Id '{text}' for Scheme '{word}'", ZooKeeperLines::certificate),
            logged(X509, "Authenticated Id '{text}' for scheme '{word}'", ZooKeeperLines::certificate),
            // Connections; the limits of NIO come through a RateLogger, which counts what it leaves out.
            joined(NIO_FACTORY, "Message:" + TOO_MANY + " Value:null", (line, fields) -> tooMany(line, fields, "")),
            joined(NIO_FACTORY, "Message: " + TOO_MANY, (line, fields) -> tooMany(line, fields, "")),
            joined(
                    NIO_FACTORY,
                    "[{number} times] Message: " + TOO_MANY,
                    (line, fields) -> tooMany(line, fields.subList(1, 3), ", " + fields.get(0) + " times")),
            logged(
                    NETTY_FACTORY,
                    "Too many connections from {host} - max is {number}",
                    (line, fields) -> tooMany(line, fields, "")),
            joined(
                    SERVER + "ServerCnxnFactory",
                    "Too many connections {number} - max is {number}",
                    (line, fields) -> rejected(
                            line, ClientAddress.UNKNOWN, "more than " + fields.get(1) + " connections in all")),
            logged(NIO, "Close of session 0x{hex}", ZooKeeperLines::length),
            logged(
                    NETTY,
                    "Closing connection to {socket}",
                    (line, fields) -> line.thrownMessage().startsWith("Len error")
                            ? rejected(line, ClientAddress.ofSocket(fields.get(0)), line.thrownMessage())
                            : Optional.empty()),
            // At DEBUG only.
            logged(NIO, "Command {word} is not executed because it is not in the whitelist.", ZooKeeperLines::command),
            logged(
                    NETTY,
                    "Command {word} is not executed because it is not in the whitelist.",
                    ZooKeeperLines::command));

    private ZooKeeperLines() {}

    private static LineRule logged(String logger, String shape, LineRule.Reading reading) {
        return new LineRule(logger, LinePattern.logged(shape), reading);
    }

    private static LineRule joined(String logger, String shape, LineRule.Reading reading) {
        return new LineRule(logger, LinePattern.joined(shape), reading);
    }

    private static Optional<Finding> untrusted(ServerLine line, List<String> fields) {
        return clue("", ClientAddress.UNKNOWN, "Failed to trust certificate: " + line.thrownMessage());
    }

    private static Optional<Finding> certificate(ServerLine line, List<String> fields) {
        return success(line, fields.get(0), ClientAddress.UNKNOWN, fields.get(1));
    }

    private static Optional<Finding> tooMany(ServerLine line, List<String> hostAndMost, String times) {
        String reason = "more than " + hostAndMost.get(1) + " connections from this address" + times;
        return rejected(line, ClientAddress.ofHost(hostAndMost.get(0)), reason);
    }

    private static Optional<Finding> length(ServerLine line, List<String> fields) {
        ServerLine cause = new ServerLine(0, "", line.thrownMessage(), "", List.of(), null, "");
        return LENGTH.read(cause)
                .flatMap(found -> rejected(line, ClientAddress.ofSocket(found.get(0)), line.thrownMessage()));
    }

    private static Optional<Finding> command(ServerLine line, List<String> fields) {
        return rejected(line, ClientAddress.UNKNOWN, line.message());
    }
}
