/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.RecordingTrail;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.Throttling;
import io.mojaloop.kafka.security.audit.event.Throttling.Phase;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.quota.usage.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AuditedNewsTest {
    private final RecordingTrail trail = new RecordingTrail();
    private final AuditedNews news = new AuditedNews(
            trail,
            new Reporter("quota-callback", "1", "broker"),
            LoggerFactory.getLogger(AuditedNewsTest.class),
            () -> 50_000,
            () -> 1_700_000_000_000L);

    private static MeasuredBudget.Client client(String name, String clientId) {
        return new MeasuredBudget.Client(new Principal("User", name), clientId);
    }

    @Test
    void tenant_isToldWithAllItsClients_atTheTimeItWas() {
        news.tell(
                Phase.ENDED,
                new MeasuredBudget(
                        new Usage(ClientQuotaType.FETCH, Map.of("tenant", "dfsp%201"), 3e6, 7),
                        Optional.of("dfsp 1"),
                        OptionalDouble.of(1e6),
                        true,
                        List.of(client("alice", "a-2"), client("alice", "a-1"), client("bob", "b"))),
                40_000,
                12_345);
        Throttling event = (Throttling) trail.events.get(0);
        assertThat(event.timeMs()).isEqualTo(1_700_000_000_000L - 10_000);
        assertThat(event.phase()).isEqualTo(Phase.ENDED);
        assertThat(event.actor().principalType()).isEqualTo("User");
        assertThat(event.actor().principalName()).isEqualTo("alice");
        assertThat(event.actor().clientId()).isEqualTo("a-2");
        assertThat(event.others()).containsExactly("bob");
        assertThat(event.tenant()).isEqualTo("dfsp 1");
        assertThat(event.quota()).isEqualTo("consume");
        assertThat(event.limit()).isEqualTo(1e6);
        assertThat(event.observed()).isEqualTo(3e6);
        assertThat(event.durationMs()).isEqualTo(12_345);
        assertThat(event.enforced()).isTrue();
    }

    @Test
    void nobodySeen_isNobody() {
        news.tell(
                Phase.STARTED,
                new MeasuredBudget(
                        new Usage(ClientQuotaType.PRODUCE, Map.of("user", "x", "client-id", ""), 3, 0),
                        Optional.empty(),
                        OptionalDouble.of(2),
                        false,
                        List.of()),
                50_000,
                0);
        Throttling event = (Throttling) trail.events.get(0);
        assertThat(event.actor().principalName()).isEmpty();
        assertThat(event.others()).isEmpty();
        assertThat(event.enforced()).isFalse();
    }
}
