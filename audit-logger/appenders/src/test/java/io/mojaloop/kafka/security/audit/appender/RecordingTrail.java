/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
public final class RecordingTrail implements AuditTrail {
    public final List<SecurityEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public boolean record(SecurityEvent event) {
        events.add(event);
        return true;
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
        return false;
    }

    @Override
    public boolean takes(EventClass eventClass) {
        return true;
    }

    @Override
    public void clusterId(String id) {}

    @Override
    public void close() {
        throw new AssertionError("the trail is not the appenders' to close");
    }
}
