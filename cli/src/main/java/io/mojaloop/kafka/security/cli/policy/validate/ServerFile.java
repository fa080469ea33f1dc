/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.validate;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A server.properties on a desk.
 *
 * @param configs as a broker would be configured with
 */
public record ServerFile(Path path, Map<String, String> configs) {
    public ServerFile {
        configs = Map.copyOf(configs);
    }

    /** @throws CommandException if it cannot be read */
    public static ServerFile read(Path path) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(path)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw CommandException.unusable(
                    "cannot read " + LogText.escape(path.toString()) + ": " + LogText.escape(e.toString()));
        }
        Map<String, String> configs = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> configs.put(key, properties.getProperty(key)));
        return new ServerFile(path, configs);
    }

    /** Empty if the key is not set. */
    public String text(String key) {
        return configs.getOrDefault(key, "").trim();
    }
}
