/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;

/**
 * What a line of an authorizer's log tells.
 *
 * @param principal who asked
 * @param operation for what
 * @param type on what
 * @param name its name
 * @param host the client's address, as Java writes it
 * @param allowed the decision; what monitor mode let through counts as allowed
 * @param superUser whether the line says that it was allowed for that alone
 * @param moment of the line as {@code 2027-01-31T23:59:59}; empty if it begins with none
 */
record Access(
        Principal principal,
        Operation operation,
        ResourceType type,
        String name,
        String host,
        boolean allowed,
        boolean superUser,
        String moment) {}
