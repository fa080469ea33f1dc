/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.Request;
import io.mojaloop.kafka.security.audit.event.Resource;
import java.util.List;
import java.util.Optional;

/**
 * Delegation tokens, as far as Kafka logs them: in ZooKeeper mode all that becomes of them (DelegationTokenManagerZk), in
 * KRaft that they ran out (DelegationTokenControlManager). An owner needs no authorization for its own tokens, so an
 * authorizer does not see these. "Replayed DelegationTokenRecord" is no event: a controller says it of every token whenever
 * it reads the metadata log.
 */
final class TokenLines {
    private static final String ZK = "kafka.server.DelegationTokenManagerZk";
    private static final String ZK_SWEEP = "kafka.server.DelegationTokenManager";
    private static final String KRAFT = "org.apache.kafka.controller.DelegationTokenControlManager";
    private static final String ON_NODE = "[Token Manager on Node {number}]: ";
    private static final String WHICH = " token: {word} for owner: {text}";

    static final List<LineRule> RULES = List.of(
            rule(ZK, ON_NODE + "Created a delegation token: {word} for owner: {text}", AdminChange.Type.CREATION),
            rule(ZK, ON_NODE + "Delegation token renewed for" + WHICH, AdminChange.Type.CHANGE),
            rule(ZK, ON_NODE + "Updated expiry time for" + WHICH, AdminChange.Type.CHANGE),
            rule(ZK, ON_NODE + "Token expired for" + WHICH, AdminChange.Type.DELETION),
            rule(ZK, ON_NODE + "Delegation token expired for" + WHICH, AdminChange.Type.DELETION),
            rule(ZK_SWEEP, ON_NODE + "Delegation token expired for" + WHICH, AdminChange.Type.DELETION),
            rule(
                    KRAFT,
                    "[QuorumController id={number}] Delegation token expired for" + WHICH,
                    AdminChange.Type.DELETION));

    private TokenLines() {}

    private static LineRule rule(String logger, String shape, AdminChange.Type type) {
        return new LineRule(logger, LinePattern.joined(shape), (line, fields) -> token(line, fields, type));
    }

    private static Optional<Finding> token(ServerLine line, List<String> fields, AdminChange.Type type) {
        String owner = Reason.bounded(fields.get(2));
        return Optional.of(new Finding.Happened(new AdminChange(
                line.timeMs(),
                new Reporter("log-appender", fields.get(0), line.logger().equals(KRAFT) ? "controller" : "broker"),
                Actor.UNKNOWN,
                Request.NONE,
                AdminChange.Subject.DELEGATION_TOKEN,
                type,
                new Resource("DELEGATION_TOKEN", fields.get(1), "LITERAL"),
                "",
                List.of("owner=" + owner),
                Outcome.SUCCESS,
                AdminChange.Stage.COMPLETED,
                "",
                "")));
    }
}
