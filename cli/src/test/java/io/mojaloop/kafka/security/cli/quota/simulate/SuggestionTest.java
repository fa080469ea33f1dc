/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({
        "PRODUCE, 12345678, 12MiB/s",
        "PRODUCE, 12582913, 13MiB/s",
        "FETCH, 1, 1KiB/s",
        "FETCH, 1500, 1.5KiB/s",
        "REQUEST, 41.2, 42%",
        "REQUEST, 0, 0.01%",
        "CONTROLLER_MUTATION, 123, 130/s"
    })
    void limit_isRoundedUp_asAPolicyHasIt(ClientQuotaType type, double amount, String text) {
        assertThat(Suggestion.of(type, amount)).isEqualTo(text);
    }
}
