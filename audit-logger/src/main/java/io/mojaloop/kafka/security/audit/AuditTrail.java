/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit;

import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.net.InetAddress;

/** Where events are told. Called from any thread, request threads among them: nothing here waits unless configured to. */
public interface AuditTrail extends AutoCloseable {
    /**
     * Takes an event. Never throws.
     *
     * @return false if the trail could not take it and its class is configured to fail closed: whatever the event tells of
     *     must then be refused
     */
    boolean record(SecurityEvent event);

    /** Whether decisions are told at all. If not, {@link #count} and decisions cost nothing more than this question. */
    boolean takesDecisions();

    /**
     * Counts a decision, if one like it was {@linkplain #record recorded} before and need not be told apart: the path of
     * almost every request, which allocates nothing.
     *
     * @param principalName with {@code principalType} who asked
     * @param operation by Kafka's name
     * @param resourceType by Kafka's name
     * @return true if that was all; false if the caller is to record the {@link Decision} with all that is known of it
     */
    boolean count(
            Decision.Verdict verdict,
            String principalType,
            String principalName,
            String operation,
            String resourceType,
            String resourceName,
            InetAddress client);

    /**
     * Whether an event would be taken that is {@linkplain #record recorded} only once what it tells of is done. If not, that
     * must be refused before it begins; the refusal is told.
     *
     * @return false if the class is configured to fail closed and there is no room
     */
    boolean takes(EventClass eventClass);

    /** Tells the trail the id of the Kafka cluster, once somebody knows it. */
    void clusterId(String id);

    /** Gives up this use of the trail; the last one writes what is left and stops. Idempotent. */
    @Override
    void close();
}
