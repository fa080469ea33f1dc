/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit;

import java.util.List;

/**
 * Something that an auditor will ask about. Texts are as they came, also those that a client chose: whoever writes them
 * escapes them.
 */
public sealed interface SecurityEvent {
    /**
     * A policy took effect.
     *
     * @param node the id of the broker or controller
     * @param file as configured
     * @param previousSha256 of the version before; empty at the start
     * @param sha256 of this version
     * @param version counted by this process, from 1
     * @param mode {@code enforce} or {@code monitor}
     */
    record PolicyAccepted(String node, String file, String previousSha256, String sha256, long version, String mode)
            implements SecurityEvent {}

    /**
     * A changed policy file was not accepted; the version before stays in force.
     *
     * @param node the id of the broker or controller
     * @param file as configured
     * @param sha256 of the refused content; empty if it could not be read
     * @param inForceSha256 of the version that stays
     * @param problems at least one, each a line with its place
     */
    record PolicyRefused(String node, String file, String sha256, String inForceSha256, List<String> problems)
            implements SecurityEvent {
        public PolicyRefused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Bindings ended, or hold again because the clock was set.
     *
     * @param node the id of the broker or controller
     * @param sha256 of the version in force
     * @param ended how many of its bindings hold no more
     */
    record BindingsEnded(String node, String sha256, int ended) implements SecurityEvent {}

    /**
     * A request was allowed that monitor mode would have refused. Told when it is first seen; further ones are counted.
     *
     * @param node the id of the broker or controller
     * @param principal {@code type:name}
     * @param clientAddress without a port
     * @param operation by Kafka's name, for example {@code WRITE}
     * @param resourceType by Kafka's name, for example {@code TOPIC}
     * @param resource its name
     * @param rule what would deny it
     */
    record WouldDeny(
            String node,
            String principal,
            String clientAddress,
            String operation,
            String resourceType,
            String resource,
            String rule)
            implements SecurityEvent {}
}
