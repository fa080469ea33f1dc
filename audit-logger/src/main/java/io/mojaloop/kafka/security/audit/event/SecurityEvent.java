/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * Something that an auditor will ask about. Texts are as they came, also those that a client chose: whoever writes them
 * escapes them. An empty text, a port of -1 and an absent address mean: not known.
 */
public sealed interface SecurityEvent
        permits Decision,
                DecisionCount,
                Authentication,
                AuthenticationCount,
                ConnectionRejected,
                AdminChange,
                PolicyAccepted,
                PolicyRefused,
                BindingsEnded,
                Throttling,
                ZooKeeperOperation,
                TrailEvent {
    /** When it happened: milliseconds since 1970-01-01T00:00Z. */
    long timeMs();

    /** Who saw it. */
    Reporter reporter();

    /** What is done about it when the trail cannot take it. */
    EventClass eventClass();
}
