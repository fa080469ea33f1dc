/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import java.util.List;
import java.util.Set;

/**
 * A named set of rights, given to principals by {@link Binding}s.
 *
 * @param name unique in its policy
 * @param rules in the order of the file
 * @param at where the name stands
 */
public record Role(String name, List<RoleRule> rules, Position at) {
    public Role {
        rules = List.copyOf(rules);
    }

    /**
     * One line of a role.
     *
     * @param allows whether the operations are allowed; otherwise they are denied
     * @param operations at least one, each of which applies to the resource type
     * @param resourceType of all the names
     * @param names at least one
     * @param at where the rule begins
     */
    public record RoleRule(
            boolean allows,
            Set<Operation> operations,
            ResourceType resourceType,
            List<NamePattern> names,
            Position at) {
        public RoleRule {
            operations = Set.copyOf(operations);
            names = List.copyOf(names);
        }
    }
}
