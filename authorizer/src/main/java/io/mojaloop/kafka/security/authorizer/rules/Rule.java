/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import io.mojaloop.kafka.security.policy.HostPattern;

/**
 * One statement about one principal, one resource pattern and one operation: an ACL, or a line of a policy. The index
 * tells rules apart by identity, so equal statements from two sources can come and go independently.
 */
public interface Rule {
    /** The principal's type, usually {@code User}. */
    String principalType();

    /** The principal's name; {@code *} with type {@code User} speaks of every principal. */
    String principalName();

    /** The code of the resource type, as in Kafka's {@code ResourceType#code()}; not negative. */
    int resourceType();

    /** The name, or the beginning of names if {@link #prefixed()}; a literal {@code *} speaks of every name. */
    String resourceName();

    /** Whether {@link #resourceName()} is the beginning of names. */
    boolean prefixed();

    /** The code of the operation, see {@link Operations}. */
    int operation();

    /** Whether the operation is allowed; otherwise it is denied. */
    boolean allows();

    /** From where. */
    HostPattern host();

    /** Whether the resources that it names count as named by a rule, see {@link RuleIndex#mentions}. */
    default boolean mentions() {
        return true;
    }
}
