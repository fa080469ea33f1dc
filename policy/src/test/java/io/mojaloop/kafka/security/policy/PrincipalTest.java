/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {
    @Test
    void nameMayHoldColons() {
        assertThat(Principal.parse("User:CN=bob,OU=a:b")).contains(new Principal("User", "CN=bob,OU=a:b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "User", "User:", ":alice"})
    void textWithoutTypeOrName_isNone(String text) {
        assertThat(Principal.parse(text)).isEmpty();
    }

    @Test
    void typeWithColon_cannotBe() {
        assertThatThrownBy(() -> new Principal("a:b", "c")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void anyText_isNoneOrItself(@ForAll String text) {
        Principal.parse(text).ifPresent(principal -> assertThat(principal).hasToString(text));
    }
}
