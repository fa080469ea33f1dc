/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.LogText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code server.properties} says of the policy document; the same to every plug-in that follows it.
 *
 * @param file absolute; empty if there is none
 * @param reloadInterval how often it is looked at
 */
public record PolicySettings(Optional<Path> file, Duration reloadInterval) {
    public static final String FILE = "security.policy.file";
    public static final String RELOAD_INTERVAL = "security.policy.reload.interval.ms";

    private static final long DEFAULT_INTERVAL_MS = 5000;
    private static final long LEAST_INTERVAL_MS = PolicySource.LEAST_INTERVAL.toMillis();
    private static final long MOST_INTERVAL_MS = Duration.ofHours(1).toMillis();

    /**
     * Reads them.
     *
     * @param configs values may be of any type whose text is the value
     * @param problems is given every problem, with key, value and remedy; what is returned then counts for nothing
     */
    public static PolicySettings of(Map<String, ?> configs, Collection<String> problems) {
        return new PolicySettings(file(configs, problems), reloadInterval(configs, problems));
    }

    private static Optional<Path> file(Map<String, ?> configs, Collection<String> problems) {
        if (!configs.containsKey(FILE)) {
            return Optional.empty();
        }
        String file = text(configs, FILE);
        try {
            if (!file.isEmpty()) {
                return Optional.of(Path.of(file).toAbsolutePath());
            }
        } catch (InvalidPathException notAPath) {
            // told below
        }
        problems.add("Invalid value '" + LogText.escape(file) + "' for configuration " + FILE
                + ": Write the path of the policy document, or remove the key to run without one");
        return Optional.empty();
    }

    private static Duration reloadInterval(Map<String, ?> configs, Collection<String> problems) {
        String value = text(configs, RELOAD_INTERVAL);
        long intervalMs = DEFAULT_INTERVAL_MS;
        try {
            intervalMs = value.isEmpty() ? intervalMs : Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            intervalMs = -1;
        }
        if (intervalMs < LEAST_INTERVAL_MS || intervalMs > MOST_INTERVAL_MS) {
            problems.add("Invalid value '" + LogText.escape(value) + "' for configuration " + RELOAD_INTERVAL
                    + ": Write milliseconds from " + LEAST_INTERVAL_MS + " to " + MOST_INTERVAL_MS);
        }
        return Duration.ofMillis(intervalMs);
    }

    private static String text(Map<String, ?> configs, String key) {
        @Nullable Object value = configs.get(key);
        return value == null ? "" : value.toString().trim();
    }
}
