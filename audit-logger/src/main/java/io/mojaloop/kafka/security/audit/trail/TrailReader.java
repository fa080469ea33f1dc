/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Follows a trail by its files alone, also while another process writes, rotates and removes them. Lines that are not
 * whole, or whose hash does not fit, are never returned. For one thread.
 */
public final class TrailReader implements AutoCloseable {
    /**
     * One record.
     *
     * @param bytes of the line, without the line break
     * @param sequence of the record
     * @param next where to go on once this record is dealt with
     */
    public record Line(byte[] bytes, long sequence, TrailPosition next) {}

    /** Reads from a position on. Nothing is opened before the first {@link #next}. */
    public static TrailReader open(Path directory, TrailPosition from) {
        throw new UnsupportedOperationException();
    }

    private TrailReader() {}

    /** Where a trail ends now; {@link TrailPosition#BEGINNING} if there is none yet. */
    public static TrailPosition end(Path directory) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * The next record, or null if there is none yet.
     *
     * @throws TrailGoneException if records after the position were removed before they were read; reading goes on with
     *     the oldest record that is left if this is called again
     * @throws IOException if a file cannot be read; calling again tries again
     */
    public @Nullable Line next() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Where the record that {@link #next} returns next begins. */
    public TrailPosition position() {
        throw new UnsupportedOperationException();
    }

    /** How many lines were skipped because they are not what was written. */
    public long damagedLines() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
