/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit;

import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A trail in memory, for all modules: the first decision of a kind is to be recorded, the others are counted. */
public class RecordingTrail implements AuditTrail {
    /** What is counted as one. */
    public record Kind(
            Decision.Verdict verdict,
            String principalType,
            String principalName,
            String operation,
            String resourceType,
            String resourceName,
            InetAddress client) {}

    public final List<SecurityEvent> events = Collections.synchronizedList(new ArrayList<>());
    public final Map<Kind, Integer> counts = new HashMap<>();
    public boolean full;
    public boolean takesChanges = true;
    public boolean broken;
    public boolean closed;
    public String cluster = "";

    @Override
    public synchronized boolean record(SecurityEvent event) {
        if (broken) {
            throw new IllegalStateException("a trail never does this");
        }
        if (!full) {
            events.add(event);
        }
        return !full;
    }

    @Override
    public boolean takesDecisions() {
        return true;
    }

    @Override
    public synchronized boolean count(
            Decision.Verdict verdict,
            String principalType,
            String principalName,
            String operation,
            String resourceType,
            String resourceName,
            InetAddress client) {
        Kind kind = new Kind(verdict, principalType, principalName, operation, resourceType, resourceName, client);
        return counts.merge(kind, 1, Integer::sum) > 1;
    }

    @Override
    public boolean takes(EventClass eventClass) {
        return takesChanges;
    }

    @Override
    public void clusterId(String id) {
        cluster = id;
    }

    @Override
    public void close() {
        closed = true;
    }

    public <E extends SecurityEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public List<Decision> decisions() {
        return all(Decision.class);
    }

    /** Each as text: subject, type, resource, outcome, stage. */
    public List<String> changes() {
        return all(AdminChange.class).stream()
                .map(one -> one.subject() + " " + one.type() + " "
                        + one.resource().type() + ":" + one.resource().name() + " " + one.stage() + " "
                        + one.outcome())
                .toList();
    }
}
