/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.quota;

import io.mojaloop.kafka.security.quota.PolicyQuotaCallback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Call-backs as a broker configures them. */
final class Callbacks {
    static final long NEVER_MS = 3_600_000;

    private Callbacks() {}

    /** Without a policy: only Kafka's own quotas. */
    static PolicyQuotaCallback stock() {
        PolicyQuotaCallback callback = new PolicyQuotaCallback();
        callback.configure(configs(temporaryDirectory()));
        return callback;
    }

    /** @param reloadMs how often the file is looked at: each time it is read as a whole */
    static PolicyQuotaCallback withPolicy(Path directory, String policy, long reloadMs) {
        Path file = directory.resolve("policy.yaml");
        TenantPolicy.write(file, policy);
        Map<String, Object> configs = configs(directory);
        configs.put("security.policy.file", file.toString());
        configs.put("security.policy.reload.interval.ms", reloadMs);
        PolicyQuotaCallback callback = new PolicyQuotaCallback();
        callback.configure(configs);
        return callback;
    }

    static Map<String, Object> configs(Path directory) {
        Map<String, Object> configs = new HashMap<>();
        configs.put("node.id", 1);
        configs.put("process.roles", "broker");
        configs.put("log.dirs", directory.toString());
        return configs;
    }

    static Path temporaryDirectory() {
        try {
            Path directory = Files.createTempDirectory("kafka-security-quotas");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
