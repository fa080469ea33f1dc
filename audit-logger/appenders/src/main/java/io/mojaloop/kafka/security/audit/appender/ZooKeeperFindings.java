/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.ConnectionRejected;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.util.Optional;

/** What ZooKeeper's lines amount to. The mechanism is the scheme: {@code sasl}, {@code digest}, {@code x509}, {@code tls}. */
final class ZooKeeperFindings {
    static final String SERVER = "org.apache.zookeeper.server.";
    static final String PRINCIPAL_TYPE = "zookeeper";

    private static final Reporter REPORTER = new Reporter("log-appender", "", "zookeeper");

    private ZooKeeperFindings() {}

    static Optional<Finding> failure(ServerLine line, ClientAddress from, String scheme, String reason) {
        return happened(new Authentication(
                line.timeMs(), REPORTER, actor("", from, scheme), Outcome.FAILURE, Reason.bounded(reason), ""));
    }

    static Optional<Finding> success(ServerLine line, String name, ClientAddress from, String scheme) {
        return happened(new Authentication(
                line.timeMs(), REPORTER, actor(Reason.bounded(name), from, scheme), Outcome.SUCCESS, "", ""));
    }

    static Optional<Finding> rejected(ServerLine line, ClientAddress from, String reason) {
        return happened(new ConnectionRejected(line.timeMs(), REPORTER, actor("", from, ""), Reason.bounded(reason)));
    }

    static Optional<Finding> clue(String name, ClientAddress from, String reason) {
        return Optional.of(new Finding.Clue(Reason.bounded(name), from, Reason.bounded(reason)));
    }

    private static Actor actor(String name, ClientAddress from, String scheme) {
        String type = name.isEmpty() ? "" : PRINCIPAL_TYPE;
        return new Actor(type, name, from.address(), from.port(), -1, "", "", scheme, "", "");
    }

    private static Optional<Finding> happened(SecurityEvent event) {
        return Optional.of(new Finding.Happened(event));
    }
}
