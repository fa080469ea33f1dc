/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import io.mojaloop.kafka.security.audit.output.OutputContext;
import io.mojaloop.kafka.security.audit.trail.TrailPosition;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Brings batches to the receiver, however long that takes. For one thread. */
final class Delivery {
    private final FollowerSettings settings;
    private final OutputContext context;
    private final RecordMaker maker;
    private final Sender sender;
    private final Progress progress;
    private final Announcer announcer;
    private final CountDownLatch stopping;
    private final BackOff backOff;
    private final Suspect suspect = new Suspect();

    /** How many records are sent at once: fewer after failures of which they may be the reason. */
    private int width;

    private long aheadMs;
    private long aheadSequence = -1;

    Delivery(
            FollowerSettings settings,
            OutputContext context,
            RecordMaker maker,
            Sender sender,
            Progress progress,
            Announcer announcer,
            CountDownLatch stopping) {
        this.settings = settings;
        this.context = context;
        this.maker = maker;
        this.sender = sender;
        this.progress = progress;
        this.announcer = announcer;
        this.stopping = stopping;
        this.width = settings.batchRecords();
        this.backOff = new BackOff(settings.firstBackOff(), settings.mostBackOff(), ThreadLocalRandom.current());
        this.aheadMs = nowMs() - settings.aheadInterval().toMillis();
    }

    /**
     * Returns when the receiver has every record of a batch, but for those that it will never take; the progress then
     * stands behind the last of them.
     *
     * @throws InterruptedException if the output is closed before; the progress stands behind what was delivered
     */
    void deliver(Batch batch) throws InterruptedException {
        List<OutgoingRecord> records = batch.records();
        int done = 0;
        while (done < records.size()) {
            int end = Math.min(records.size(), done + width);
            List<OutgoingRecord> part = records.subList(done, end);
            try {
                sendCheckpointAhead();
                List<Refusal> refusals = sender.send(part);
                delivered(part, refusals, batch.after().get(end - 1));
                done = end;
            } catch (SendFailure failure) {
                failed(failure);
                if (failure.afterSending()) {
                    if (suspect.wantsProof(part.size()) && isAtFault(records, done)) {
                        progress.refused(new Refusal(part.get(0).sequence(), String.valueOf(failure.getMessage())));
                        progress.moveTo(batch.after().get(done));
                        suspect.givenUp();
                        done++;
                    } else {
                        width = suspect.narrowed(part.size());
                    }
                }
            }
        }
    }

    private void delivered(List<OutgoingRecord> part, List<Refusal> refusals, TrailPosition after) {
        backOff.reset();
        suspect.delivered(part.get(part.size() - 1), width < settings.batchRecords());
        width = Math.min(settings.batchRecords(), 2 * width);
        progress.delivered(part.size() - refusals.size());
        refusals.forEach(progress::refused);
        progress.moveTo(after);
    }

    private void failed(SendFailure failure) throws InterruptedException {
        progress.failed(String.valueOf(failure.getMessage()));
        progress.store();
        announcer.tick();
        if (stopping.await(backOff.nextMs(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("closed while the receiver cannot be reached");
        }
    }

    /** Whether a record is refused that others are not. */
    private boolean isAtFault(List<OutgoingRecord> records, int index) throws InterruptedException {
        Optional<OutgoingRecord> neighbour = suspect.neighbour(records, index);
        if (neighbour.isEmpty()) {
            return false;
        }
        try {
            sender.send(List.of(neighbour.get()));
            progress.reached();
            return suspect.proven();
        } catch (SendFailure failure) {
            suspect.acquitted();
            failed(failure);
            return false;
        }
    }

    /** Evidence first: with a newer signed record outside, the backlog can no longer be cut off unnoticed. */
    private void sendCheckpointAhead() throws SendFailure, InterruptedException {
        TrailPosition written = context.written().get();
        long now = nowMs();
        if (written.sequence() - progress.acknowledged() <= settings.farBehindRecords()
                || now - aheadMs < settings.aheadInterval().toMillis()) {
            return;
        }
        Optional<OutgoingRecord> checkpoint = newestCheckpoint(written);
        if (checkpoint.isPresent() && checkpoint.get().sequence() > aheadSequence) {
            aheadSequence = checkpoint.get().sequence();
            sendAhead(checkpoint.get());
        }
        aheadMs = now;
    }

    private void sendAhead(OutgoingRecord checkpoint) throws SendFailure, InterruptedException {
        try {
            sender.send(List.of(checkpoint));
            progress.reached();
        } catch (SendFailure failure) {
            aheadSequence = -1;
            // Whatever it is, it is not the fault of the records that are due.
            throw SendFailure.unreachable(String.valueOf(failure.getMessage()), failure);
        }
    }

    private Optional<OutgoingRecord> newestCheckpoint(TrailPosition written) {
        try {
            Optional<NewestCheckpoint.Found> found = NewestCheckpoint.find(context.directory(), written);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(maker.make(found.get().line(), found.get().sequence()));
        } catch (IOException | UnreadableRecordException e) {
            return Optional.empty();
        }
    }

    private static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
