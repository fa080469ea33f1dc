/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.policy.reload.PolicyStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Counts decisions. */
final class DecisionMetrics implements PolicyAuthorizerMXBean {
    /** Reading a clock costs about as much as a decision, so only one call in so many is timed. A power of two. */
    static final int SAMPLE_EVERY = 256;

    /** Rows of {@link #getWouldDeny}: enough to act on, and not too much for one answer of JMX. */
    private static final int MOST_ROWS = 1000;

    private final LongAdder[] byKind = new LongAdder[DecisionKind.values().length];
    private final LongAdder notReady = new LongAdder();
    private final LongAdder unknownOrigins = new LongAdder();
    private final WouldDenies wouldDenies = new WouldDenies();
    private final LongAdder failedUpdates = new LongAdder();
    private final LatencyHistogram latency = new LatencyHistogram();
    private final Supplier<Snapshot> snapshot;
    private final Supplier<Optional<PolicyStatus>> policy;

    /** @param policy how the watching of the policy file goes; empty without one */
    DecisionMetrics(Supplier<Snapshot> snapshot, Supplier<Optional<PolicyStatus>> policy) {
        this.snapshot = snapshot;
        this.policy = policy;
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

    void countUnknownOrigin() {
        unknownOrigins.increment();
    }

    WouldDenies wouldDenies() {
        return wouldDenies;
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
    public long getAllowedInMonitorMode() {
        return sum(DecisionKind.ALLOWED_IN_MONITOR_MODE);
    }

    @Override
    public long getProbesInMonitorMode() {
        return sum(DecisionKind.PROBE_IN_MONITOR_MODE);
    }

    @Override
    public long getDeniedByGuardrail() {
        return sum(DecisionKind.DENIED_BY_GUARDRAIL);
    }

    @Override
    public long getPolicyVersion() {
        return policy.get().map(PolicyStatus::version).orElse(0L);
    }

    @Override
    public String getPolicySha256() {
        return policy.get().map(PolicyStatus::sha256).orElse("");
    }

    @Override
    public long getPolicyAgeMs() {
        return policy.get().map(PolicyStatus::ageMs).orElse(-1L);
    }

    @Override
    public String getPolicyOutcome() {
        return policy.get().map(status -> status.outcome().name()).orElse("NONE");
    }

    @Override
    public String getPolicyProblem() {
        return policy.get().flatMap(PolicyStatus::problem).orElse("");
    }

    @Override
    public long getPolicyLastCheckMs() {
        return policy.get()
                .map(status -> Math.max(
                        0, System.currentTimeMillis() - status.lastCheckedAt().toEpochMilli()))
                .orElse(-1L);
    }

    @Override
    public long getPolicyRefusals() {
        return policy.get().map(PolicyStatus::totalRefusals).orElse(0L);
    }

    @Override
    public String getPolicyMode() {
        return policy.get().isEmpty()
                ? "NONE"
                : snapshot.get().policy().policy().mode().name();
    }

    @Override
    public int getPolicyRules() {
        return snapshot.get().policy().rules().size();
    }

    @Override
    public int getEndedBindings() {
        return snapshot.get().policy().ended();
    }

    @Override
    public long getUnknownOrigins() {
        return unknownOrigins.sum();
    }

    @Override
    public List<WouldDenyCount> getWouldDeny() {
        return wouldDenies.top(MOST_ROWS);
    }

    @Override
    public long getWouldDenyOthers() {
        return wouldDenies.others();
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
    public long getDeniedByAudit() {
        return sum(DecisionKind.DENIED_BY_AUDIT);
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
