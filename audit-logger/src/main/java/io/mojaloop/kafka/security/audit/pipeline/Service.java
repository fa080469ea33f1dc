/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.encode.ServiceIdentity;
import io.mojaloop.kafka.security.audit.event.Reporter;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What process this is. */
final class Service {
    private Service() {}

    /** By what its configuration and its class path show. */
    static ServiceIdentity identity(Map<String, ?> configs, Reporter reporter) {
        boolean kafka =
                !reporter.roles().isEmpty() || configs.containsKey("broker.id") || configs.containsKey("node.id");
        return new ServiceIdentity(
                kafka ? "kafka" : "zookeeper",
                reporter.node(),
                kafka ? reporter.roles() : "zookeeper",
                kafka ? kafkaVersion() : "",
                hostName());
    }

    /** As Kafka's own AppInfoParser finds it, which moved between releases. */
    private static String kafkaVersion() {
        try (@Nullable InputStream file = Service.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            if (file == null) {
                return "";
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version", "").trim();
        } catch (IOException | IllegalArgumentException unreadable) {
            return "";
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "";
        }
    }
}
