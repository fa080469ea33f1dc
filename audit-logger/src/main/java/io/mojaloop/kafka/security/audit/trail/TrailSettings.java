/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a trail is kept.
 *
 * @param directory of its files
 * @param keys directory with the keys, see {@code kafka-security audit keygen}; without one, lines are chained but not signed
 * @param rotateBytes a new file beyond this size
 * @param rotateInterval a new file after this time
 * @param retentionAge files whose last record is older are removed; zero: never
 * @param retentionBytes the oldest files are removed when all together are larger; 0: never
 * @param fsync when the disk is waited for
 * @param fsyncInterval for {@link Fsync#INTERVAL}
 * @param checkpointRecords a signed record after so many
 * @param checkpointInterval and no later than this after an unsigned one
 * @param heartbeatInterval and this often even if nothing happens
 */
public record TrailSettings(
        Path directory,
        Optional<Path> keys,
        long rotateBytes,
        Duration rotateInterval,
        Duration retentionAge,
        long retentionBytes,
        Fsync fsync,
        Duration fsyncInterval,
        int checkpointRecords,
        Duration checkpointInterval,
        Duration heartbeatInterval) {
    /** When the disk is waited for. What the operating system has survives the process, but not a power cut. */
    public enum Fsync {
        /** After every batch. */
        ALWAYS,
        /** At most this much is at risk. */
        INTERVAL,
        /** Left to the operating system. */
        NEVER
    }

    /** The defaults, which docs/audit.md explains. */
    public static TrailSettings in(Path directory) {
        return new TrailSettings(
                directory,
                Optional.empty(),
                256L << 20,
                Duration.ofHours(24),
                Duration.ofDays(400),
                10L << 30,
                Fsync.INTERVAL,
                Duration.ofSeconds(1),
                10_000,
                Duration.ofSeconds(10),
                Duration.ofMinutes(1));
    }
}
