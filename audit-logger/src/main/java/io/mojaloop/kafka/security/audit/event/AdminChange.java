/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

import java.util.List;

/**
 * Somebody changed what the cluster is or who may do what.
 *
 * @param subject what was changed
 * @param type how
 * @param resource the topic, the group, the user, of an ACL what it speaks of
 * @param operation the right that it took, by Kafka's name
 * @param details what exactly, a line each: for example each ACL; empty if not known
 * @param outcome of the change; unknown if {@code stage} does not reach that far, as the Elastic Common Schema has it for
 *     events that hold the request side of a transaction only
 * @param stage how far it was seen
 * @param reason of a failure
 * @param rule what allowed it; see {@link Decision}
 */
public record AdminChange(
        long timeMs,
        Reporter reporter,
        Actor actor,
        Request request,
        Subject subject,
        Type type,
        Resource resource,
        String operation,
        List<String> details,
        Outcome outcome,
        Stage stage,
        String reason,
        Object rule)
        implements SecurityEvent {
    public AdminChange {
        details = List.copyOf(details);
    }

    /** What was changed. */
    public enum Subject {
        ACL,
        /** SCRAM users. */
        CREDENTIAL,
        QUOTA,
        TOPIC,
        CONFIGURATION,
        DELEGATION_TOKEN,
        GROUP,
        TRANSACTION,
        CLUSTER
    }

    /** ECS {@code event.type}. */
    public enum Type {
        CREATION,
        CHANGE,
        DELETION
    }

    /** How far the event's author saw it. */
    public enum Stage {
        /** It was allowed; whether Kafka then did it is not seen here, so the outcome is unknown. */
        AUTHORIZED,
        /** The outcome is Kafka's answer. */
        COMPLETED
    }

    @Override
    public EventClass eventClass() {
        return EventClass.ADMIN;
    }
}
