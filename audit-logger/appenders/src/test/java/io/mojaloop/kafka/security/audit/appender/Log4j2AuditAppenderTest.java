/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.event.Authentication;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.composite.CompositeConfiguration;
import org.junit.jupiter.api.Test;

/** The shipped file beside one of the shape of Kafka 4's log4j2.yaml; the plug-in is found by its descriptor. */
class Log4j2AuditAppenderTest extends AppenderContract {
    private final LoggerContext context = new LoggerContext("kafka");

    @Override
    void configure() {
        context.start(new CompositeConfiguration(List.of(
                read(Path.of("src/test/resources/kafka-like-log4j2.yaml")),
                read(Path.of("src/main/config/kafka-4-log4j2.yaml")))));
    }

    private AbstractConfiguration read(Path file) {
        return (AbstractConfiguration)
                ConfigurationFactory.getInstance().getConfiguration(context, ConfigurationSource.fromUri(file.toUri()));
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
        setLevel("", Level.OFF);
    }

    @Override
    String failureLogger() {
        return SELECTOR;
    }

    @Override
    String failureLine() {
        return FAILURE;
    }

    @Test
    void levelsThatKafkaChanges_leaveTheAppenderInPlace() {
        setLevel(SELECTOR, Level.DEBUG);
        info(SELECTOR, FAILURE);
        setLevel(SELECTOR, Level.INFO);
        info(SELECTOR, FAILURE);

        assertThat(events()).hasSize(2);
    }

    /** ZooKeeper on log4j2: its exception is an argument of the template there. */
    @Test
    void templateAndArguments_areRead() {
        context.getLogger(ZOOKEEPER)
                .warn(
                        "Client {} failed to SASL authenticate: {}",
                        "/10.0.0.9:4711",
                        new javax.security.sasl.SaslException("Mismatched response."));

        assertThat(events()).singleElement().satisfies(event -> {
            Authentication authentication = (Authentication) event;
            assertThat(authentication.actor().port()).isEqualTo(4711);
            assertThat(authentication.reason()).contains("Mismatched response.");
        });
    }

    /** As Kafka does it for kafka-configs --entity-type broker-loggers. */
    private void setLevel(String logger, Level level) {
        context.getConfiguration().getLoggerConfig(logger).setLevel(level);
        context.updateLoggers();
    }
}
