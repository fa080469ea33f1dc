/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import io.mojaloop.kafka.security.policy.Principal;
import java.util.Optional;

/** Who used something, as far as a recording tells. */
public sealed interface Who {
    /** What to call him; not escaped. */
    String label();

    /**
     * @param clientId empty if it is not known
     * @param exempt whether nobody slowed him when it was recorded: a super user, or exempt by the policy then in force
     */
    record Client(Principal principal, Optional<String> clientId, boolean exempt) implements Who {
        @Override
        public String label() {
            return principal.toString();
        }
    }

    /** A tenant's budget: which of its members used it is not recorded. */
    record Members(String tenant) implements Who {
        @Override
        public String label() {
            return "members of " + tenant;
        }
    }

    /** Somebody whose principal is not recorded. */
    record Unknown(String label) implements Who {}
}
