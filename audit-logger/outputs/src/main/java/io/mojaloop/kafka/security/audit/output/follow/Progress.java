/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import io.mojaloop.kafka.security.audit.output.OutputStatus;
import io.mojaloop.kafka.security.audit.trail.TrailGoneException;
import io.mojaloop.kafka.security.audit.trail.TrailPosition;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How far an output has come: for its thread, which moves the cursor, and for whoever asks. Only {@link #status}, {@link
 * #acknowledged} and {@link #isConnected} may be called by other threads.
 */
final class Progress {
    /** Waiting for the disk after each batch would be most of the work; what this costs is duplicates after a crash. */
    private static final long STORE_INTERVAL_MS = 200;

    private final CursorFile cursor;
    private final Announcer announcer;
    private final LongSupplier ticksMs;

    private volatile TrailPosition position = TrailPosition.BEGINNING;
    private TrailPosition stored = TrailPosition.BEGINNING;
    private long storedMs;
    private boolean storeFailed;
    private long damaged;

    private volatile boolean connected;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile String lastFailure = "";

    Progress(CursorFile cursor, Announcer announcer, LongSupplier ticksMs) {
        this.cursor = cursor;
        this.announcer = announcer;
        this.ticksMs = ticksMs;
        this.storedMs = ticksMs.getAsLong();
    }

    /** Where to begin. */
    TrailPosition load() {
        CursorFile.Start start = cursor.load();
        start.complaint()
                .ifPresent(complaint -> announcer.remark(
                        "cursor",
                        complaint + "; sending goes on with "
                                + (start.from().sequence() < 0
                                        ? "the oldest record that is left"
                                        : "what follows record " + start.from().sequence())));
        position = start.from();
        stored = start.from();
        return position;
    }

    TrailPosition position() {
        return position;
    }

    long acknowledged() {
        return position.sequence();
    }

    boolean isConnected() {
        return connected;
    }

    /** The receiver has all before, or will never take it. */
    void moveTo(TrailPosition next) {
        position = next;
        if (ticksMs.getAsLong() - storedMs >= STORE_INTERVAL_MS) {
            store();
        }
    }

    /** Never throws: a cursor that cannot be stored costs duplicates, not records. */
    void store() {
        storedMs = ticksMs.getAsLong();
        TrailPosition now = position;
        if (now.equals(stored)) {
            return;
        }
        try {
            cursor.store(now);
            stored = now;
            storeFailed = false;
        } catch (IOException e) {
            lastFailure = "the cursor cannot be stored: " + e;
            failures.incrementAndGet();
            if (!storeFailed) {
                storeFailed = true;
                announcer.remark("cursor", lastFailure + "; after a restart records are sent again");
            }
        }
    }

    void delivered(int records) {
        connected = true;
        sent.addAndGet(records);
        announcer.delivered();
    }

    /** The receiver took a record that is sent again in its turn. */
    void reached() {
        connected = true;
        announcer.delivered();
    }

    void failed(String reason) {
        connected = false;
        failures.incrementAndGet();
        lastFailure = reason;
        announcer.failed(reason);
    }

    void refused(Refusal refusal) {
        refused.incrementAndGet();
        lastFailure = "record " + refusal.sequence() + " is refused for good: " + refusal.reason();
        announcer.skipped(lastFailure);
    }

    void unreadable(Refusal refusal) {
        refused.incrementAndGet();
        lastFailure = "record " + refusal.sequence() + " cannot be read: " + refusal.reason();
        announcer.skipped(lastFailure);
    }

    /** @param lines that a reader has skipped so far */
    void damaged(long lines) {
        for (; damaged < lines; damaged++) {
            refused.incrementAndGet();
            announcer.skipped("a line of the trail is not what was written; see kafka-security audit verify");
        }
    }

    void gone(TrailGoneException gone) {
        if (!position.equals(TrailPosition.BEGINNING)) {
            lastFailure = String.valueOf(gone.getMessage());
            announcer.remark("records gone", lastFailure);
        }
        position = gone.oldest();
    }

    OutputStatus status(String name, long writtenSequence) {
        long acknowledged = acknowledged();
        return new OutputStatus(
                name,
                connected,
                acknowledged,
                Math.max(0, writtenSequence - acknowledged),
                sent.get(),
                refused.get(),
                failures.get(),
                lastFailure);
    }
}
