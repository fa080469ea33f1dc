/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

/** Whom a binding, a listener or a tenant names: a {@link Principal} or a group of the policy. */
public sealed interface Subject permits Principal, Subject.GroupReference {
    /** How policies begin a reference to one of their groups. */
    String GROUP = "group:";

    /** @param group the name of a group of the same policy */
    record GroupReference(String group) implements Subject {
        @Override
        public String toString() {
            return GROUP + group;
        }
    }
}
