/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.quota.cluster.WatchRule.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchRuleTest {
    @ParameterizedTest
    @CsvSource({
        // choice, broker, KRaft, version: at once, after a while
        "AUTO, true,  true,  3.9.2, true,  true",
        "AUTO, true,  false, 3.9.2, false, true",
        "AUTO, true,  true,  4.0.0, false, true",
        "AUTO, true,  true,  ?,     false, true",
        "AUTO, false, true,  3.9.2, false, false",
        "ON,   true,  true,  4.4.0, true,  true",
        "ON,   false, true,  3.9.2, false, false",
        "OFF,  true,  true,  3.9.2, false, false",
    })
    void watch_startsWhereKafkaDoesNotTell(
            Choice choice, boolean broker, boolean kraft, String version, boolean atOnce, boolean later) {
        WatchRule rule = WatchRule.of(choice, broker, kraft, version, 1000);
        assertThat(rule.isToWatch(true, false, 1000)).isEqualTo(atOnce);
        assertThat(rule.isToWatch(true, false, 1000 + WatchRule.PATIENCE_MS)).isEqualTo(later);
        assertThat(rule.isToWatch(false, false, 1000 + WatchRule.PATIENCE_MS)).isFalse();
        assertThat(rule.isToWatch(true, true, 1000 + WatchRule.PATIENCE_MS)).isEqualTo(later && choice == Choice.ON);
    }

    @Test
    void kafkaVersion_isThatOfTheClients() {
        // These tests also run on the newest Kafka.
        assertThat(WatchRule.kafkaVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void watcher_startsAndEndsAsPoliciesDo() {
        List<LeadershipWatcher> started = new ArrayList<>();
        OnDemandWatcher watcher = new OnDemandWatcher(
                new WatchRule(Choice.AUTO, false, 0),
                sink -> {
                    started.add(new LeadershipWatcher("1", 1, () -> null, sink, () -> 0));
                    return started.get(started.size() - 1);
                },
                ignored -> {});

        watcher.tick(false, false, 0);
        assertThat(watcher.isWatching()).isFalse();
        watcher.tick(true, false, 0);
        watcher.tick(true, false, 0);
        assertThat(started).hasSize(1);
        assertThat(watcher.isWatching()).isTrue();
        watcher.tick(true, true, 0);
        assertThat(watcher.isWatching()).isFalse();
        watcher.tick(true, false, 0);
        assertThat(started).hasSize(2);
        watcher.close();
        watcher.close();
        watcher.tick(true, false, 0);
        assertThat(watcher.isWatching()).isFalse();
    }

    @Test
    void watcher_thatIsAlwaysToWatchAndCannot_refusesToStart() {
        Map<String, String> server = Map.of("inter.broker.listener.name", "NONE");
        assertThatThrownBy(() ->
                        OnDemandWatcher.of(new WatchRule(Choice.ON, false, 0), "1", 1000, server, "p.", ignored -> {}))
                .isInstanceOf(ConfigException.class);
        OnDemandWatcher.of(new WatchRule(Choice.AUTO, false, 0), "1", 1000, server, "p.", ignored -> {})
                .close();
    }
}
