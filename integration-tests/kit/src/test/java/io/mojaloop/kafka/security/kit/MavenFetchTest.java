/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MavenFetchTest {
    @Test
    void pom_line3_takesItsLoggingFromKafkaTools() {
        assertThat(pom("3.9.2")).contains("kafka-tools").doesNotContain("log4j-slf4j-impl");
    }

    @Test
    void pom_440_namesLog4j2AndNoTools() {
        assertThat(pom("4.4.0")).contains("log4j-slf4j-impl", "log4j-1.2-api").doesNotContain("kafka-tools");
    }

    @Test
    void pom_431_bringsToolsAndLogging() {
        assertThat(pom("4.3.1")).contains("kafka-tools", "log4j-slf4j-impl");
    }

    private static String pom(String version) {
        return new MavenFetch(Path.of("mvn"), KafkaVersion.parse(version)).pom();
    }
}
