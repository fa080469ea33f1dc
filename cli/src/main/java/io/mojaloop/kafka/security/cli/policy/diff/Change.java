/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * What a principal gains or loses.
 *
 * @param principal who; {@code User:*} for everybody
 * @param gains whether it gains it; otherwise it loses it
 * @param operations what, the implied ones included
 * @param kept what these operations imply and the principal has in both policies
 * @param type on what
 * @param names which of them; at least one
 * @param from from where; at least one
 * @param during when
 * @param allowedAt the lines of the one policy that give it
 * @param deniedAt the lines of the other policy that deny it; empty if it only does not give it
 */
record Change(
        Principal principal,
        boolean gains,
        Set<Operation> operations,
        Set<Operation> kept,
        ResourceType type,
        List<Section<NamePattern>> names,
        List<Section<Block>> from,
        Span during,
        List<Position> allowedAt,
        List<Position> deniedAt) {

    /** Whether a request is touched by it. */
    boolean covers(Principal who, Operation operation, ResourceType resourceType, String name, InetAddress client) {
        return (principal.isEveryone() || principal.equals(who))
                && operations.contains(operation)
                && type == resourceType
                && names.stream().anyMatch(section -> section.holds(pattern -> pattern.matches(name)))
                && from.stream().anyMatch(section -> section.holds(block -> block.matches(client)));
    }
}
