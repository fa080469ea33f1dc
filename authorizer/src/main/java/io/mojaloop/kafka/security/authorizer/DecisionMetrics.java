/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Counts decisions. */
final class DecisionMetrics implements PolicyAuthorizerMXBean {
    /** Reading a clock costs about as much as a decision, so only one call in so many is timed. A power of two. */
    static final int SAMPLE_EVERY = 256;

    private final LongAdder[] byKind = new LongAdder[DecisionKind.values().length];
    private final LongAdder notReady = new LongAdder();
    private final LongAdder failedUpdates = new LongAdder();
    private final LatencyHistogram latency = new LatencyHistogram();
    private final Supplier<Snapshot> snapshot;

    DecisionMetrics(Supplier<Snapshot> snapshot) {
        this.snapshot = snapshot;
        for (int i = 0; i < byKind.length; i++) {
            byKind[i] = new LongAdder();
        }
    }

    void count(DecisionKind kind) {
        byKind[kind.ordinal()].increment();
    }

    void countNotReady() {
        notReady.increment();
    }

    void countFailedUpdate() {
        failedUpdates.increment();
    }

    /** Now, in nanoseconds, if this call is to be timed; otherwise 0. */
    long startTimer() {
        boolean timed = (ThreadLocalRandom.current().nextInt() & (SAMPLE_EVERY - 1)) == 0;
        return timed ? System.nanoTime() | 1 : 0;
    }

    void stopTimer(long started) {
        if (started != 0) {
            latency.record(System.nanoTime() - started);
        }
    }

    private long sum(DecisionKind kind) {
        return byKind[kind.ordinal()].sum();
    }

    @Override
    public long getAllowedByRule() {
        return sum(DecisionKind.ALLOWED_BY_RULE);
    }

    @Override
    public long getAllowedAsSuperUser() {
        return sum(DecisionKind.ALLOWED_AS_SUPER_USER);
    }

    @Override
    public long getAllowedByDefault() {
        return sum(DecisionKind.ALLOWED_BY_DEFAULT);
    }

    @Override
    public long getDeniedByRule() {
        return sum(DecisionKind.DENIED_BY_RULE);
    }

    @Override
    public long getDeniedByDefault() {
        return sum(DecisionKind.DENIED_BY_DEFAULT);
    }

    @Override
    public long getDeniedByError() {
        return sum(DecisionKind.DENIED_BY_ERROR);
    }

    @Override
    public long getNotReady() {
        return notReady.sum();
    }

    @Override
    public int getAclCount() {
        return snapshot.get().acls().count();
    }

    @Override
    public int getInertAllowAcls() {
        return snapshot.get().acls().inertAllows();
    }

    @Override
    public int getInertDenyAcls() {
        return snapshot.get().acls().inertDenies();
    }

    @Override
    public long getFailedUpdates() {
        return failedUpdates.sum();
    }

    @Override
    public String getLoadState() {
        return snapshot.get().load().name();
    }

    @Override
    public long getTimedCalls() {
        return latency.count();
    }

    @Override
    public long getLatencyNanosP50() {
        return latency.percentileNanos(0.5);
    }

    @Override
    public long getLatencyNanosP99() {
        return latency.percentileNanos(0.99);
    }

    @Override
    public long getLatencyNanosP999() {
        return latency.percentileNanos(0.999);
    }

    @Override
    public long getLatencyNanosMax() {
        return latency.maxNanos();
    }
}
