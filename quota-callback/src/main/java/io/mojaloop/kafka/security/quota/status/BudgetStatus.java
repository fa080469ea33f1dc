/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * A budget on one node.
 *
 * @param tags by which Kafka knows it, values as Kafka has them
 * @param tenant whose it is; empty if it is a client's own
 * @param limit in force on the node or, where it is not enforced, what would be; empty if there is none
 * @param enforced whether anybody is slowed by it
 * @param use in bytes per second, percent of a thread, or mutations per second
 * @param throttleTimeMs the mean delay given lately; 0 if none was
 * @param clients who used it lately, as {@code User:name client-id}: a few of them
 */
public record BudgetStatus(
        ClientQuotaType type,
        Map<String, String> tags,
        Optional<String> tenant,
        OptionalDouble limit,
        boolean enforced,
        double use,
        double throttleTimeMs,
        List<String> clients) {
    public BudgetStatus {
        clients = List.copyOf(clients);
    }

    /** Whether somebody is slowed, or would be if it were enforced. */
    public boolean isOver() {
        return throttleTimeMs > 0 || (limit.isPresent() && use > limit.getAsDouble());
    }
}
