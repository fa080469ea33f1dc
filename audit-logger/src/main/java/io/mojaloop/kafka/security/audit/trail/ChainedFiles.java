/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import io.mojaloop.kafka.security.audit.trail.line.Notes;
import io.mojaloop.kafka.security.audit.trail.line.Notes.Checkpoint.Place;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that is written and those that come after it: what was taken stands in one of them, or in memory until it can be
 * written. Not thread-safe.
 */
final class ChainedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TrailWriter.class);

    private final TrailSettings settings;
    private final Clock clock;
    private final Reporter reporter;
    private final Disk disk;
    private final Records records;
    private final Batch batch = new Batch();
    private final WriterTally tally;

    private @Nullable OpenFile file;
    private @Nullable NextFile next;
    private String lastFile;
    private boolean rotate;
    private boolean ended;
    private boolean appended;
    private long unsigned;
    private long unsignedSinceMs;
    private long checkpointMs;
    private long syncMs;

    /** A file that is to be made: its first record is chained already, so it is that or none. */
    private record NextFile(TrailFile file, byte[] header, String reason) {}

    ChainedFiles(
            TrailSettings settings, Clock clock, Reporter reporter, Disk disk, Records records, Recovered recovered) {
        this.settings = settings;
        this.clock = clock;
        this.reporter = reporter;
        this.disk = disk;
        this.records = records;
        this.tally = new WriterTally(batch, recovered.next() - 1);
        this.lastFile = recovered.lastFile();
        this.syncMs = clock.millis();
    }

    WriterTally tally() {
        return tally;
    }

    /** Plans the first file and makes it. */
    void begin() throws IOException {
        planFile("");
        prepare();
    }

    /** Leaves a file that is full, old or not to be trusted, and makes the one that is to be written. */
    void prepare() throws IOException {
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

    /** Makes room for another record. */
    void makeRoom() throws IOException {
        if (batch.isFull()) {
            drain();
        }
    }

    /** Chains a record and puts it in the batch, which has room. */
    long take(SecurityEvent event, String notes) {
        long sequence = records.chain(event, notes, false);
        batch.add(records.line());
        if (unsigned++ == 0) {
            unsignedSinceMs = clock.millis();
        }
        return sequence;
    }

    /** Takes an event of somebody else: from now on the file is worth leaving when it is full. */
    long append(SecurityEvent event, String notes) throws IOException {
        makeRoom();
        long sequence = take(event, notes);
        appended = true;
        if (unsigned >= settings.checkpointRecords()) {
            checkpoint(Place.WITHIN);
        }
        return sequence;
    }

    /** Does what is due by the clock, but for what writes: that follows. */
    void tick() throws IOException {
        makeRoom();
        if ((unsigned > 0 && isDue(unsignedSinceMs, settings.checkpointInterval()))
                || isDue(checkpointMs, settings.heartbeatInterval())) {
            checkpoint(Place.WITHIN);
        }
        OpenFile open = file;
        if (open != null && isDue(open.openedMs(), settings.rotateInterval())) {
            rotate = true;
            prepare();
        }
    }

    void checkpoint(Place place) {
        checkpointMs = clock.millis();
        records.chain(
                new TrailEvent.Checkpoint(checkpointMs, reporter, place != Place.WITHIN),
                new Notes.Checkpoint(place).text(),
                true);
        batch.add(records.line());
        unsigned = 0;
        tally.checkpointMade();
    }

    /** Hands what was taken to the operating system. */
    void drain() throws IOException {
        int count = batch.records();
        int bytes = batch.bytes();
        try {
            file().write(batch);
        } catch (IOException e) {
            throw failed(e);
        }
        wrote(count, bytes);
    }

    /** Waits for the disk, if that is due. */
    void syncIfDue() throws IOException {
        boolean due = switch (settings.fsync()) {
            case ALWAYS -> true;
            case INTERVAL -> isDue(syncMs, settings.fsyncInterval());
            case NEVER -> false;
        };
        if (due && file().isDirty()) {
            sync();
        }
    }

    /** Waits for the disk. */
    void sync() throws IOException {
        try {
            file().sync();
        } catch (IOException e) {
            throw failed(e);
        }
        syncMs = clock.millis();
        tally.synced();
    }

    /** The file that is written. */
    OpenFile file() throws IOException {
        OpenFile open = file;
        if (open == null) {
            throw new IOException("the trail in " + settings.directory() + " has no file");
        }
        return open;
    }

    void close() {
        if (file != null) {
            file.close();
        }
    }

    /** A clock that was set back must not keep anything waiting. */
    boolean isDue(long sinceMs, Duration interval) {
        long elapsed = clock.millis() - sinceMs;
        return elapsed < 0 || elapsed >= interval.toMillis();
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
            reason += ": records " + (tally.syncedSequence() + 1) + " to "
                    + tally.written().sequence() + " may be gone after a power cut";
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
        tally.fileMade();
        wrote(1, planned.header().length);
        if (unsigned++ == 0) {
            unsignedSinceMs = clock.millis();
        }
        if (!planned.reason().isEmpty()) {
            take(new TrailEvent.Resumed(clock.millis(), reporter, 0, planned.reason()), "");
        }
    }

    private void wrote(int count, int bytes) throws IOException {
        tally.wrote(count, bytes, file(), records.next() - 1);
    }

    /** Counts a failure. */
    IOException failed(IOException e) {
        tally.failed();
        return e;
    }
}
