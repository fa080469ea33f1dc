/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mojaloop.kafka.security.audit.AuditTrails;
import io.mojaloop.kafka.security.audit.RecordingTrail;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds with every logging back end, configured by the files that are shipped. */
abstract class AppenderContract {
    static final String SELECTOR = "org.apache.kafka.common.network.Selector";
    static final String ZOOKEEPER = "org.apache.zookeeper.server.ZooKeeperServer";
    static final String FAILURE = "[SocketServer listenerType=BROKER, nodeId=1] Failed authentication with /10.0.0.9"
            + " (channelId=10.0.0.1:9093-10.0.0.9:51234-0-17) (Authentication failed)";

    private final RecordingTrail trail = new RecordingTrail();

    @BeforeEach
    void begin() {
        ServerLines.ofProcess(new ServerLines(() -> trail));
        configure();
    }

    @AfterEach
    void end() {
        shutDown();
        assertThat(trail.closed).as("it is not the appenders' to close").isFalse();
        ServerLines.ofProcess(new ServerLines(AuditTrails::ofProcess));
    }

    /** From the shipped file, added to a configuration with the appender at the root as well. */
    abstract void configure();

    abstract void shutDown();

    abstract void info(String logger, String message);

    abstract void warn(String logger, String template, Object argument, Throwable thrown);

    abstract void rootLevelOff();

    /** A logger of the back end that this server logs security lines with. */
    abstract String failureLogger();

    abstract String failureLine();

    @Test
    void failure_isOneEvent_thoughTheAppenderIsAttachedTwice() {
        info(failureLogger(), failureLine());
        info(failureLogger(), failureLine());

        assertThat(events()).hasSize(2).allMatch(Authentication.class::isInstance);
    }

    @Test
    void otherLines_areNoEvents() {
        info("some.other.Logger", failureLine());
        info(failureLogger(), "x " + failureLine());
        info(failureLogger(), "");

        assertThat(events()).isEmpty();
    }

    @Test
    void newConfiguration_losesNothing() {
        info(failureLogger(), failureLine());
        configure();
        info(failureLogger(), failureLine());
        configure();
        info(failureLogger(), failureLine());

        assertThat(events()).hasSize(3);
    }

    @Test
    void levelOfTheRoot_doesNotSilence() {
        rootLevelOff();

        info(failureLogger(), failureLine());

        assertThat(events()).hasSize(1);
    }

    @Test
    void nulls_areSurvived() {
        assertThatCode(() -> {
                    info(failureLogger(), null);
                    warn(failureLogger(), "x {}", null, new IllegalStateException((String) null));
                })
                .doesNotThrowAnyException();
        assertThat(events()).isEmpty();
    }

    final List<SecurityEvent> events() {
        return trail.events;
    }
}
