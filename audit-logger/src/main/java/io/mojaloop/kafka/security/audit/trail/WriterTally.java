/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

/** What a writer has done so far. Changed by its thread, read by any. */
final class WriterTally {
    private final Batch batch;

    private long records;
    private long bytes;
    private long files;
    private long checkpoints;
    private long syncs;
    private long failures;
    private long retiredFiles;

    private volatile TrailPosition written;
    private volatile long synced = -1;
    private volatile TrailCounters counters = new TrailCounters(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * @param batch of which the unwritten bytes are told
     * @param lastSequence of the boot before
     */
    WriterTally(Batch batch, long lastSequence) {
        this.batch = batch;
        this.written = new TrailPosition("", 0, lastSequence);
    }

    /** How far whole lines were handed to the operating system. From any thread. */
    TrailPosition written() {
        return written;
    }

    /** The last record that a power cut cannot take; -1 if none of this boot. From any thread. */
    long syncedSequence() {
        return synced;
    }

    /** From any thread. */
    TrailCounters counters() {
        return counters;
    }

    /** @param lastSequence of the last record that there is, which is written too now */
    void wrote(int count, int size, OpenFile file, long lastSequence) {
        records += count;
        bytes += size;
        if (count > 0) {
            written = new TrailPosition(file.name(), file.bytes(), lastSequence);
        }
        publish();
    }

    void fileMade() {
        files++;
    }

    void checkpointMade() {
        checkpoints++;
    }

    void synced() {
        synced = written.sequence();
        syncs++;
        publish();
    }

    void failed() {
        failures++;
        publish();
    }

    void retired() {
        retiredFiles++;
    }

    void publish() {
        counters = new TrailCounters(
                records, bytes, files, checkpoints, syncs, failures, retiredFiles, batch.unwrittenBytes());
    }
}
