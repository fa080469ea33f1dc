/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.show;

import io.mojaloop.kafka.security.cli.quota.read.KafkaQuota;
import io.mojaloop.kafka.security.cli.quota.read.NodeReport;
import io.mojaloop.kafka.security.quota.status.PolicyStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of a cluster's quotas at one moment.
 *
 * @param cluster its address; not escaped
 * @param callback what the brokers run; empty if nothing, or they do not say
 * @param policySource whose the policy is: a file, or {@code node 1}
 * @param exempt whom the policy never slows; empty if only the file says
 * @param budgets the largest first
 * @param problems what could not be read, and what to do about it
 */
public record QuotaView(
        Instant time,
        String cluster,
        Optional<String> callback,
        List<KafkaQuota> kafkaQuotas,
        Optional<PolicyStatus> policy,
        String policySource,
        List<String> exempt,
        List<NodeReport> nodes,
        List<BudgetUse> budgets,
        List<String> problems) {

    /** Whether anything tells what is used. */
    public boolean hasUse() {
        return !nodes.isEmpty();
    }

    /** Whether all of it is of now. */
    public boolean isWhole() {
        return problems.isEmpty() && nodes.stream().noneMatch(node -> node.isStale(time.toEpochMilli()));
    }
}
