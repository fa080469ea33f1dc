/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedTextTest {
    @Test
    void text_thatIsNotTooLong_isTheSame() {
        String text = "t".repeat(BoundedText.MOST_CHARS);
        assertThat(BoundedText.of(text)).isSameAs(text);
    }

    @Test
    void longText_isCut_andToldFromOthersWithTheSameBeginning() {
        String text = "t".repeat(32_766);
        assertThat(BoundedText.of(text + "1"))
                .hasSizeLessThan(256)
                .startsWith("tttt")
                .contains("[32767 chars, sha256 ")
                .isEqualTo(BoundedText.of(text + "1"))
                .isNotEqualTo(BoundedText.of(text + "2"));
    }

    @Test
    void longText_isNotCutInsideACharacter() {
        String cut = BoundedText.of("t" + "\ud83d\ude00".repeat(5_000));
        assertThat(cut.chars().filter(c -> Character.isHighSurrogate((char) c)).count())
                .isEqualTo(cut.chars()
                        .filter(c -> Character.isLowSurrogate((char) c))
                        .count());
    }

    @Test
    void cutText_ofTheWidestCharacters_isNotCutAgain() {
        LineBuffer line = new LineBuffer();
        JsonText.append(BoundedText.of("\ud800".repeat(5_000)), EcsRecord.NAME, line);
        assertThat(new String(line.bytes(), 0, line.length(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("[5000 chars, sha256 ")
                .endsWith("]");
    }
}
