/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import static io.mojaloop.kafka.security.audit.appender.ZooKeeperFindings.SERVER;
import static io.mojaloop.kafka.security.audit.appender.ZooKeeperFindings.clue;
import static io.mojaloop.kafka.security.audit.appender.ZooKeeperFindings.failure;
import static io.mojaloop.kafka.security.audit.appender.ZooKeeperFindings.success;

import java.util.List;

/** Lines about the servers of a ZooKeeper ensemble among each other, whose scheme is {@code quorum-sasl}. */
final class QuorumLines {
    private static final String QUORUM = SERVER + "quorum.";
    private static final String AUTH_SERVER = QUORUM + "auth.SaslQuorumAuthServer";
    private static final String CALLBACK = QUORUM + "auth.SaslQuorumServerCallbackHandler";
    private static final String SCHEME = "quorum-sasl";

    static final List<LineRule> RULES = List.of(
            logged(
                    CALLBACK,
                    "User '{text}' not found in list of DIGEST-MD5 authenticateable users.",
                    (line, fields) -> clue(fields.get(0), ClientAddress.UNKNOWN, "")),
            logged(
                    CALLBACK,
                    "No password found for user: {text}",
                    (line, fields) -> clue(fields.get(0), ClientAddress.UNKNOWN, "")),
            logged(
                    CALLBACK,
                    "SASL authorization completed, {text} is not authorized to connect",
                    (line, fields) -> clue(fields.get(0), ClientAddress.UNKNOWN, line.message())),
            logged(
                    CALLBACK,
                    "Successfully authenticated learner: authenticationID={principal};  authorizationID={text}.",
                    (line, fields) -> clue(fields.get(0), ClientAddress.UNKNOWN, "")),
            logged(
                    AUTH_SERVER,
                    "Successfully completed the authentication using SASL. learner addr: {socket}",
                    (line, fields) -> success(line, "", ClientAddress.ofSocket(fields.get(0)), SCHEME)),
            // Without an address: the two below it follow on the same thread.
            logged(
                    AUTH_SERVER,
                    "Failed to authenticate using SASL",
                    (line, fields) -> clue("", ClientAddress.UNKNOWN, line.thrownMessage())),
            logged(
                    QUORUM + "LearnerHandler",
                    "Server failed to authenticate quorum learner, addr: {socket}, closing connection",
                    (line, fields) ->
                            failure(line, ClientAddress.ofSocket(fields.get(0)), SCHEME, line.thrownMessage())),
            logged(
                    QUORUM + "QuorumCnxManager",
                    "Exception handling connection, addr: {socket}, closing server connection",
                    (line, fields) -> failure(line, ClientAddress.ofSocket(fields.get(0)), SCHEME, "")),
            logged(
                    AUTH_SERVER,
                    "Failed to authenticate using SASL, server addr: {socket}, retries={number} exceeded.",
                    (line, fields) -> failure(line, ClientAddress.ofSocket(fields.get(0)), SCHEME, "retries exceeded")),
            logged(
                    AUTH_SERVER,
                    "Maintaining learner connection despite SASL authentication failure. server addr: {socket},"
                            + " {word}: {word}",
                    (line, fields) -> failure(line, ClientAddress.ofSocket(fields.get(0)), SCHEME, "")));

    private QuorumLines() {}

    private static LineRule logged(String logger, String shape, LineRule.Reading reading) {
        return new LineRule(logger, LinePattern.logged(shape), reading);
    }
}
