/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.Request;
import io.mojaloop.kafka.security.audit.event.Resource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Events as plug-ins make them. */
final class Events {
    static final Reporter AUTHORIZER = new Reporter("authorizer", "1", "broker");

    private Events() {}

    static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, (byte) (last >> 8), (byte) last});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Decision decision(Decision.Verdict verdict, String who, String topic, int from) {
        return new Decision(
                1,
                AUTHORIZER,
                verdict,
                Actor.of("User", who, address(from)),
                Request.NONE,
                new Resource("TOPIC", topic, "LITERAL"),
                "WRITE",
                "",
                "",
                1);
    }

    static Decision allowed(String who, String topic) {
        return decision(Decision.Verdict.ALLOWED, who, topic, 1);
    }

    static Decision denied(String who, String topic) {
        return decision(Decision.Verdict.DENIED, who, topic, 1);
    }

    static Authentication failedLogin(String claimed, int from) {
        return new Authentication(
                1,
                new Reporter("log-appender", "1", "broker"),
                Actor.of("", claimed, address(from)),
                Outcome.FAILURE,
                "invalid credentials",
                "");
    }

    static AdminChange change(String topic) {
        return new AdminChange(
                1,
                AUTHORIZER,
                Actor.of("User", "admin", address(9)),
                Request.NONE,
                AdminChange.Subject.TOPIC,
                AdminChange.Type.DELETION,
                new Resource("TOPIC", topic, "LITERAL"),
                "DELETE",
                List.of(),
                Outcome.UNKNOWN,
                AdminChange.Stage.AUTHORIZED,
                "",
                "");
    }

    /** Asks as the authorizer does: counts, and records what is not counted. */
    static boolean tell(io.mojaloop.kafka.security.audit.AuditTrail trail, Decision decision) {
        return trail.count(
                        decision.verdict(),
                        decision.actor().principalType(),
                        decision.actor().principalName(),
                        decision.operation(),
                        decision.resource().type(),
                        decision.resource().name(),
                        decision.actor().address())
                || trail.record(decision);
    }
}
