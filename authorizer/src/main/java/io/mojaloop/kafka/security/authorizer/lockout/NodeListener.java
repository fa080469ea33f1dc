/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.lockout;

import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Transport;
import java.util.Optional;
import java.util.Set;

/**
 * A listener that this node has or connects to.
 *
 * @param name in upper case
 * @param transport how clients of it are connected
 * @param uses what it is for
 * @param identity as whom this node is known there; empty if that cannot be told from its configuration
 */
record NodeListener(String name, Transport transport, Set<Use> uses, Optional<Principal> identity) {
    enum Use {
        CLIENTS("clients"),
        BROKERS("inter-broker traffic"),
        CONTROLLERS("controllers");

        private final String text;

        Use(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    boolean isFor(Use use) {
        return uses.contains(use);
    }

    /** Whether the cluster itself talks over it. */
    boolean isInternal() {
        return isFor(Use.BROKERS) || isFor(Use.CONTROLLERS);
    }
}
