/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.trail.TrailPosition;
import io.mojaloop.kafka.security.audit.trail.TrailWriter;
import java.io.IOException;

/** Where the pipeline ends: {@link TrailWriter}, or in tests something that fails as disks do. For one thread. */
interface TrailSink {
    /** @throws IOException if the event was not taken */
    void append(SecurityEvent event) throws IOException;

    /** @throws IOException if something remains; the next call goes on with it */
    void flush() throws IOException;

    /** Does what is due by the clock. @throws IOException as {@link #flush} */
    void tick() throws IOException;

    /** Ends the trail's part in order. @throws IOException if the end could not be written */
    void close() throws IOException;

    /** How far the operating system has it. From any thread. */
    TrailPosition written();

    /** The last record that a power cut cannot take; -1 if none. From any thread. */
    long syncedSequence();

    /** What was written to files since the start. From any thread. */
    long bytes();

    /** The real one. */
    static TrailSink of(TrailWriter writer) {
        return new TrailSink() {
            @Override
            public void append(SecurityEvent event) throws IOException {
                writer.append(event);
            }

            @Override
            public void flush() throws IOException {
                writer.flush();
            }

            @Override
            public void tick() throws IOException {
                writer.tick();
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }

            @Override
            public TrailPosition written() {
                return writer.written();
            }

            @Override
            public long syncedSequence() {
                return writer.syncedSequence();
            }

            @Override
            public long bytes() {
                return writer.counters().bytes();
            }
        };
    }
}
