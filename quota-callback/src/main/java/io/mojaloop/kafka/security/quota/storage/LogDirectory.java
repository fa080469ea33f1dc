/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.storage;

import io.mojaloop.kafka.security.quota.storage.StorageGuard.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of one log directory. Read by another thread, at most one reading at a time: one that does not come back
 * keeps that thread, and no other is sent after it. All methods are for one thread.
 */
final class LogDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(StorageGuard.class);
    private static final double FULL = 100;

    /** One of the two is there. */
    private record Outcome(OptionalDouble usedPercent, String problem) {}

    private static final Outcome UNDER_WAY = new Outcome(OptionalDouble.empty(), "it does not answer");

    private final Path path;
    private final Settings settings;
    /** Null before the first reading. */
    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();

    private OptionalDouble lastKnown = OptionalDouble.empty();
    private long lastKnownMs;
    private boolean readable = true;

    LogDirectory(Path path, Settings settings) {
        this.path = path;
        this.settings = settings;
    }

    /** Lets it be read, unless a reading is still under way. */
    void startReading(DiskReader reader, Executor executor, long nowMs) {
        if (outcome.get() == null) {
            lastKnownMs = nowMs; // nothing is known, since now
        }
        if (outcome.getAndSet(UNDER_WAY) == UNDER_WAY) {
            return;
        }
        try {
            executor.execute(() -> outcome.set(read(reader)));
        } catch (RejectedExecutionException closed) {
            outcome.set(new Outcome(OptionalDouble.empty(), "the node stops"));
        }
    }

    private Outcome read(DiskReader reader) {
        try {
            double used = reader.usedPercent(path);
            return Double.isNaN(used)
                    ? new Outcome(OptionalDouble.empty(), "its size is unknown")
                    : new Outcome(OptionalDouble.of(Math.min(FULL, Math.max(0, used))), "");
        } catch (IOException | RuntimeException | Error unreadable) {
            return new Outcome(OptionalDouble.empty(), unreadable.toString());
        }
    }

    boolean isUnderWay() {
        return outcome.get() == UNDER_WAY;
    }

    /** Takes what the reading brought; what has not come back by now counts as unreadable. */
    void take(long nowMs) {
        Outcome brought = outcome.get();
        if (brought == null) {
            return;
        }
        if (brought.usedPercent().isPresent()) {
            lastKnown = brought.usedPercent();
            lastKnownMs = nowMs;
        }
        boolean isReadable = brought.usedPercent().isPresent();
        if (readable && !isReadable) {
            LOG.warn("The use of log directory {} cannot be read: {}. {}", path, brought.problem(), consequence());
        } else if (!readable && isReadable) {
            LOG.info("The use of log directory {} can be read again", path);
        }
        readable = isReadable;
    }

    private String consequence() {
        return switch (settings.unreadable()) {
            case HOLD -> String.format("Its last known use holds for %d ms, then it counts as full", settings.holdMs());
            case SLOW -> "It counts as full";
            case IGNORE -> "It does not count";
        };
    }

    /** What it counts as, in percent; empty if it does not count. */
    OptionalDouble counts(long nowMs) {
        if (readable) {
            return lastKnown;
        }
        return switch (settings.unreadable()) {
            case HOLD -> nowMs - lastKnownMs < settings.holdMs() ? lastKnown : OptionalDouble.of(FULL);
            case SLOW -> OptionalDouble.of(FULL);
            case IGNORE -> OptionalDouble.empty();
        };
    }

    /** What it counts as if nothing has to be supposed. */
    OptionalDouble measured() {
        return readable ? lastKnown : OptionalDouble.empty();
    }

    StorageStatus.Directory status() {
        return new StorageStatus.Directory(path, lastKnown, readable);
    }
}
