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
    private final ChainedFiles files;
    private final Retention retention;

    private boolean closed;
    private long retentionMs;
    private long retiredThrough = -1;

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
        this.files = new ChainedFiles(settings, clock, reporter, disk, records, recovered);
        this.retention = new Retention(settings);
    }

    private void begin(Recovered recovered) throws IOException {
        long now = clock.millis();
        files.begin();
        Optional<Notes.Started.Torn> torn = recovered.torn();
        files.take(
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
            files.take(
                    new TrailEvent.KeyChanged(now, reporter, before, keyId),
                    new Notes.KeyChanged(before, keyId).text());
        }
        files.checkpoint(Place.WITHIN);
        files.drain();
        files.sync();
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
        return files.append(event, notes);
    }

    /**
     * Hands everything taken to the operating system, and waits for the disk if so configured.
     *
     * @throws IOException if it could not; what remains is kept and written by the next call
     */
    public void flush() throws IOException {
        prepare();
        files.drain();
        files.syncIfDue();
    }

    /**
     * Does what is due by the clock: checkpoint, heartbeat, rotation, fsync, retention. To be called at least once a second,
     * also when nothing happens.
     *
     * @throws IOException as {@link #flush}
     */
    public void tick() throws IOException {
        prepare();
        files.tick();
        flush();
        if (files.isDue(retentionMs, RETENTION_INTERVAL)) {
            retentionMs = clock.millis();
            retire();
        }
    }

    /** How far whole lines were handed to the operating system. From any thread. */
    public TrailPosition written() {
        return files.tally().written();
    }

    /** The last record that a power cut cannot take; -1 if none of this boot. From any thread. */
    public long syncedSequence() {
        return files.tally().syncedSequence();
    }

    /** What this writer has done so far. From any thread. */
    public TrailCounters counters() {
        return files.tally().counters();
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
            files.drain();
            files.take(new TrailEvent.Stopped(clock.millis(), reporter), "");
            files.checkpoint(Place.END_OF_BOOT);
            files.drain();
            files.sync();
        } finally {
            giveUp();
        }
    }

    private void prepare() throws IOException {
        if (closed) {
            throw new IOException("the trail in " + settings.directory() + " is closed");
        }
        files.prepare();
    }

    private void giveUp() throws IOException {
        closed = true;
        files.close();
        records.erase();
        lock.close();
    }

    /** Removes old files. That they go is told, signed and on the disk before they do. */
    private void retire() throws IOException {
        OpenFile open = files.file();
        open.look();
        Optional<Retention.Due> found = retention.due(open.file(), clock.instant(), acknowledgedSequence.getAsLong());
        if (found.isEmpty()) {
            return;
        }
        Retention.Due due = found.get();
        if (due.through() > retiredThrough) {
            files.take(
                    new TrailEvent.Retired(clock.millis(), reporter, due.files(), due.through(), due.hash()),
                    new Notes.Retired(due.through(), due.hash()).text());
            files.checkpoint(Place.WITHIN);
            files.drain();
            files.sync();
            retiredThrough = due.through();
        }
        try {
            for (String name : due.files()) {
                disk.delete(settings.directory().resolve(name));
                files.tally().retired();
            }
            disk.sync(settings.directory());
        } catch (IOException e) {
            // The trail itself is well; this is tried again.
            LOG.warn("cannot remove old files of the trail", files.failed(e));
            return;
        }
        files.tally().publish();
        if (due.files().size() == Retention.MOST_FILES) {
            retentionMs = 0;
        }
    }
}
