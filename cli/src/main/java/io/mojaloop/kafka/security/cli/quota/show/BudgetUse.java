/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.show;

import io.mojaloop.kafka.security.policy.Quotas.Scope;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A budget, what it may use and what it uses, on all nodes.
 *
 * @param scope over what the limit counts
 * @param limit as it is configured; empty if there is none, or nobody tells it
 * @param nodes where it is used, by number
 */
public record BudgetUse(Budget budget, Scope scope, OptionalDouble limit, List<OnNode> nodes) {
    public BudgetUse {
        nodes = List.copyOf(nodes);
    }

    /**
     * @param limit on this node just now; empty if it is not known
     * @param enforced whether anybody is slowed by it
     * @param throttleTimeMs the mean delay given lately; 0 if none was
     * @param clients who used it lately: a few of them
     */
    public record OnNode(
            String node,
            OptionalDouble limit,
            boolean enforced,
            double use,
            double throttleTimeMs,
            List<String> clients) {}

    /** Of all nodes together. */
    public double use() {
        return nodes.stream().mapToDouble(OnNode::use).sum();
    }

    /** The longest mean delay of a node. */
    public double throttleTimeMs() {
        return nodes.stream().mapToDouble(OnNode::throttleTimeMs).max().orElse(0);
    }

    public boolean isThrottled() {
        return throttleTimeMs() > 0;
    }

    /** More than allowed, and nobody is slowed: monitor mode, or it has only begun. */
    public boolean isOver() {
        return part().orElse(0) > 1;
    }

    /** How much of the limit is used: of the cluster's, or where it is used most. */
    public OptionalDouble part() {
        if (limit.isEmpty()) {
            return OptionalDouble.empty();
        }
        return scope == Scope.CLUSTER
                ? OptionalDouble.of(use() / limit.getAsDouble())
                : nodes.stream()
                        .mapToDouble(node -> node.use() / node.limit().orElse(limit.getAsDouble()))
                        .max();
    }
}
