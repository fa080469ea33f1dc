/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.DecisionCount;
import io.mojaloop.kafka.security.audit.event.ExampleEvents;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnDeliveriesTest {
    private static final Decision OWN = ExampleEvents.decision(Decision.Verdict.ALLOWED);
    private static final long HOUR_MS = 3_600_000;

    private final OwnDeliveries deliveries = new OwnDeliveries(OWN::equals);
    private final List<SecurityEvent> told = new ArrayList<>();

    private static DecisionCount count(Decision like, long count, long fromMs, long untilMs) {
        return new DecisionCount(like, count, fromMs, untilMs, "");
    }

    @Test
    void deliveries_areKept_untilThereIsSomethingElse_andAddedUp() {
        assertThat(deliveries.keeps(count(OWN, 3, 0, 60))).isTrue();
        deliveries.endWindow(false, 60, told::add);
        assertThat(deliveries.keeps(count(OWN, 4, 60, 120))).isTrue();
        deliveries.endWindow(false, 120, told::add);
        assertThat(told).isEmpty();

        deliveries.endWindow(true, 180, told::add);
        assertThat(told).containsExactly(count(OWN, 7, 0, 120));

        deliveries.endWindow(true, 240, told::add);
        assertThat(told).hasSize(1);
    }

    @Test
    void deliveries_areToldAfterAnHour_whateverElse() {
        deliveries.keeps(count(OWN, 3, 0, 60));
        deliveries.endWindow(false, HOUR_MS - 1, told::add);
        assertThat(told).isEmpty();
        deliveries.endWindow(false, HOUR_MS, told::add);
        assertThat(told).hasSize(1);
    }

    /** A clock that was set back keeps nothing for ever. */
    @Test
    void deliveries_areTold_whenTheClockWasSetBack() {
        deliveries.keeps(count(OWN, 3, HOUR_MS, HOUR_MS + 60));
        deliveries.endWindow(false, 5, told::add);
        assertThat(told).hasSize(1);
    }

    @Test
    void refusalsWidenedCountsAndOthers_areNeverKept() {
        Decision denied = ExampleEvents.decision(Decision.Verdict.DENIED);
        OwnDeliveries all = new OwnDeliveries(decision -> true);

        assertThat(all.keeps(count(denied, 1, 0, 60))).isFalse();
        assertThat(all.keeps(denied)).isFalse();
        assertThat(all.keeps(new DecisionCount(OWN, 1, 0, 60, "address"))).isFalse();
        assertThat(new OwnDeliveries(decision -> false).keeps(count(OWN, 1, 0, 60)))
                .isFalse();
    }
}
