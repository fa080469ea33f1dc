/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.quota.allocation.Allocation;
import io.mojaloop.kafka.security.quota.cluster.Leadership;

/**
 * How quotas of a node stand.
 *
 * @param state what the call-backs were told
 * @param guaranteed what tenants have in any case, by index and type
 */
record Standing(Resolver.NodeState state, Leadership leadership, double[][] guaranteed) {
    Allocation allocation() {
        return state.allocation();
    }
}
