/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * The answer to one request for one resource.
 *
 * @param verdict the answer
 * @param actor who asked
 * @param request in which
 * @param resource about what
 * @param operation by Kafka's name, for example {@code WRITE}
 * @param reason why, by kind: for example {@code denied-by-default}
 * @param rule what decided; made into text by the thread that writes the trail, so it is immutable. An empty text if
 *     no rule did
 * @param references how many partitions or the like the request named: Kafka's {@code resourceReferenceCount}
 */
public record Decision(
        long timeMs,
        Reporter reporter,
        Verdict verdict,
        Actor actor,
        Request request,
        Resource resource,
        String operation,
        String reason,
        Object rule,
        int references)
        implements SecurityEvent {
    /** Allowed, denied, or allowed because monitor mode does not deny. */
    public enum Verdict {
        ALLOWED,
        DENIED,
        WOULD_DENY
    }

    @Override
    public EventClass eventClass() {
        return verdict == Verdict.ALLOWED ? EventClass.ALLOW : EventClass.DENY;
    }
}
