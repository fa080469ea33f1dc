/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A pipeline that ends in a {@link MemorySink}. */
final class MemoryTrail implements AutoCloseable {
    final MemorySink sink = new MemorySink();
    final PipelineTrail trail;

    /** @param settings pairs of key and value, without the prefix */
    MemoryTrail(String... settings) {
        try {
            trail = PipelineTrail.open(
                    config(settings),
                    new Outputs(List.of()),
                    acknowledged -> sink,
                    Clock.systemUTC(),
                    id -> {},
                    UnaryOperator.identity());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static AuditConfig config(String... settings) {
        Map<String, String> configs = new HashMap<>(Map.of("node.id", "1", "process.roles", "broker"));
        configs.put("security.audit.dir", "target/no-such-trail");
        // No window ends by itself: tests end it by flushing.
        configs.put("security.audit.window.ms", "3600000");
        for (int i = 0; i < settings.length; i += 2) {
            configs.put("security.audit." + settings[i], settings[i + 1]);
        }
        return AuditConfig.of(configs, new Outputs(List.of()), UnaryOperator.identity())
                .orElseThrow();
    }

    void flush() {
        if (!trail.flush(Duration.ofSeconds(30))) {
            throw new AssertionError("the trail does not write");
        }
    }

    @Override
    public void close() {
        sink.open();
        sink.diskFull(false);
        trail.close();
    }
}
