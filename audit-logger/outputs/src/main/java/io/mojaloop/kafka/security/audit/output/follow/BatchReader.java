/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import io.mojaloop.kafka.security.audit.trail.TrailPosition;
import io.mojaloop.kafka.security.audit.trail.TrailReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the trail in pieces of bounded size. For one thread. */
final class BatchReader implements AutoCloseable {
    private final TrailReader reader;
    private final RecordMaker maker;
    private final int mostRecords;
    private final long mostBytes;
    private @Nullable IOException pending;

    BatchReader(Path directory, TrailPosition from, RecordMaker maker, int mostRecords, long mostBytes) {
        this.reader = TrailReader.open(directory, from);
        this.maker = maker;
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes;
    }

    /** What is there now, perhaps nothing. @throws IOException as {@link TrailReader#next} */
    Batch next() throws IOException {
        if (pending != null) {
            IOException told = pending;
            pending = null;
            throw told;
        }
        List<OutgoingRecord> records = new ArrayList<>();
        List<TrailPosition> after = new ArrayList<>();
        List<Refusal> unreadable = new ArrayList<>();
        TrailPosition next = reader.position();
        long bytes = 0;
        int lines = 0;
        while (lines < mostRecords && bytes < mostBytes) {
            TrailReader.Line line = nextOf(lines);
            if (line == null) {
                break;
            }
            lines++;
            next = line.next();
            try {
                OutgoingRecord made = maker.make(line.bytes(), line.sequence());
                records.add(made);
                after.add(next);
                bytes += made.json().length;
            } catch (UnreadableRecordException e) {
                unreadable.add(new Refusal(line.sequence(), String.valueOf(e.getMessage())));
            }
        }
        return new Batch(records, after, unreadable, next);
    }

    /** A trail that goes while a batch is read is told with the next batch: what was read is sent first. */
    private TrailReader.@Nullable Line nextOf(int lines) throws IOException {
        try {
            return reader.next();
        } catch (IOException e) {
            if (lines == 0) {
                throw e;
            }
            pending = e;
            return null;
        }
    }

    long damagedLines() {
        return reader.damagedLines();
    }

    @Override
    public void close() {
        reader.close();
    }
}
