/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.Request;
import io.mojaloop.kafka.security.audit.event.Resource;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.IntStream;

/**
 * Records as a broker under attack makes them, of many clients: denials, for allowed requests of a known kind are counted
 * and have no records; among sixteen of them one first sight of an allowed request and one authentication.
 */
final class AuditEvents {
    static final int COUNT = 4096;

    private static final Reporter REPORTER = new Reporter("authorizer", "1", "broker");

    /** As the authorizer hands them over: the very rules of its index, which are made into text by the writer. */
    private static final Object[] RULES = IntStream.range(0, 97)
            .mapToObj(i -> new MadeRule("ml-api-adapter-service-" + i, i))
            .toArray();

    /** As long as what a rule of a policy says of itself. */
    private record MadeRule(String user, int line) {
        @Override
        public String toString() {
            return "Policy(policies/mojaloop.yaml:" + line + ", role=transfer-prepare-handler, allow WRITE on "
                    + "TOPIC:topic-transfer-prepare, to=User:" + user + ", from=*, binding=line " + (100 + line) + ")";
        }
    }

    private AuditEvents() {}

    static SecurityEvent[] make() {
        return IntStream.range(0, COUNT).mapToObj(AuditEvents::event).toArray(SecurityEvent[]::new);
    }

    private static SecurityEvent event(int i) {
        Actor actor = new Actor(
                "User",
                "ml-api-adapter-service-" + i % 97,
                address(i),
                40_000 + i % 20_000,
                9093,
                "CLIENT",
                "SASL_SSL",
                "SCRAM-SHA-512",
                "producer-" + i % 211,
                "apache-kafka-java 4.4.0");
        long timeMs = 1_795_000_000_000L + i;
        if (i % 16 == 0) {
            return new Authentication(timeMs, REPORTER, actor, Outcome.SUCCESS, "", "TLSv1.3 TLS_AES_256_GCM_SHA384");
        }
        boolean allowed = i % 16 == 8;
        return new Decision(
                timeMs,
                REPORTER,
                allowed ? Decision.Verdict.ALLOWED : Decision.Verdict.DENIED,
                actor,
                new Request("PRODUCE", 9, i, false),
                new Resource("TOPIC", "topic-transfer-prepare-" + i % 1009, "LITERAL"),
                "WRITE",
                allowed ? "allowed-by-rule" : "denied-by-default",
                allowed ? RULES[i % RULES.length] : "",
                1);
    }

    private static InetAddress address(int i) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, (byte) (i >> 8), (byte) i});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
