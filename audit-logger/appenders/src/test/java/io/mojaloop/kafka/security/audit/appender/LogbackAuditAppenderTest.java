/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.mojaloop.kafka.security.audit.event.Authentication;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.security.sasl.SaslException;
import org.junit.jupiter.api.Test;

class LogbackAuditAppenderTest extends AppenderContract {
    private static final String INCLUDING = """
            <configuration>
              <include file="%s"/>
              <root level="INFO"><appender-ref ref="AUDIT"/></root>
            </configuration>
            """;

    private final LoggerContext context = new LoggerContext();

    @Override
    void configure() {
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        String text = INCLUDING.formatted(
                Path.of("src/main/config/zookeeper-logback.xml").toAbsolutePath());
        try {
            configurator.doConfigure(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (JoranException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    void shutDown() {
        context.stop();
    }

    @Override
    void info(String logger, String message) {
        context.getLogger(logger).info(message);
    }

    @Override
    void warn(String logger, String template, Object argument, Throwable thrown) {
        context.getLogger(logger).warn(template, argument, thrown);
    }

    @Override
    void rootLevelOff() {
        context.getLogger("ROOT").setLevel(Level.OFF);
    }

    @Override
    String failureLogger() {
        return ZOOKEEPER;
    }

    @Override
    String failureLine() {
        return "Authentication failed for scheme: digest";
    }

    /** slf4j takes the exception for the line's, though the template has a place for it. */
    @Test
    void failedSasl_takesItsReasonFromTheException() {
        context.getLogger("org.apache.zookeeper.server.auth.SaslServerCallbackHandler")
                .warn("User '{}' not found in list of DIGEST-MD5 authenticateable users.", "mallory\nx");
        context.getLogger(ZOOKEEPER)
                .warn(
                        "Client {} failed to SASL authenticate: {}",
                        new java.net.InetSocketAddress("127.0.0.1", 4711),
                        new SaslException("Mismatched response."));

        assertThat(events()).singleElement().satisfies(event -> {
            Authentication authentication = (Authentication) event;
            assertThat(authentication.actor().principalName()).isEqualTo("mallory\nx");
            assertThat(authentication.actor().port()).isEqualTo(4711);
            assertThat(authentication.reason()).isEqualTo("Mismatched response.");
        });
    }

    /** The trail that only logs does so from within the appender. */
    @Test
    void lineOfTheTrailItself_isNoEvent() {
        info("kafka.security.audit", failureLine());

        assertThat(events()).isEmpty();
    }
}
