/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one line of a role says about one principal.
 *
 * @param allows whether it allows; otherwise it refuses
 * @param operations all of them, the implied ones included: bits by {@link Operation#code}
 * @param type on what
 * @param name which of them
 * @param from from where
 * @param until when it ends
 * @param at where the line stands
 */
record Claim(
        boolean allows,
        int operations,
        ResourceType type,
        NamePattern name,
        Block from,
        Optional<Instant> until,
        Position at) {

    /** What an allow or a deny of these operations really touches on such a resource. */
    static int bits(Set<Operation> named, boolean allows, ResourceType type) {
        int bits = 0;
        for (Operation operation : type.operations()) {
            boolean touched = named.stream()
                    .anyMatch(one -> allows ? one.implies(operation) : one == operation || one == Operation.ALL);
            if (operation != Operation.ALL && touched) {
                bits |= 1 << operation.code();
            }
        }
        return bits;
    }

    static EnumSet<Operation> operations(int bits) {
        EnumSet<Operation> operations = EnumSet.noneOf(Operation.class);
        for (Operation operation : Operation.values()) {
            if ((bits & 1 << operation.code()) != 0) {
                operations.add(operation);
            }
        }
        return operations;
    }

    /** The same wherever it stands. */
    Claim anywhere() {
        return new Claim(allows, operations, type, name, from, until, new Position("", 1, 1));
    }
}
