/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import java.nio.file.Path;
import java.time.Clock;

/** Writes until it is killed, and says how far it is sure to be. A process of its own. */
final class EndlessWriter {
    private EndlessWriter() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        try (TrailWriter writer = TrailWriter.open(
                Trails.settings(directory, Path.of(args[1]), 3 << 20, 500),
                new SmallEncoder(300),
                Trails.REPORTER,
                Clock.systemUTC(),
                () -> Long.MAX_VALUE)) {
            for (long i = 0; ; i++) {
                writer.append(SmallEncoder.event(0, "event"));
                if (i % 997 == 0) {
                    writer.flush();
                    writer.tick();
                    System.out.println(writer.written().sequence());
                }
            }
        }
    }
}
