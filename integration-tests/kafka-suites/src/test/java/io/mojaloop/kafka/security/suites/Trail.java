/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites;

import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A signed audit trail for each node, with {@code -Daudit}: its results must be those without. The trails stay in {@code
 * target}, for {@code kafka-security audit verify}.
 */
public final class Trail {
    private static final boolean WANTED = Boolean.getBoolean("audit");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Trail() {}

    /** What a node needs beside its own configuration; nothing without {@code -Daudit}. */
    public static Map<String, String> configs() {
        if (!WANTED) {
            return Map.of();
        }
        try {
            Path all = Path.of(System.getProperty("audit.trails"));
            Files.createDirectories(all);
            // A process per suite, so its id tells them apart.
            Path own = all.resolve(ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
            TrailKeys.generate(own.resolve("keys"));
            return Map.of(
                    "security.audit.dir", own.resolve("trail").toString(),
                    "security.audit.keys.dir", own.resolve("keys").toString(),
                    "security.audit.window.ms", "1000");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
