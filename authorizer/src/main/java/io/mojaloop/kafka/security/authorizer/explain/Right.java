/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.explain;

import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that a principal may do, or must not do.
 *
 * @param principal whom the rule names
 * @param allows whether it allows
 * @param operation what
 * @param resourceType on what
 * @param name which of them
 * @param from from where
 * @param until when it ends
 * @param mode whether a denial refuses
 * @param reason the rule
 */
public record Right(
        Principal principal,
        boolean allows,
        Operation operation,
        ResourceType resourceType,
        NamePattern name,
        HostPattern from,
        Optional<Instant> until,
        PolicyMode mode,
        Reason reason) {}
