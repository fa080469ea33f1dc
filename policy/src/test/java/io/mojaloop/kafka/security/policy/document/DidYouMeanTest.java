/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
    private static final List<String> KEYS = List.of("topic", "group", "transactionalId", "to", "role", "until");

    @ParameterizedTest
    @CsvSource({
        "Topic, topic",
        "topics, topic",
        "tpoic, topic",
        "transactional-id, transactionalId",
        "transactional_ID, transactionalId",
        "untill, until",
        "TO, to",
        "rol, role",
        "ta, ''",
        "xyzzy, ''",
        "-, ''",
    })
    void closest_isFound_ifItIsClose(String text, String expected) {
        assertThat(DidYouMean.closest(text, KEYS).orElse("")).isEqualTo(expected);
    }

    @Property
    void distance_isAMetric(
            @ForAll @AlphaChars @StringLength(max = 6) String a, @ForAll @AlphaChars @StringLength(max = 6) String b) {
        assertThat(DidYouMean.distance(a, b)).isEqualTo(DidYouMean.distance(b, a));
        assertThat(DidYouMean.distance(a, b) == 0).isEqualTo(a.equals(b));
        assertThat(DidYouMean.distance(a, b)).isLessThanOrEqualTo(Math.max(a.length(), b.length()));
    }
}
