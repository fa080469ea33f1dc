/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.kit.KitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    private Path home;

    @Test
    void pluginJars_areTheJarsOfPlugins_inOrder() throws IOException {
        Path plugins = Files.createDirectory(home.resolve("plugins"));
        Files.createFile(plugins.resolve("b.jar"));
        Files.createFile(plugins.resolve("a.jar"));
        Files.createFile(plugins.resolve("README"));

        assertThat(new Installation(Optional.of(home)).pluginJars())
                .containsExactly(plugins.resolve("a.jar"), plugins.resolve("b.jar"));
    }

    @Test
    void pluginJars_withoutAnInstallation_namesTheLauncher() {
        assertThatThrownBy(() -> new Installation(Optional.empty()).pluginJars())
                .isInstanceOf(KitException.class)
                .hasMessageContaining("bin/kafka-security");
        assertThatThrownBy(() -> new Installation(Optional.of(home)).pluginJars())
                .isInstanceOf(KitException.class)
                .hasMessageContaining(home.toString());
    }

    @Test
    void kafkaClientsVersion_isThatOfTheJar() {
        assertThat(Installation.kafkaClientsVersion()).matches("\\d+\\.\\d+\\.\\d+");
    }
}
