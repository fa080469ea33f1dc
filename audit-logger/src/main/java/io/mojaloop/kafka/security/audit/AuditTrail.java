/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit;

/** Where events are told. Never blocks and never throws: it is called on request threads. */
@FunctionalInterface
public interface AuditTrail {
    /** Takes an event. Called from any thread. */
    void record(SecurityEvent event);
}
