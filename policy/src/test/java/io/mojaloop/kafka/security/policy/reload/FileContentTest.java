/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FileContentTest {
    @Test
    void beginning_isCut() {
        assertThat(content("a\nb").isCutFrom(content("a\nb\nc"))).isTrue();
        assertThat(content("a\nb").isCutFrom(content("a\nb\n \r\n\t"))).isFalse();
        assertThat(content("a").isCutFrom(content("a"))).isFalse();
        assertThat(content("ab").isCutFrom(content("a"))).isFalse();
        assertThat(content("b").isCutFrom(content("ab"))).isFalse();
    }

    @Property
    void cut_isWhatAStringWouldSay(
            @ForAll @StringLength(max = 4) @CharRange(from = 'a', to = 'b') @Chars({' ', '\n'}) String some,
            @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'b') @Chars({' ', '\n'}) String whole) {
        boolean expected =
                whole.startsWith(some) && !whole.substring(some.length()).isBlank();
        assertThat(content(some).isCutFrom(content(whole))).isEqualTo(expected);
    }

    private static FileContent content(String text) {
        return new FileContent(text.getBytes(StandardCharsets.UTF_8), 0, null);
    }

    @Test
    void anotherFile_thatEndsWithAWholeLine_isNoAccident() {
        FileContent whole = of("a\nb\nc\n", "first");
        assertThat(of("a\nb\n", "second").isCutFrom(whole)).isFalse();
        assertThat(of("a\nb\n", "first").isCutFrom(whole)).isTrue();
        assertThat(of("a\nb", "second").isCutFrom(whole)).isTrue();
        String sector = "x".repeat(511) + "\n";
        assertThat(of(sector, "second").isCutFrom(of(sector + "y\n", "first"))).isTrue();
    }

    private static FileContent of(String text, String fileKey) {
        return new FileContent(text.getBytes(StandardCharsets.UTF_8), 0, fileKey);
    }
}
