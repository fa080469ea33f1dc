/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.storage;

import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.quota.allocation.Allocation.Slowing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much producers are slowed because a disk of this broker fills: the fullest of its log directories counts, see {@link
 * Brake}. Directories are read by threads of their own, so that a mount whose server is gone keeps nobody; what has not come
 * back after {@link #PATIENCE_MS} (or the interval, if that is less) counts as unreadable.
 *
 * <p>If the policy has a rule from the start, the first reading takes effect in full: the broker serves nobody yet. A rule
 * that comes later, and a directory that cannot be read, slow step by step. So there must be room between the rule's hard
 * percentage and a full disk for what comes in half a minute.
 *
 * <p>{@link #tick} and {@link #close} are for one thread, {@link #status} for any.
 */
public final class StorageGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StorageGuard.class);
    private static final long PATIENCE_MS = 5000;

    private final Settings settings;
    private final DiskReader reader;
    private final Executor executor;
    private final Runnable closing;
    private final List<LogDirectory> directories;

    private boolean started;
    private @Nullable Watch watch;
    private volatile StorageStatus status = StorageStatus.NONE;

    /**
     * What {@code server.properties} says of it.
     *
     * @param intervalMs how often disks are read
     * @param unreadable what a directory that cannot be read means
     * @param holdMs how long its last known use holds
     * @param leastBytesPerSecond what each budget keeps in any case
     */
    public record Settings(
            List<Path> logDirs, long intervalMs, Unreadable unreadable, long holdMs, double leastBytesPerSecond) {
        public Settings {
            logDirs = List.copyOf(logDirs);
        }
    }

    /** What a directory that cannot be read means. */
    public enum Unreadable {
        /** Its last known use, for a time; then as if it were full. */
        HOLD,
        /** As if it were full. */
        SLOW,
        /** It does not count. */
        IGNORE
    }

    /** What is remembered while the policy has a rule. */
    private static final class Watch {
        final Brake brake = new Brake();
        Quotas.StorageGuard rule;
        boolean first;
        boolean reading;
        long readingSinceMs;
        Optional<Instant> slowedSince = Optional.empty();

        Watch(Quotas.StorageGuard rule, boolean first, long lastReadingMs) {
            this.rule = rule;
            this.first = first;
            this.readingSinceMs = lastReadingMs;
        }
    }

    public StorageGuard(Settings settings) {
        this(settings, new FileSystemReader(), threads());
    }

    private StorageGuard(Settings settings, DiskReader reader, ExecutorService executor) {
        this(settings, reader, executor, executor::shutdownNow);
    }

    StorageGuard(Settings settings, DiskReader reader, Executor executor, Runnable closing) {
        this.settings = settings;
        this.reader = reader;
        this.executor = executor;
        this.closing = closing;
        this.directories = settings.logDirs().stream()
                .map(path -> new LogDirectory(path, settings))
                .toList();
    }

    /** As many as there are directories, at most: none is read twice at a time. */
    private static ExecutorService threads() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newCachedThreadPool(work -> {
            Thread made = new Thread(work, "kafka-security-quota-disk-" + number.incrementAndGet());
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * To be called often; reads the disks when it is time and never waits for them.
     *
     * @param rule of the policy; empty if it has none, then nobody is slowed
     * @param enforced whether producers really are slowed; said in the log only
     */
    public Slowing tick(Optional<Quotas.StorageGuard> rule, boolean enforced, long nowMs) {
        boolean first = !started;
        started = true;
        if (rule.isEmpty()) {
            watch = null;
            status = StorageStatus.NONE;
            return Slowing.NONE;
        }
        Watch current = watch;
        if (current == null) {
            current = new Watch(rule.get(), first, nowMs - settings.intervalMs());
            watch = current;
        }
        if (!current.rule.equals(rule.get())) {
            current.rule = rule.get();
            current.brake.forgetWhereItFell();
        }
        read(current, enforced, nowMs);
        double factor = current.brake.factor();
        return factor < 1
                ? new Slowing(factor, rule.get().unlimitedBytesPerSecond(), settings.leastBytesPerSecond())
                : Slowing.NONE;
    }

    private void read(Watch current, boolean enforced, long nowMs) {
        end(current, enforced, nowMs);
        long sinceMs = nowMs - current.readingSinceMs;
        // Clocks are set back: then no time has passed for as long as they were.
        if (!current.reading && (sinceMs >= settings.intervalMs() || sinceMs < 0)) {
            directories.forEach(directory -> directory.startReading(reader, executor, nowMs));
            current.reading = true;
            current.readingSinceMs = nowMs;
            end(current, enforced, nowMs);
        }
    }

    /** Ends a reading if all directories have answered, or have had the time to. */
    private void end(Watch current, boolean enforced, long nowMs) {
        long sinceMs = nowMs - current.readingSinceMs;
        boolean waiting = directories.stream().anyMatch(LogDirectory::isUnderWay)
                && sinceMs >= 0
                && sinceMs < Math.min(PATIENCE_MS, settings.intervalMs());
        if (current.reading && !waiting) {
            current.reading = false;
            brake(current, enforced, nowMs);
        }
    }

    private void brake(Watch current, boolean enforced, long nowMs) {
        double fullest = 0;
        double fullestMeasured = 0;
        for (LogDirectory directory : directories) {
            directory.take(nowMs);
            fullest = Math.max(fullest, directory.counts(nowMs).orElse(0));
            fullestMeasured = Math.max(fullestMeasured, directory.measured().orElse(0));
        }
        double before = current.brake.factor();
        if (current.first) {
            current.first = false;
            current.brake.set(current.rule, fullestMeasured);
        }
        current.brake.step(current.rule, fullest);
        tell(current, before, fullest, enforced, nowMs);
        status = new StorageStatus(
                directories.stream().map(LogDirectory::status).toList(), current.brake.factor(), current.slowedSince);
    }

    private void tell(Watch current, double before, double fullest, boolean enforced, long nowMs) {
        double factor = current.brake.factor();
        if (before >= 1 && factor < 1) {
            current.slowedSince = Optional.of(Instant.ofEpochMilli(nowMs));
            LOG.warn(
                    "A disk of this broker is {} full (soft {}, hard {}): producers {} slowed, to {} of their limits by now."
                            + " Log directories: {}",
                    percent(fullest),
                    percent(current.rule.softPercent()),
                    percent(current.rule.hardPercent()),
                    enforced ? "are" : "would be (quotas are in monitor mode)",
                    percent(100 * factor),
                    directories.stream().map(StorageGuard::text).toList());
        } else if (before < 1 && factor >= 1) {
            long since = current.slowedSince.map(Instant::toEpochMilli).orElse(nowMs);
            current.slowedSince = Optional.empty();
            LOG.warn(
                    "Producers are not slowed any more because of disks, after {} s: the fullest is {} full",
                    (nowMs - since) / 1000,
                    percent(fullest));
        }
    }

    private static String text(LogDirectory directory) {
        StorageStatus.Directory known = directory.status();
        OptionalDouble used = known.usedPercent();
        String use = used.isPresent() ? percent(used.getAsDouble()) : "unknown";
        return known.path() + " " + use + (known.readable() ? "" : " when it was last read");
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f%%", value);
    }

    /** As of the last reading. */
    public StorageStatus status() {
        return status;
    }

    /** Idempotent. A reading that does not come back is left behind. */
    @Override
    public void close() {
        closing.run();
    }
}
