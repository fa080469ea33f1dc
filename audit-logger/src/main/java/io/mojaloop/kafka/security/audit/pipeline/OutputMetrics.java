/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.output.OutputStatus;
import java.util.function.UnaryOperator;
import javax.management.ConstructorParameters;

/** How an output is doing; a row of {@link AuditTrailMXBean#getOutputs}. */
public final class OutputMetrics {
    private final String name;
    private final boolean connected;
    private final long acknowledgedSequence;
    private final long lagRecords;
    private final long sentRecords;
    private final long refusedRecords;
    private final long failures;
    private final String lastFailure;

    /** As {@link OutputStatus}. */
    @ConstructorParameters({
        "name",
        "connected",
        "acknowledgedSequence",
        "lagRecords",
        "sentRecords",
        "refusedRecords",
        "failures",
        "lastFailure"
    })
    public OutputMetrics(
            String name,
            boolean connected,
            long acknowledgedSequence,
            long lagRecords,
            long sentRecords,
            long refusedRecords,
            long failures,
            String lastFailure) {
        this.name = name;
        this.connected = connected;
        this.acknowledgedSequence = acknowledgedSequence;
        this.lagRecords = lagRecords;
        this.sentRecords = sentRecords;
        this.refusedRecords = refusedRecords;
        this.failures = failures;
        this.lastFailure = lastFailure;
    }

    static OutputMetrics of(OutputStatus status, UnaryOperator<String> escaping) {
        return new OutputMetrics(
                status.name(),
                status.connected(),
                status.acknowledgedSequence(),
                status.lagRecords(),
                status.sentRecords(),
                status.refusedRecords(),
                status.failures(),
                escaping.apply(status.lastFailure()));
    }

    /** As configured. */
    public String getName() {
        return name;
    }

    /** Whether the last attempt succeeded. */
    public boolean isConnected() {
        return connected;
    }

    /** Of the last record that the receiver has; -1 if none. */
    public long getAcknowledgedSequence() {
        return acknowledgedSequence;
    }

    /** Records that the receiver does not have yet. */
    public long getLagRecords() {
        return lagRecords;
    }

    /** By this process. */
    public long getSentRecords() {
        return sentRecords;
    }

    /** Skipped, because the receiver will never take them. */
    public long getRefusedRecords() {
        return refusedRecords;
    }

    /** Of attempts. */
    public long getFailures() {
        return failures;
    }

    /** Empty if none. */
    public String getLastFailure() {
        return lastFailure;
    }
}
