/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import io.mojaloop.kafka.security.audit.output.Output;
import io.mojaloop.kafka.security.audit.output.OutputContext;
import io.mojaloop.kafka.security.audit.output.OutputStatus;
import io.mojaloop.kafka.security.audit.output.OwnTraffic;
import io.mojaloop.kafka.security.audit.trail.TrailGoneException;
import io.mojaloop.kafka.security.audit.trail.TrailPosition;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An output: a daemon thread that reads the trail's files, sends, waits for the acknowledgement and then moves its cursor.
 * Every record is sent at least once and never given up while the receiver might still take it; ids do not change.
 */
public final class Follower implements Output {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** How long closing waits for a sender that was told to stop. */
    private static final long ABORT_MS = 5000;

    private final String name;
    private final OutputContext context;
    private final FollowerSettings settings;
    private final Sender sender;
    private final Optional<OwnTraffic> ownTraffic;
    private final Delivery delivery;
    private final RecordMaker maker;
    private final Announcer announcer;
    private final Progress progress;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile long drainUntilMs = Long.MAX_VALUE;

    private Follower(
            String name,
            OutputContext context,
            FollowerSettings settings,
            RecordMaker maker,
            Sender sender,
            Optional<OwnTraffic> ownTraffic) {
        this.name = name;
        this.context = context;
        this.settings = settings;
        this.maker = maker;
        this.sender = sender;
        this.ownTraffic = ownTraffic;
        this.announcer = new Announcer(name, context, Clock.systemUTC(), Follower::ticksMs);
        this.progress = new Progress(new CursorFile(context.directory(), name), announcer, Follower::ticksMs);
        this.delivery = new Delivery(settings, context, maker, sender, progress, announcer, stopping);
        this.thread = OutputThreads.daemon("output-" + name, this::run);
    }

    /** Begins to follow. @param ownTraffic what the sender does in this cluster, if it is the trail's own */
    public static Follower start(
            String name,
            OutputContext context,
            FollowerSettings settings,
            RecordMaker maker,
            Sender sender,
            Optional<OwnTraffic> ownTraffic) {
        Follower follower = new Follower(name, context, settings, maker, sender, ownTraffic);
        follower.thread.start();
        return follower;
    }

    @Override
    public long acknowledgedSequence() {
        return progress.acknowledged();
    }

    @Override
    public Optional<OwnTraffic> ownTraffic() {
        return ownTraffic;
    }

    @Override
    public OutputStatus status() {
        return progress.status(name, context.written().get().sequence());
    }

    private static long ticksMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private void run() {
        try {
            TrailPosition from = progress.load();
            while (!isOver()) {
                from = followFrom(from);
            }
        } catch (InterruptedException closed) {
            LOG.debug("Audit output {} was interrupted, it goes on from its cursor next time", name, closed);
        } finally {
            progress.store();
            announcer.finish();
            sender.disconnect();
        }
    }

    /** Follows until something breaks. @return where to go on */
    private TrailPosition followFrom(TrailPosition from) throws InterruptedException {
        try (BatchReader reader =
                new BatchReader(context.directory(), from, maker, settings.batchRecords(), settings.batchBytes())) {
            while (!isOver()) {
                step(reader);
            }
        } catch (IOException e) {
            // The trail's own directory: a disk that is gone, a file that may not be read.
            progress.failed("the trail cannot be read: " + e);
            pause(settings.mostBackOff().toMillis());
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            LOG.error("Audit output {} goes on after an error of its own", name, e);
            progress.failed(String.valueOf(e));
            sender.disconnect();
            pause(settings.mostBackOff().toMillis());
        }
        return progress.position();
    }

    private void step(BatchReader reader) throws IOException, InterruptedException {
        Batch batch;
        try {
            batch = reader.next();
        } catch (TrailGoneException gone) {
            progress.gone(gone);
            return;
        }
        progress.damaged(reader.damagedLines());
        batch.unreadable().forEach(progress::unreadable);
        if (!batch.records().isEmpty()) {
            delivery.deliver(batch);
        }
        progress.moveTo(batch.next());
        announcer.tick();
        if (batch.records().isEmpty() && batch.unreadable().isEmpty()) {
            progress.store();
            if (stopping.getCount() == 0) {
                drainUntilMs = ticksMs();
            }
            pause(settings.pollInterval().toMillis());
        }
    }

    private void pause(long ms) throws InterruptedException {
        stopping.await(ms, TimeUnit.MILLISECONDS);
    }

    /** After closing, what is there is still sent for a moment: the last records are those that say how it ended. */
    private boolean isOver() {
        return stopping.getCount() == 0 && (!progress.isConnected() || ticksMs() >= drainUntilMs);
    }

    @Override
    public synchronized void close() {
        if (stopping.getCount() == 0) {
            return;
        }
        drainUntilMs = ticksMs() + settings.drain().toMillis();
        stopping.countDown();
        try {
            thread.join(settings.drain().toMillis());
            if (thread.isAlive()) {
                sender.abort();
                thread.interrupt();
                thread.join(ABORT_MS);
            }
        } catch (InterruptedException e) {
            sender.abort();
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
