/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import io.mojaloop.kafka.security.audit.encode.Boot;
import io.mojaloop.kafka.security.audit.encode.EventEncoder;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * Writes a trail. For one thread, but for what says otherwise.
 *
 * <p>Whatever fails, the chain on disk has no hole: a call that throws has either not taken its event, or keeps what it has
 * taken in memory, and the next call goes on where it stopped.
 */
public final class TrailWriter implements AutoCloseable {
    /**
     * Opens a trail, recovers what a crashed process left and writes the first records of this boot.
     *
     * @param acknowledgedSequence the last record that every output has delivered: no file with later ones is removed;
     *     {@code Long.MAX_VALUE} without outputs
     * @throws IOException if the directory or the keys cannot be used, or another process (or this one) has the trail open
     */
    public static TrailWriter open(
            TrailSettings settings,
            EventEncoder encoder,
            Reporter reporter,
            Clock clock,
            LongSupplier acknowledgedSequence)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    private TrailWriter() {}

    /** The boot that the records of this writer belong to. */
    public Boot boot() {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes an event; it reaches the file when the buffer is full or with {@link #flush}.
     *
     * @return its sequence
     * @throws IOException if there is no room and the file takes nothing: the event was not taken
     */
    public long append(SecurityEvent event) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Hands everything taken to the operating system, and waits for the disk if so configured.
     *
     * @throws IOException if it could not; what remains is kept and written by the next call
     */
    public void flush() throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Does what is due by the clock: checkpoint, heartbeat, rotation, fsync, retention. To be called at least once a second,
     * also when nothing happens.
     *
     * @throws IOException as {@link #flush}
     */
    public void tick() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** How far whole lines were handed to the operating system. From any thread. */
    public TrailPosition written() {
        throw new UnsupportedOperationException();
    }

    /** The last record that a power cut cannot take; -1 if none. From any thread. */
    public long syncedSequence() {
        throw new UnsupportedOperationException();
    }

    /** What this writer has done so far. From any thread. */
    public TrailCounters counters() {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends the trail's part: a record that says so, a signed one, and the disk. The lock is given up in any case. Idempotent.
     *
     * @throws IOException if the end could not be written
     */
    @Override
    public void close() throws IOException {}
}
