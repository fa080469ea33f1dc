/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * How to get at a live cluster.
 *
 * @param server a broker, {@code host:port}; several with commas between them
 * @param config a file with properties of the client, as for Kafka's own tools
 * @param timeoutSeconds how long it may take to answer
 */
public record ClusterAccess(String server, Optional<Path> config, int timeoutSeconds) {

    /** What to call the cluster on a terminal. */
    public String name() {
        return LogText.escape(server);
    }

    /**
     * Makes the properties of a client.
     *
     * @throws CommandException with exit code 2 if the file cannot be read
     */
    public Properties properties() {
        Properties properties = new Properties();
        config.ifPresent(file -> load(file, properties));
        int timeoutMs = timeoutSeconds * 1000;
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, server);
        properties.putIfAbsent(AdminClientConfig.CLIENT_ID_CONFIG, "kafka-security");
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMs);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs);
        properties.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, timeoutMs);
        properties.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, Math.min(timeoutMs, 5_000));
        properties.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return properties;
    }

    /** The messages of an error and of what caused it, each once; harmless. */
    public static String causes(Throwable error) {
        return AclFailure.causes(error);
    }

    private static void load(Path file, Properties properties) {
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw CommandException.unusable(
                    "cannot read " + LogText.escape(file.toString()) + ": " + LogText.escape(e.toString()));
        }
    }
}
