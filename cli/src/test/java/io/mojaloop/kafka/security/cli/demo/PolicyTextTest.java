/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.Transport;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.policy.document.PolicyReading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyTextTest {
    private final Pack pack = PackTest.ofRepository();

    private static PolicyReading read(PolicyText document) {
        return PolicyReader.read("mojaloop.yaml", document.text().getBytes(StandardCharsets.UTF_8));
    }

    private static Policy valid(PolicyText document) {
        PolicyReading reading = read(document);
        assertThat(reading.problems()).noneMatch(Problem::isError);
        return reading.policy().orElseThrow();
    }

    @Test
    void letting_addsOneRoleAndOneBinding() {
        Policy changed = valid(pack.document().letting("User:auditor", "t", Optional.empty()));

        assertThat(changed.roles()).hasSize(pack.policy().roles().size() + 1).containsKey("demo-reader");
        assertThat(changed.bindings())
                .hasSize(pack.policy().bindings().size() + 1)
                .first()
                .satisfies(binding -> {
                    assertThat(binding.role()).isEqualTo("demo-reader");
                    assertThat(binding.to()).hasToString("[User:auditor]");
                    assertThat(binding.until()).isEmpty();
                });
    }

    @Test
    void letting_withAnEnd_endsThen() {
        Instant end = Instant.parse("2031-02-03T04:05:06.789012345Z");

        Policy changed = valid(pack.document().letting("User:auditor", "t", Optional.of(end)));

        assertThat(changed.bindings().get(0).until()).contains(end);
    }

    @Test
    void monitoring_changesTheModeOnly() {
        Policy changed = valid(pack.document().monitoring());

        assertThat(changed.mode()).isEqualTo(PolicyMode.MONITOR);
        assertThat(changed.guardrails().mode()).isEqualTo(PolicyMode.ENFORCE);
        assertThat(changed.bindings()).hasSameSizeAs(pack.policy().bindings());
    }

    @Test
    void smallFunds_changeOneLimitOfOneTenant() {
        Policy changed = valid(pack.document().withSmallFunds());

        assertThat(changed.quotas().tenants().get(Cast.FUNDS).limits().produceBytesPerSecond())
                .hasValue(128 * 1024);
        assertThat(changed.quotas().tenants())
                .hasSameSizeAs(pack.policy().quotas().tenants());
        assertThat(changed.principals(changed.quotas().tenants().get(Cast.FUNDS).members()))
                .contains(new Principal("User", Cast.CENTRAL_LEDGER));
    }

    @Test
    void withPasswordsOnly_isAValidFile() {
        assertThat(valid(pack.document().withPasswordsOnly()).guardrails().transports())
                .containsExactly(Transport.SASL_SSL);
    }

    @Test
    void misspelt_isRefusedWithPlaceAndSuggestion() {
        PolicyReading reading = read(pack.document().misspelt());

        assertThat(reading.policy()).isEmpty();
        assertThat(reading.problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("unknown-operation");
                    assertThat(problem.text()).isEqualTo("Raed");
                    assertThat(problem.suggestion())
                            .hasValueSatisfying(text -> assertThat(text).contains("Read"));
                });
    }

    @Test
    void packThatLooksDifferent_isSaid() {
        assertThatThrownBy(() -> new PolicyText("version: 1\n").monitoring())
                .isInstanceOf(Unmet.class)
                .hasMessageContaining("policies/mojaloop.yaml", "mode: enforce");
    }
}
