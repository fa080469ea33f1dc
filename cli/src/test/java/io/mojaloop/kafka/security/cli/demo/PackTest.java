/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.cli.runtime.Installation;
import io.mojaloop.kafka.security.kit.KitException;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    static Pack ofRepository() {
        return Pack.of(new Installation(Optional.of(REPOSITORY)));
    }

    @Test
    void everyTopicOfTheCast_isNamedByThePack() {
        assertThat(ofRepository().topics())
                .contains(Cast.PREPARE, Cast.POSITION, Cast.POSITION_BATCH, Cast.NOTIFICATION, Cast.ADMIN_TRANSFER)
                .contains(Cast.QUOTES)
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.contains("*"));
    }

    @Test
    void everyServiceOfTheCast_hasARole_andTheStrangersHaveNone() {
        Policy policy = ofRepository().policy();

        assertThat(Cast.SERVICES)
                .allSatisfy(name -> assertThat(isBound(policy, name)).as(name).isTrue());
        assertThat(isBound(policy, Cast.OPERATOR)).isTrue();
        assertThat(isBound(policy, Cast.ROGUE)).isFalse();
        assertThat(isBound(policy, Cast.AUDITOR)).isFalse();
    }

    private static boolean isBound(Policy policy, String name) {
        return policy.bindings().stream()
                .anyMatch(binding -> policy.principals(binding.to()).contains(new Principal("User", name)));
    }

    @Test
    void installationWithoutAPack_isNamed(@TempDir Path home) {
        assertThatThrownBy(() -> Pack.of(new Installation(Optional.of(home))))
                .isInstanceOf(KitException.class)
                .hasMessageContaining(home.resolve("policies/mojaloop.yaml").toString());
        assertThatThrownBy(() -> Pack.of(new Installation(Optional.empty())))
                .hasMessageContaining("kafka.security.home");
    }

    @Test
    void packThatIsNotValid_isRefusedWithItsFirstError(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("mojaloop.yaml"), "version: 1\nrolls: {}\n");

        assertThatThrownBy(() -> Pack.read(file))
                .isInstanceOf(KitException.class)
                .hasMessageContaining("mojaloop.yaml:2:1: error");
    }
}
