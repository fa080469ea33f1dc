/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.network.InvalidReceiveException;
import org.apache.log4j.Level;
import org.apache.log4j.LogManager;
import org.apache.log4j.Logger;
import org.apache.log4j.PropertyConfigurator;
import org.junit.jupiter.api.Test;

class Reload4jAuditAppenderTest extends AppenderContract {
    @Override
    void configure() {
        Properties properties = new Properties();
        try (Reader shipped = Files.newBufferedReader(Path.of("src/main/config/kafka-3.9-log4j.properties"))) {
            properties.load(shipped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.setProperty("log4j.rootLogger", "INFO, audit");
        // As in Kafka's own file.
        properties.setProperty("log4j.logger.kafka", "INFO");
        properties.setProperty("log4j.additivity.kafka", "false");
        PropertyConfigurator.configure(properties);
    }

    @Override
    void shutDown() {
        LogManager.shutdown();
    }

    @Override
    void info(String logger, String message) {
        Logger.getLogger(logger).info(message);
    }

    @Override
    void warn(String logger, String template, Object argument, Throwable thrown) {
        Logger.getLogger(logger).warn(template, thrown);
    }

    @Override
    void rootLevelOff() {
        Logger.getRootLogger().setLevel(Level.OFF);
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
    void loggerCutOffFromTheRoot_isHeard_withItsException() {
        Logger.getLogger(SELECTOR)
                .warn(
                        "[SocketServer listenerType=BROKER, nodeId=1] Unexpected error from /10.0.0.9"
                                + " (channelId=10.0.0.1:9093-10.0.0.9:51234-0-17); closing connection",
                        new InvalidReceiveException("Invalid receive (size = -1)"));
        Logger.getLogger("kafka.network.DataPlaneAcceptor")
                .info(
                        "Rejected connection from /10.0.0.9, address already has the configured maximum of 8 connections.");

        assertThat(events()).hasSize(2);
    }

    /** The ZooKeeper of Kafka's scripts. */
    @Test
    void zooKeeperLines_areHeard() {
        Logger.getLogger(ZOOKEEPER).warn("Authentication failed for scheme: digest");

        assertThat(events()).hasSize(1);
    }

    /** Kafka changes levels at run time on request: kafka-configs --entity-type broker-loggers. */
    @Test
    void levelsThatKafkaChanges_leaveTheAppenderInPlace() {
        Logger.getLogger(SELECTOR).setLevel(Level.DEBUG);
        info(SELECTOR, FAILURE);
        Logger.getLogger(SELECTOR).setLevel(null);
        info(SELECTOR, FAILURE);

        assertThat(events()).hasSize(2);
    }
}
