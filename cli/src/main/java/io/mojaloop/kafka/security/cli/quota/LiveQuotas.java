/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota;

import io.mojaloop.kafka.security.cli.policy.acls.ClusterAccess;
import io.mojaloop.kafka.security.cli.quota.read.LiveCluster;
import io.mojaloop.kafka.security.cli.quota.show.BudgetUse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What {@code quota status} says, for whoever is no command. */
public final class LiveQuotas {
    /** Where nodes write what is used, unless somebody says otherwise. */
    public static final String DEFAULT_TOPIC = "kafka-security-quota-status";

    private LiveQuotas() {}

    /**
     * As {@code quota status --throttled}.
     *
     * @throws io.mojaloop.kafka.security.cli.runtime.CommandException if the cluster cannot be asked
     */
    public static List<BudgetUse> slowed(ClusterAccess access, String topic) {
        try (LiveCluster cluster = LiveCluster.open(access)) {
            return new ViewSource(
                            cluster,
                            Clock.systemUTC(),
                            new ViewSource.Question(
                                    access.server(),
                                    topic,
                                    List.of(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    true,
                                    access.timeoutSeconds()))
                    .view()
                    .budgets();
        }
    }
}
