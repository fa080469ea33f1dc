/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.zookeeper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the jars that the documentation names, each thing that happens to a real ZooKeeper is told once. */
class ZooKeeperAuditIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"3.8.4", "3.9.4"})
    void whatHappens_isToldOnce(String version) throws Exception {
        try (ZooKeeperProcess zookeeper = new ZooKeeperProcess(version, directory)) {
            zookeeper.shell(
                    "alice", "alice-secret", "create /open x", "create /locked x", "setAcl /locked sasl:alice:cdrwa");
            zookeeper.shell("alice", "wrong", "get /open");
            zookeeper.shell("mallory\\nsession=0x9\\tuser=alice", "wrong", "get /open");
            zookeeper.shell("", "", "set /locked y", "addauth nosuch thing");

            once(zookeeper, "create", "/open", "alice");
            once(zookeeper, "setAcl", "/locked", "sasl:alice:cdrwa", "success");
            once(zookeeper, "setData", "/locked", "127.0.0.1", "failure");
            once(zookeeper, "authentication", "success", "alice", "sasl");
            once(zookeeper, "authentication", "failure", "mallory", "127.0.0.1");
            once(zookeeper, "authentication", "authentication failed from 127.0.0.1 (DIGEST-MD5");
            once(zookeeper, "authentication", "failure", "No authentication provider for scheme: nosuch");
            once(zookeeper, "serverStart", "success");
            zookeeper.stop();
            once(zookeeper, "serverStop");
            once(zookeeper, "trail-stopped");
        }
    }

    /** One record holds all of it, whatever the case. */
    private static void once(ZooKeeperProcess zookeeper, String... parts) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> Assertions.assertThat(zookeeper.told())
                        .filteredOn(line -> holdsAll(line, parts))
                        .hasSize(1));
    }

    private static boolean holdsAll(String line, String... parts) {
        for (String part : parts) {
            if (!line.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }
}
