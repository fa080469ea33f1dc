/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** {@link AuditTrailMXBean} from what the parts of a trail know. */
final class TrailMetrics implements AuditTrailMXBean {
    private final Statistics statistics;
    private final Intake intake;
    private final TrailSink sink;
    private final RunningOutputs outputs;
    private final Clock clock;
    private final UnaryOperator<String> escaping;
    private final DeliveryAge deliveryAge = new DeliveryAge();

    TrailMetrics(
            Statistics statistics,
            Intake intake,
            TrailSink sink,
            RunningOutputs outputs,
            Clock clock,
            UnaryOperator<String> escaping) {
        this.statistics = statistics;
        this.intake = intake;
        this.sink = sink;
        this.outputs = outputs;
        this.clock = clock;
        this.escaping = escaping;
    }

    /** Notes how far the trail is; to be called about once a second. */
    void tick() {
        deliveryAge.written(sink.written().sequence(), clock.millis());
    }

    @Override
    public String getState() {
        return intake.isClosed() ? "CLOSED" : intake.isPaused() ? "PAUSED" : "RUNNING";
    }

    @Override
    public int getQueueDepth() {
        return intake.depth();
    }

    @Override
    public int getQueueCapacity() {
        return intake.capacity();
    }

    @Override
    public Map<String, Long> getRecorded() {
        return statistics.recorded.byName();
    }

    @Override
    public Map<String, Long> getWritten() {
        return statistics.written.byName();
    }

    @Override
    public Map<String, Long> getCounted() {
        return statistics.counted.byName();
    }

    @Override
    public Map<String, Long> getLost() {
        return statistics.lost.byName();
    }

    @Override
    public long getLostTotal() {
        return statistics.lost.total();
    }

    @Override
    public long getRefused() {
        return statistics.refused.sum();
    }

    @Override
    public long getWaits() {
        return statistics.waits.sum();
    }

    @Override
    public long getWaitedMs() {
        return TimeUnit.NANOSECONDS.toMillis(statistics.waitedNs.sum());
    }

    @Override
    public int getKinds() {
        return intake.counts().kinds();
    }

    @Override
    public long getFailures() {
        return statistics.failures.sum();
    }

    @Override
    public String getLastFailure() {
        return statistics.lastFailure();
    }

    @Override
    public long getWrittenSequence() {
        return sink.written().sequence();
    }

    @Override
    public long getSyncedSequence() {
        return sink.syncedSequence();
    }

    @Override
    public long getWrittenBytes() {
        return sink.bytes();
    }

    @Override
    public long getUndeliveredMs() {
        return deliveryAge.undeliveredMs(outputs.acknowledgedSequence(), clock.millis());
    }

    @Override
    public List<OutputMetrics> getOutputs() {
        return outputs.status().stream()
                .map(status -> OutputMetrics.of(status, escaping))
                .toList();
    }
}
