/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "PRODUCE, 0, 0 B/s",
        "PRODUCE, 1023, 1023 B/s",
        "FETCH, 1024, 1 KiB/s",
        "FETCH, 10475274, 9.99 MiB/s",
        "PRODUCE, 188743680, 180 MiB/s",
        "PRODUCE, 1.5e15, 1364 TiB/s",
        "REQUEST, 12.5, 12.5%",
        "REQUEST, 100, 100%",
        "CONTROLLER_MUTATION, 0.001, 0/s",
        "CONTROLLER_MUTATION, 10, 10/s"
    })
    void amounts_areRoundedAndHaveUnits(ClientQuotaType type, double amount, String text) {
        assertThat(Amounts.of(type, amount)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, -", "0.2, 1 ms", "999, 999 ms", "1500, 1.5 s"})
    void delays_areShown(double ms, String text) {
        assertThat(Amounts.delay(ms)).isEqualTo(text);
    }
}
