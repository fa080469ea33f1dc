/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.net.InetAddress;
import java.util.List;

/** A trail in memory. */
record EventsOnly(List<SecurityEvent> events) implements AuditTrail {
    @Override
    public boolean record(SecurityEvent event) {
        return events.add(event);
    }

    @Override
    public boolean takesDecisions() {
        return false;
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
        return true;
    }

    @Override
    public boolean takes(EventClass eventClass) {
        return true;
    }

    @Override
    public void clusterId(String id) {}

    @Override
    public void close() {}
}
