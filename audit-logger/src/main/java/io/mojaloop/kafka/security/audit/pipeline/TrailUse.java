/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicBoolean;

/** What one plug-in has of a trail that it shares. */
final class TrailUse implements AuditTrail {
    private final PipelineTrail trail;
    private final Runnable release;
    private final AtomicBoolean released = new AtomicBoolean();

    TrailUse(PipelineTrail trail, Runnable release) {
        this.trail = trail;
        this.release = release;
    }

    /** The trail itself. */
    PipelineTrail shared() {
        return trail;
    }

    @Override
    public boolean record(SecurityEvent event) {
        return trail.record(event);
    }

    @Override
    public boolean takesDecisions() {
        return trail.takesDecisions();
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
        return trail.count(verdict, principalType, principalName, operation, resourceType, resourceName, client);
    }

    @Override
    public boolean takes(EventClass eventClass) {
        return trail.takes(eventClass);
    }

    @Override
    public void clusterId(String id) {
        trail.clusterId(id);
    }

    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            release.run();
        }
    }
}
