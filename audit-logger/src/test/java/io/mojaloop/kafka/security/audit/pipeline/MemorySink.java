/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.trail.TrailPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A trail in memory, whose disk can be full, stuck or meet an encoder with a defect. */
final class MemorySink implements TrailSink {
    private final List<SecurityEvent> taken = new ArrayList<>();
    private int flushed;
    private volatile boolean diskFull;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Predicate<SecurityEvent> defect = event -> false;
    private volatile boolean closed;
    private volatile boolean tickFails;

    void diskFull(boolean full) {
        diskFull = full;
    }

    /** The writer stops at its next record, until {@link #open}. */
    void stick() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    void cannotEncode(Predicate<SecurityEvent> events) {
        defect = events;
    }

    void failTicks() {
        tickFails = true;
    }

    @Override
    public void append(SecurityEvent event) throws IOException {
        try {
            if (!gate.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (defect.test(event)) {
            throw new IllegalStateException("a defect of the encoder");
        }
        if (diskFull) {
            throw new IOException("No space left on device");
        }
        synchronized (this) {
            taken.add(event);
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        if (diskFull) {
            throw new IOException("No space left on device");
        }
        flushed = taken.size();
    }

    @Override
    public void tick() throws IOException {
        if (tickFails) {
            throw new IOException("an old file cannot be removed");
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** What the operating system has. */
    synchronized List<SecurityEvent> events() {
        return List.copyOf(taken.subList(0, flushed));
    }

    <E extends SecurityEvent> List<E> events(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public synchronized TrailPosition written() {
        return new TrailPosition("", 0, flushed - 1);
    }

    @Override
    public synchronized long syncedSequence() {
        return flushed - 1;
    }

    @Override
    public long bytes() {
        return 0;
    }
}
