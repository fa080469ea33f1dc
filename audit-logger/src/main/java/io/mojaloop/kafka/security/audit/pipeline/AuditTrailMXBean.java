/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.util.List;
import java.util.Map;

/**
 * The metrics of one trail: {@code io.mojaloop.kafka.security:type=AuditTrail,node=1}. Numbers are since the trail was
 * opened; those by class have every class of events as a key.
 */
public interface AuditTrailMXBean {
    /** RUNNING, PAUSED while the disk takes nothing, CLOSED. */
    String getState();

    /** Events that wait for the writer. */
    int getQueueDepth();

    /** How many may wait. */
    int getQueueCapacity();

    /** Events that were taken to have records of their own, by class. */
    Map<String, Long> getRecorded();

    /** Records written, by class. */
    Map<String, Long> getWritten();

    /** Events that are in records as numbers, by class. */
    Map<String, Long> getCounted();

    /** Events that are in the trail only as lost, by class. */
    Map<String, Long> getLost();

    /** All of the former. */
    long getLostTotal();

    /** Requests refused, and other events whose authors were told to refuse, because the trail could not take them. */
    long getRefused();

    /** How often a thread waited for room in the queue. */
    long getWaits();

    /** Milliseconds that threads waited for room in the queue, together. */
    long getWaitedMs();

    /** Kinds of events that are counted apart. */
    int getKinds();

    /** What went wrong in writing and encoding. */
    long getFailures();

    /** The last of these; empty if none. */
    String getLastFailure();

    /** The last record that the operating system has. */
    long getWrittenSequence();

    /** The last record that a power cut cannot take. */
    long getSyncedSequence();

    /** Bytes written. */
    long getWrittenBytes();

    /** How old the oldest record is that an output has not delivered, in milliseconds; 0 if there is none. */
    long getUndeliveredMs();

    /** How each output is doing. */
    List<OutputMetrics> getOutputs();
}
