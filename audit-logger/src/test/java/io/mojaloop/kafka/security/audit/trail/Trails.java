/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import io.mojaloop.kafka.security.audit.event.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Trails for tests. */
public final class Trails {
    public static final Reporter REPORTER = new Reporter("audit", "1", "broker");

    private Trails() {}

    public static TrailSettings settings(Path directory, Path keys, long rotateBytes, int checkpointRecords) {
        return settings(directory, Optional.of(keys), rotateBytes, checkpointRecords);
    }

    public static TrailSettings settings(Path directory, Optional<Path> keys, long rotateBytes, int checkpointRecords) {
        return new TrailSettings(
                directory,
                keys,
                rotateBytes,
                Duration.ofHours(1),
                Duration.ZERO,
                0,
                TrailSettings.Fsync.NEVER,
                Duration.ofSeconds(1),
                checkpointRecords,
                Duration.ofSeconds(10),
                Duration.ofMinutes(1));
    }

    public static TrailWriter open(TrailSettings settings, Clock clock) throws IOException {
        return TrailWriter.open(settings, new SmallEncoder(20), REPORTER, clock, () -> Long.MAX_VALUE);
    }

    /** Stands until it is moved. */
    public static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-23T10:00:00Z");

        public void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
