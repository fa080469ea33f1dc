/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * What somebody used on a node around a moment.
 *
 * @param rate in bytes per second, percent of a thread, or mutations per second
 * @param ownQuota whether a quota of {@code kafka-configs} holds for him, which comes before any policy
 * @param slowed whether he was slowed when it was recorded, so that what he wanted is not known
 */
public record Demand(
        long timeMs, ClientQuotaType type, String node, Who who, double rate, boolean ownQuota, boolean slowed) {}
