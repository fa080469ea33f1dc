/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.cli.policy.acls.ClusterAccess;
import io.mojaloop.kafka.security.cli.quota.LiveQuotas;
import io.mojaloop.kafka.security.cli.quota.show.Amounts;
import io.mojaloop.kafka.security.cli.quota.show.BudgetUse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;

/**
 * What {@code kafka-security quota status} says of the demo's cluster.
 *
 * @param patience nodes write their status every {@value #INTERVAL_MS} ms
 */
record QuotaStatus(Clients clients, Patience patience) {
    static final String TOPIC = LiveQuotas.DEFAULT_TOPIC;
    static final int INTERVAL_MS = 1000;
    private static final int TIMEOUT_SECONDS = 10;

    /** The budget of a tenant that is being slowed. @throws Unmet if it is not, or nobody tells */
    String slowed(String tenant) throws Exception {
        Path config = clients.cluster()
                .writeClientProperties(
                        Cast.admin(), clients.cluster().runDirectory().resolve("status.properties"));
        Properties properties = clients.cluster().clientProperties(Cast.admin());
        ClusterAccess access =
                new ClusterAccess(properties.getProperty("bootstrap.servers"), Optional.of(config), TIMEOUT_SECONDS);
        return patience.until(Expectation.success("slowed"), () -> {
            List<BudgetUse> slowed = LiveQuotas.slowed(access, TOPIC);
            BudgetUse use = slowed.stream()
                    .filter(one -> one.budget().tenant().equals(Optional.of(tenant)))
                    .findFirst()
                    .orElseThrow(() -> new Unmet("nothing tells that tenant " + tenant + " is slowed"));
            return use.budget().name() + ": limit "
                    + Amounts.of(use.budget().type(), use.limit()) + ", use "
                    + Amounts.of(use.budget().type(), use.use()) + ", delay " + Amounts.delay(use.throttleTimeMs());
        });
    }

    /** As {@code kafka-configs --delete-config producer_byte_rate}, without another JVM. */
    void removeQuota(String user) throws Exception {
        ClientQuotaAlteration none = new ClientQuotaAlteration(
                new ClientQuotaEntity(java.util.Map.of(ClientQuotaEntity.USER, user)),
                List.of(new ClientQuotaAlteration.Op("producer_byte_rate", null)));
        try (Closing<Admin> admin = clients.admin(Cast.admin())) {
            admin.client()
                    .alterClientQuotas(List.of(none))
                    .all()
                    .get(clients.patience().millis(), TimeUnit.MILLISECONDS);
        }
    }
}
