/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LogTextTest {
    @Test
    void ordinaryText_isUnchanged() {
        String text = "User:CN=J\u00fcrgen,OU=a\\,b \uD83D\uDE00 topic-transfer-prepare";
        assertThat(LogText.escape(text)).isEqualTo(text);
    }

    @Test
    void dangerousText_isEscaped() {
        assertThat(LogText.escape("a\nb\r\t\u001b[2J\u007f\u0085\u2028\u2029\u202e\u200b\uFEFF\uD83D"))
                .isEqualTo("a\\u000ab\\u000d\\u0009\\u001b[2J\\u007f\\u0085\\u2028\\u2029\\u202e\\u200b\\ufeff\\ud83d");
        assertThat(LogText.escape("\\u000a \\n \\")).isEqualTo("\\u005cu000a \\n \\");
        assertThat(LogText.escape("\uDB40\uDC41")).isEqualTo("\\udb40\\udc41"); // a tag character: invisible
    }

    @Property(tries = 5000)
    void escapedText_isOneVisibleLine_andTellsTheOriginal(@ForAll("texts") String text) {
        String escaped = LogText.escape(text);
        assertThat(escaped.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.SURROGATE
                                || Character.getType(c) == Character.LINE_SEPARATOR
                                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR))
                .isTrue();
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(escaped)).isTrue();
        assertThat(unescape(escaped)).isEqualTo(text);
    }

    private static String unescape(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.startsWith("\\u", i)) {
                text.append((char) Integer.parseInt(escaped.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                text.append(escaped.charAt(i));
            }
        }
        return text.toString();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20),
                Arbitraries.strings().withChars("\\u0a \n\u202e\uD83D\uDE00").ofMaxLength(12));
    }
}
