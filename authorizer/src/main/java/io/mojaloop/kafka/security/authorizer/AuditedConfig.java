/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.audit.AuditTrail;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A configuration without problems, and the trail that it names, open. */
record AuditedConfig(AuthorizerConfig config, AuditTrail trail) {
    static final String AUDIT_DIRECTORY = "security.audit.dir";

    /**
     * Reads the configuration of authorizer and trail.
     *
     * @param trails opens the trail
     * @throws ConfigException with every problem of both; nothing stays open then
     */
    static AuditedConfig of(Map<String, ?> configs, Function<Map<String, ?>, AuditTrail> trails) {
        List<String> problems = new ArrayList<>();
        @Nullable AuthorizerConfig config = null;
        try {
            config = AuthorizerConfig.of(configs);
        } catch (ConfigException wrong) {
            problems.add(String.valueOf(wrong.getMessage()));
        }
        @Nullable AuditTrail trail = null;
        try {
            trail = trails.apply(configs);
        } catch (IllegalArgumentException wrong) {
            problems.add(String.valueOf(wrong.getMessage()));
        } catch (UncheckedIOException unusable) {
            problems.add(String.valueOf(unusable.getMessage()));
        }
        if (config != null && trail != null) {
            return new AuditedConfig(config, trail);
        }
        if (trail != null) {
            trail.close();
        }
        throw new ConfigException(String.join("; ", problems));
    }

    /** What tells trails apart; empty without one. */
    static String directory(Map<String, ?> configs) {
        @Nullable Object directory = configs.get(AUDIT_DIRECTORY);
        return directory == null ? "" : directory.toString().trim();
    }
}
