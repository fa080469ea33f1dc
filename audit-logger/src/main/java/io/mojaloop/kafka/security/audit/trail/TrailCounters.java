/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

/**
 * What a writer has done since it was opened.
 *
 * @param records handed to the operating system
 * @param bytes of them
 * @param files begun
 * @param checkpoints among the records
 * @param syncs how often the disk was waited for
 * @param failures of writing, syncing and removing
 * @param retiredFiles removed as configured
 * @param pendingBytes taken, but not handed to the operating system yet
 */
public record TrailCounters(
        long records,
        long bytes,
        long files,
        long checkpoints,
        long syncs,
        long failures,
        long retiredFiles,
        long pendingBytes) {}
