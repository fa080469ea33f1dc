/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySettingsTest {
    private final List<String> problems = new ArrayList<>();

    private PolicySettings of(Map<String, ?> configs) {
        return PolicySettings.of(configs, problems);
    }

    @Test
    void withoutKeys_thereIsNoDocument() {
        assertThat(of(Map.of())).isEqualTo(new PolicySettings(Optional.empty(), Duration.ofSeconds(5)));
        assertThat(problems).isEmpty();
    }

    @Test
    void file_isAbsolute_andBlanksDoNotCount() {
        PolicySettings settings =
                of(Map.of("security.policy.file", " p.yaml ", "security.policy.reload.interval.ms", 100));

        assertThat(settings.file()).contains(Path.of("p.yaml").toAbsolutePath());
        assertThat(settings.reloadInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\0b"})
    void fileThatIsNoPath_isToldWithTheRemedy(String file) {
        assertThat(of(Map.of("security.policy.file", file)).file()).isEmpty();
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("Invalid value '")
                .contains("security.policy.file: Write the path")
                .doesNotContain("\0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "3600001", "-1", "often", "1e4", "99999999999999999999"})
    void intervalOutOfRange_isToldWithTheRange(String interval) {
        of(Map.of("security.policy.reload.interval.ms", interval));

        assertThat(problems)
                .containsExactly(
                        "Invalid value '" + interval
                                + "' for configuration security.policy.reload.interval.ms: Write milliseconds from 100 to 3600000");
    }
}
