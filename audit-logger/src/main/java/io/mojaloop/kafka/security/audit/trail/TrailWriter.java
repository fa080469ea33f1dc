/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import io.mojaloop.kafka.security.audit.encode.Boot;
import io.mojaloop.kafka.security.audit.encode.EventEncoder;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import io.mojaloop.kafka.security.audit.trail.line.Notes;
import io.mojaloop.kafka.security.audit.trail.line.Notes.Checkpoint.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a trail. For one thread, but for what says otherwise.
 *
 * <p>Whatever fails, the chain on disk has no hole: a call that throws has either not taken its event, or keeps what it has
 * taken in memory, and the next call goes on where it stopped.
 */
public final class TrailWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrailWriter.class);
    private static final Duration RETENTION_INTERVAL = Duration.ofMinutes(1);

    private final TrailSettings settings;
    private final Clock clock;
    private final Reporter reporter;
    private final LongSupplier acknowledgedSequence;
    private final Disk disk;
    private final TrailLock lock;
    private final Records records;
    private final Batch batch = new Batch();
    private final Retention retention;

    private @Nullable OpenFile file;
    private @Nullable NextFile next;
    private String lastFile;
    private boolean rotate;
    private boolean ended;
    private boolean appended;
    private boolean closed;
    private long unsigned;
    private long unsignedSinceMs;
    private long checkpointMs;
    private long syncMs;
    private long retentionMs;
    private long retiredThrough = -1;

    private long writtenRecords;
    private long writtenBytes;
    private long files;
    private long checkpoints;
    private long syncs;
    private long failures;
    private long retiredFiles;

    private volatile TrailPosition written;
    private volatile long synced = -1;
    private volatile TrailCounters counters = new TrailCounters(0, 0, 0, 0, 0, 0, 0, 0);

    /** A file that is to be made: its first record is chained already, so it is that or none. */
    private record NextFile(TrailFile file, byte[] header, String reason) {}

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
        return open(settings, encoder, reporter, clock, acknowledgedSequence, Disk.REAL);
    }

    static TrailWriter open(
            TrailSettings settings,
            EventEncoder encoder,
            Reporter reporter,
            Clock clock,
            LongSupplier acknowledgedSequence,
            Disk disk)
            throws IOException {
        Files.createDirectories(settings.directory(), Disk.owner("rwx------"));
        TrailLock lock = TrailLock.take(settings.directory());
        try {
            Recovered.removeTemporary(settings.directory());
            Recovered recovered = Recovered.from(settings.directory());
            Records records = Records.open(settings, encoder, recovered);
            TrailWriter writer =
                    new TrailWriter(settings, reporter, clock, acknowledgedSequence, disk, lock, records, recovered);
            try {
                writer.begin(recovered);
            } catch (IOException | RuntimeException e) {
                writer.giveUp();
                throw e;
            }
            return writer;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private TrailWriter(
            TrailSettings settings,
            Reporter reporter,
            Clock clock,
            LongSupplier acknowledgedSequence,
            Disk disk,
            TrailLock lock,
            Records records,
            Recovered recovered) {
        this.settings = settings;
        this.reporter = reporter;
        this.clock = clock;
        this.acknowledgedSequence = acknowledgedSequence;
        this.disk = disk;
        this.lock = lock;
        this.records = records;
        this.retention = new Retention(settings);
        this.lastFile = recovered.lastFile();
        this.written = new TrailPosition("", 0, recovered.next() - 1);
        this.syncMs = clock.millis();
    }

    private void begin(Recovered recovered) throws IOException {
        long now = clock.millis();
        planFile("");
        prepare();
        Optional<Notes.Started.Torn> torn = recovered.torn();
        take(
                new TrailEvent.Started(
                        now,
                        reporter,
                        Records.SOFTWARE,
                        recovered.unclean(),
                        torn.map(Notes.Started.Torn::file).orElse(""),
                        torn.map(Notes.Started.Torn::offset).orElse(0L),
                        torn.map(Notes.Started.Torn::bytes).orElse(0L),
                        torn.map(t -> Records.hexadecimal(t.sha256())).orElse("")),
                new Notes.Started(recovered.unclean(), torn).text());
        String keyId = records.keyId();
        if (!recovered.keyId().orElse(keyId).equals(keyId)) {
            String before = recovered.keyId().orElse("");
            take(new TrailEvent.KeyChanged(now, reporter, before, keyId), new Notes.KeyChanged(before, keyId).text());
        }
        checkpoint(Place.WITHIN);
        drain();
        sync();
        retentionMs = now - RETENTION_INTERVAL.toMillis();
    }

    /** The boot that the records of this writer belong to. */
    public Boot boot() {
        return records.boot();
    }

    /** The id of the trail: the same over all boots. */
    public String trailId() {
        return records.trail();
    }

    /**
     * Takes an event; it reaches the file when the buffer is full or with {@link #flush}.
     *
     * @param event none of those that the writer makes itself
     * @return its sequence
     * @throws IOException if there is no room and the file takes nothing: the event was not taken
     * @throws IllegalArgumentException if the event is the writer's own, or the encoder made a line that is too long or has
     *     a line break: the event was not taken
     */
    public long append(SecurityEvent event) throws IOException {
        String notes = Records.notesOf(event);
        prepare();
        if (batch.isFull()) {
            drain();
        }
        long sequence = take(event, notes);
        appended = true;
        if (unsigned >= settings.checkpointRecords()) {
            checkpoint(Place.WITHIN);
        }
        return sequence;
    }

    /**
     * Hands everything taken to the operating system, and waits for the disk if so configured.
     *
     * @throws IOException if it could not; what remains is kept and written by the next call
     */
    public void flush() throws IOException {
        prepare();
        drain();
        syncIfDue();
    }

    /**
     * Does what is due by the clock: checkpoint, heartbeat, rotation, fsync, retention. To be called at least once a second,
     * also when nothing happens.
     *
     * @throws IOException as {@link #flush}
     */
    public void tick() throws IOException {
        prepare();
        if (batch.isFull()) {
            drain();
        }
        if ((unsigned > 0 && isDue(unsignedSinceMs, settings.checkpointInterval()))
                || isDue(checkpointMs, settings.heartbeatInterval())) {
            checkpoint(Place.WITHIN);
        }
        OpenFile open = file;
        if (open != null && isDue(open.openedMs(), settings.rotateInterval())) {
            rotate = true;
            prepare();
        }
        flush();
        if (isDue(retentionMs, RETENTION_INTERVAL)) {
            retentionMs = clock.millis();
            retire();
        }
    }

    /** How far whole lines were handed to the operating system. From any thread. */
    public TrailPosition written() {
        return written;
    }

    /** The last record that a power cut cannot take; -1 if none of this boot. From any thread. */
    public long syncedSequence() {
        return synced;
    }

    /** What this writer has done so far. From any thread. */
    public TrailCounters counters() {
        return counters;
    }

    /**
     * Ends the trail's part: a record that says so, a signed one, and the disk. The lock is given up in any case. Idempotent.
     *
     * @throws IOException if the end could not be written
     */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        try {
            prepare();
            drain();
            take(new TrailEvent.Stopped(clock.millis(), reporter), "");
            checkpoint(Place.END_OF_BOOT);
            drain();
            sync();
        } finally {
            giveUp();
        }
    }

    private void giveUp() throws IOException {
        closed = true;
        if (file != null) {
            file.close();
        }
        records.erase();
        lock.close();
    }

    /** A clock that was set back must not keep anything waiting. */
    private boolean isDue(long sinceMs, Duration interval) {
        long elapsed = clock.millis() - sinceMs;
        return elapsed < 0 || elapsed >= interval.toMillis();
    }

    /** Leaves a file that is full, old or not to be trusted, and makes the one that is to be written. */
    private void prepare() throws IOException {
        if (closed) {
            throw new IOException("the trail in " + settings.directory() + " is closed");
        }
        OpenFile open = file;
        if (open != null && next == null) {
            boolean full = appended && open.bytes() + batch.bytes() >= settings.rotateBytes();
            if (!open.suspicion().isEmpty() || full || rotate) {
                leave(open);
            }
        }
        if (next != null) {
            makeFile(next);
        }
    }

    private void leave(OpenFile open) throws IOException {
        if (open.suspicion().isEmpty() && !ended) {
            checkpoint(Place.END_OF_FILE);
            ended = true;
        }
        drain();
        if (open.suspicion().isEmpty() && settings.fsync() != TrailSettings.Fsync.NEVER) {
            sync();
        }
        String reason = open.suspicion();
        if (!reason.isEmpty()) {
            LOG.warn("{}: goes on in another file", reason);
            reason += ": records " + (synced + 1) + " to " + written.sequence() + " may be gone after a power cut";
        }
        open.close();
        planFile(reason);
    }

    /** All that was chained is written now: what follows belongs to another file. */
    private void planFile(String reason) {
        TrailFile name = TrailFile.named(clock.instant(), records.next());
        byte[] header = records.header(new TrailEvent.FileOpened(clock.millis(), reporter, name.name(), lastFile));
        next = new NextFile(name, header, reason);
    }

    private void makeFile(NextFile planned) throws IOException {
        try {
            file = OpenFile.create(disk, settings.directory(), planned.file(), planned.header(), clock.millis());
        } catch (IOException e) {
            throw failed(e);
        }
        next = null;
        lastFile = planned.file().name();
        rotate = false;
        ended = false;
        appended = false;
        files++;
        wrote(1, planned.header().length);
        if (unsigned++ == 0) {
            unsignedSinceMs = clock.millis();
        }
        if (!planned.reason().isEmpty()) {
            take(new TrailEvent.Resumed(clock.millis(), reporter, 0, planned.reason()), "");
        }
    }

    /** Chains a record and puts it in the batch, which has room. */
    private long take(SecurityEvent event, String notes) {
        long sequence = records.chain(event, notes, false);
        batch.add(records.line());
        if (unsigned++ == 0) {
            unsignedSinceMs = clock.millis();
        }
        return sequence;
    }

    private void checkpoint(Place place) {
        checkpointMs = clock.millis();
        records.chain(
                new TrailEvent.Checkpoint(checkpointMs, reporter, place != Place.WITHIN),
                new Notes.Checkpoint(place).text(),
                true);
        batch.add(records.line());
        unsigned = 0;
        checkpoints++;
    }

    private OpenFile file() throws IOException {
        OpenFile open = file;
        if (open == null) {
            throw new IOException("the trail in " + settings.directory() + " has no file");
        }
        return open;
    }

    private void drain() throws IOException {
        int count = batch.records();
        int bytes = batch.bytes();
        try {
            file().write(batch);
        } catch (IOException e) {
            throw failed(e);
        }
        wrote(count, bytes);
    }

    private void wrote(int count, int bytes) throws IOException {
        writtenRecords += count;
        writtenBytes += bytes;
        if (count > 0) {
            written = new TrailPosition(file().name(), file().bytes(), records.next() - 1);
        }
        publish();
    }

    private void syncIfDue() throws IOException {
        boolean due = switch (settings.fsync()) {
            case ALWAYS -> true;
            case INTERVAL -> isDue(syncMs, settings.fsyncInterval());
            case NEVER -> false;
        };
        if (due && file().isDirty()) {
            sync();
        }
    }

    private void sync() throws IOException {
        try {
            file().sync();
        } catch (IOException e) {
            throw failed(e);
        }
        synced = written.sequence();
        syncMs = clock.millis();
        syncs++;
        publish();
    }

    /** Removes old files. That they go is told, signed and on the disk before they do. */
    private void retire() throws IOException {
        OpenFile open = file();
        open.look();
        Optional<Retention.Due> found = retention.due(open.file(), clock.instant(), acknowledgedSequence.getAsLong());
        if (found.isEmpty()) {
            return;
        }
        Retention.Due due = found.get();
        if (due.through() > retiredThrough) {
            take(
                    new TrailEvent.Retired(clock.millis(), reporter, due.files(), due.through(), due.hash()),
                    new Notes.Retired(due.through(), due.hash()).text());
            checkpoint(Place.WITHIN);
            drain();
            sync();
            retiredThrough = due.through();
        }
        try {
            for (String name : due.files()) {
                disk.delete(settings.directory().resolve(name));
                retiredFiles++;
            }
            disk.sync(settings.directory());
        } catch (IOException e) {
            // The trail itself is well; this is tried again.
            LOG.warn("cannot remove old files of the trail", failed(e));
            return;
        }
        publish();
        if (due.files().size() == Retention.MOST_FILES) {
            retentionMs = 0;
        }
    }

    private IOException failed(IOException e) {
        failures++;
        publish();
        return e;
    }

    private void publish() {
        counters = new TrailCounters(
                writtenRecords,
                writtenBytes,
                files,
                checkpoints,
                syncs,
                failures,
                retiredFiles,
                batch.unwrittenBytes());
    }
}
