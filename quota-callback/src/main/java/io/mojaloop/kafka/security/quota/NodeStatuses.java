/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.quota.allocation.Allocation;
import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.status.ClusterClients;
import io.mojaloop.kafka.security.quota.status.StatusBoard;
import io.mojaloop.kafka.security.quota.status.StatusSelection;
import io.mojaloop.kafka.security.quota.watch.MeasuredBudget;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Tells the status topic, if there is one, how the quotas of this node stand. One thread. */
final class NodeStatuses implements AutoCloseable {
    private final QuotaConfig config;
    private final StatusBoard board;

    NodeStatuses(QuotaConfig config, ClusterClients clients) {
        this.config = config;
        String topic = config.settings().getString(QuotaConfig.STATUS_TOPIC);
        board = topic.isEmpty() ? StatusBoard.none() : StatusBoard.of(config.nodeId(), topic, intervalMs(), clients);
    }

    /**
     * Tells, if it is time.
     *
     * @param usedPercent of the fullest disk; empty if it is not known
     * @param measured asked for only then
     */
    void tick(
            long nowMs,
            Allocation allocation,
            Leadership leadership,
            OptionalDouble usedPercent,
            Supplier<List<MeasuredBudget>> measured) {
        if (board.isDue(nowMs)) {
            board.tell(StatusSelection.of(
                    config.nodeId(),
                    config.reporter().roles(),
                    nowMs,
                    intervalMs(),
                    allocation,
                    leadership,
                    usedPercent,
                    measured.get()));
        }
    }

    private long intervalMs() {
        return config.settings().getLong(QuotaConfig.STATUS_INTERVAL);
    }

    /** Idempotent. */
    @Override
    public void close() {
        board.close();
    }
}
