/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster budget is split by what this broker leads, so the broker has to know which one it is. */
class OwnNumberTest {
    private static final double BUDGET = 8 * 1024 * 1024;
    private static final Map<String, String> TENANT = Map.of("tenant", "a");

    @TempDir
    private Path directory;

    private final PolicyQuotaCallback callback = new PolicyQuotaCallback();
    private final Map<String, Object> configs = new HashMap<>();

    @BeforeEach
    void policy() throws IOException {
        Path policy = Files.writeString(
                directory.resolve("policy.yaml"),
                "version: 1\nquotas:\n  tenants:\n    a: {members: \"User:a\", produce: 8MiB/s, scope: cluster}\n");
        configs.put("zookeeper.connect", "localhost:2181");
        configs.put("log.dirs", directory.toString());
        configs.put("security.policy.file", policy.toString());
    }

    @AfterEach
    void close() {
        callback.close();
    }

    /** Broker 1001 leads three of four partitions, of two brokers. */
    private static Cluster cluster() {
        Node one = new Node(1001, "a", 1);
        Node two = new Node(1002, "b", 1);
        List<PartitionInfo> partitions = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            partitions.add(new PartitionInfo("t", number, number == 0 ? two : one, new Node[0], new Node[0]));
        }
        return new Cluster("c", List.of(one, two), partitions, Set.of(), Set.of());
    }

    private double limitWhenTold() {
        callback.updateClusterMetadata(cluster());
        Double limit = callback.quotaLimit(ClientQuotaType.PRODUCE, TENANT);
        return limit == null ? Double.NaN : limit;
    }

    private void keep(String key, int number) throws IOException {
        Files.writeString(directory.resolve("meta.properties"), "version=0\n" + key + "=" + number + "\n");
    }

    @ParameterizedTest
    @CsvSource({"1001, 0.75", "01001, 0.75", "1002, 0.25"})
    void broker_withANumber_hasThePartThatItLeads(String number, double part) {
        configs.put("broker.id", number);
        callback.configure(configs);
        assertThat(limitWhenTold()).isEqualTo(part * BUDGET);
    }

    @Test
    void broker_thatWasGivenItsNumber_hasThePartThatItLeads() throws IOException {
        configs.put("broker.id", "-1");
        keep("broker.id", 1001);
        callback.configure(configs);
        assertThat(limitWhenTold()).isEqualTo(0.75 * BUDGET);
    }

    @Test
    void broker_thatIsGivenItsNumberAfterItIsConfigured_hasThePartThatItLeads() throws IOException {
        callback.configure(configs);
        keep("broker.id", 1002);
        assertThat(limitWhenTold()).isEqualTo(0.25 * BUDGET);
    }

    @Test
    void broker_thatCannotKnowItsNumber_hasAnEvenPart() {
        callback.configure(configs);
        assertThat(limitWhenTold()).isEqualTo(0.5 * BUDGET);
    }

    @Test
    void clients_whileLeadersMove_areStillRememberedAsSeenLately() {
        configs.put("broker.id", "1001");
        callback.configure(configs);
        await().untilAsserted(() ->
                assertThat(callback.quotaLimit(ClientQuotaType.PRODUCE, TENANT)).isNotNull());
        int before = seen();
        for (int move = 0; move < 200; move++) {
            callback.updateClusterMetadata(move % 2 == 0 ? cluster() : Cluster.empty());
        }
        assertThat(seen() - before).as("seconds").isLessThan(30);
    }

    private int seen() {
        callback.quotaMetricTags(
                ClientQuotaType.PRODUCE, new org.apache.kafka.common.security.auth.KafkaPrincipal("User", "a"), "x");
        int[] seen = {0};
        callback.resolver(ClientQuotaType.PRODUCE).forEachSeen(entry -> seen[0] = Math.max(seen[0], entry.seen()));
        return seen[0];
    }
}
