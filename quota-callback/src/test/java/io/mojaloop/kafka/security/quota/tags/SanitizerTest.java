/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SanitizerTest {
    @Property
    void sanitized_anything_isKafkasToTheLetter(@ForAll String name) throws ReflectiveOperationException {
        assertThat(Sanitizer.sanitize(name)).isEqualTo(kafka("sanitize", name));
    }

    @Example
    void sanitized_whatUrlsAndJmxDifferIn_isKafkas() throws ReflectiveOperationException {
        for (String name : List.of("*", "+", " ", "~", "%", "a*b+c d", "-_.", "\uD800", "a\uDC00b", "\uD83D\uDE00")) {
            assertThat(Sanitizer.sanitize(name)).isEqualTo(kafka("sanitize", name));
        }
    }

    @Property
    void desanitized_whatWasSanitized_isTheName(@ForAll String name) throws ReflectiveOperationException {
        String sanitized = Sanitizer.sanitize(name);
        assertThat(sanitized).matches("[A-Za-z0-9._%-]*");
        assertThat(Sanitizer.desanitize(sanitized)).isEqualTo(kafka("desanitize", sanitized));
        if (name.equals(new String(
                name.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8))) {
            assertThat(Sanitizer.desanitize(sanitized)).isEqualTo(name);
        }
    }

    /** The one case in which names do not stay apart; in Kafka neither. */
    @Example
    void sanitized_halfASurrogatePair_isThatOfAQuestionMark() {
        assertThat(Sanitizer.sanitize("\uD800"))
                .isEqualTo(Sanitizer.sanitize("?"))
                .isEqualTo("%3F");
    }

    private static String kafka(String method, String text) throws ReflectiveOperationException {
        Class<?> sanitizer;
        try {
            sanitizer = Class.forName("org.apache.kafka.common.utils.Sanitizer");
        } catch (ClassNotFoundException moved) {
            sanitizer = Class.forName("org.apache.kafka.common.utils.internals.Sanitizer"); // 4.4
        }
        Method of = sanitizer.getMethod(method, String.class);
        return (String) of.invoke(null, text);
    }
}
