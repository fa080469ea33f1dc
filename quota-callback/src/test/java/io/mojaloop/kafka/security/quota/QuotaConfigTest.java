/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaConfigTest {
    @Test
    void logDirs_whereNoneAreNamed_areKafkasDefault() {
        assertThat(QuotaConfig.logDirs(Map.of("process.roles", "broker,controller")))
                .containsExactly(Path.of("/tmp/kafka-logs"));
        assertThat(QuotaConfig.logDirs(Map.of("process.roles", "controller"))).isEmpty();
        assertThat(QuotaConfig.logDirs(Map.of("log.dir", "/a", "log.dirs", "/b, /c")))
                .containsExactly(Path.of("/b"), Path.of("/c"));
    }
}
