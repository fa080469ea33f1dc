/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.jmx.Registration;
import io.mojaloop.kafka.security.audit.output.OutputContext;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One trail with its queue, its thread and its outputs. */
final class PipelineTrail implements AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineTrail.class);

    /** Opens the sink. */
    interface SinkOpener {
        /**
         * @param acknowledgedSequence what all outputs have delivered
         * @throws IOException if it cannot be used
         */
        TrailSink open(LongSupplier acknowledgedSequence) throws IOException;
    }

    private final AuditConfig config;
    private final Consumer<String> clusterId;
    private final Statistics statistics = new Statistics();
    private final Losses losses = new Losses();
    private final Intake intake;
    private final RunningOutputs outputs;
    private final TrailSink sink;
    private final Writing writing;
    private final WriterLoop loop;
    private final Thread thread;
    private final TrailMetrics metrics;
    private final Registration registration;

    private boolean closed;

    private PipelineTrail(
            AuditConfig config,
            Outputs types,
            SinkOpener opener,
            Clock clock,
            Consumer<String> clusterId,
            UnaryOperator<String> escaping)
            throws IOException {
        this.config = config;
        this.clusterId = clusterId;
        intake = new Intake(config, statistics, losses);
        outputs = new RunningOutputs(config.outputs(), types);
        sink = opener.open(outputs::acknowledgedSequence);
        metrics = new TrailMetrics(statistics, intake, sink, outputs, clock, escaping);
        writing = new Writing(sink, intake, statistics, config.reporter(), clock, escaping);
        loop = new WriterLoop(
                intake, writing, statistics, losses, new OwnDeliveries(outputs::isOwn), config, clock, metrics::tick);
        thread = TrailThreads.create("audit-trail-writer", loop);
        registration =
                Registration.of(metrics, "type=AuditTrail", config.reporter().node());
    }

    /**
     * Opens a trail and starts its thread and its outputs.
     *
     * @param clusterId who wants to know the cluster's id
     * @param escaping of texts in logs and metrics
     * @throws IOException if the sink cannot be used
     * @throws IllegalStateException if an output does not start
     */
    static PipelineTrail open(
            AuditConfig config,
            Outputs types,
            SinkOpener opener,
            Clock clock,
            Consumer<String> clusterId,
            UnaryOperator<String> escaping)
            throws IOException {
        PipelineTrail trail = new PipelineTrail(config, types, opener, clock, clusterId, escaping);
        trail.thread.start();
        try {
            trail.outputs.start(new OutputContext(
                    config.trail().directory(),
                    trail.sink::written,
                    config.reporter().node(),
                    trail::record));
        } catch (RuntimeException failure) {
            trail.close();
            throw failure;
        }
        return trail;
    }

    @Override
    public boolean record(SecurityEvent event) {
        return guarded(event, intake::record);
    }

    /** Takes an event that happened before the trail was open. */
    void recordKept(SecurityEvent event) {
        guarded(event, intake::take);
    }

    private boolean guarded(SecurityEvent event, Predicate<SecurityEvent> intoIntake) {
        try {
            return intoIntake.test(event);
        } catch (Throwable defect) { // a request thread must not die of it
            statistics.failed(defect.getClass().getName());
            intake.lose(
                    event.eventClass(),
                    1,
                    event.timeMs(),
                    "defect: " + defect.getClass().getName());
            return !config.overflowOf(event.eventClass()).fails();
        }
    }

    @Override
    public boolean takesDecisions() {
        return true;
    }

    @Override
    public boolean count(
            Decision.Verdict verdict,
            String principalType,
            String principalName,
            String operation,
            String resourceType,
            String resourceName,
            InetAddress client) {
        return intake.count(verdict, principalType, principalName, operation, resourceType, resourceName, client);
    }

    @Override
    public boolean takes(EventClass eventClass) {
        return intake.takes(eventClass);
    }

    @Override
    public void clusterId(String id) {
        clusterId.accept(id);
    }

    /** Tells of events that were lost before they got here. */
    void lost(EventClass eventClass, long number, long fromMs, String reason) {
        intake.lose(eventClass, number, fromMs, reason);
    }

    /** Waits until all that was recorded or counted before is handed to the operating system. @return false if not in time */
    boolean flush(Duration most) {
        return loop.await(most.toNanos());
    }

    /** How much came in so far; for those who wait until nothing more comes. */
    long activity() {
        return statistics.recorded.total();
    }

    TrailMetrics metrics() {
        return metrics;
    }

    AuditConfig config() {
        return config;
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(10));
    }

    /** Ends it. @param most how long what is left may take */
    synchronized void close(Duration most) {
        if (closed) {
            return;
        }
        closed = true;
        writing.giveUpAt(System.nanoTime() + most.toNanos());
        intake.close();
        boolean interrupted = false;
        try {
            thread.join(most.toMillis() + TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (thread.isAlive()) {
            // The sink belongs to that thread: closing it here would write into the middle of a line.
            LOG.error("The audit trail's thread does not end; the trail ends without its last records");
        } else {
            closeSink();
        }
        outputs.close();
        registration.close();
        if (losses.any()) {
            LOG.error("Lost to the audit trail at its end: {}", statistics.lost.byName());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeSink() {
        try {
            sink.close();
        } catch (IOException | RuntimeException failure) {
            statistics.failed(failure.getClass().getName());
            LOG.error("The end of the audit trail could not be written: {}", failure.toString());
        }
    }
}
