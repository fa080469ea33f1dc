/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.audit.event.AnyEvent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final int CAP = 249 * JsonText.MOST_BYTES_PER_CHAR;

    @Provide
    Arbitrary<String> texts() {
        return AnyEvent.tortureTexts();
    }

    /** By looking at one character after the other. */
    static String told(String text) {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean high = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            boolean low = Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            if (Character.isSurrogate(c) && !high && !low) {
                told.append(String.format("\\u%04x", (int) c));
            } else if (text.startsWith("\\u", i)) {
                told.append("\\u005c");
            } else {
                told.append(c);
            }
        }
        return told.toString();
    }

    /** The way back. */
    static String original(String told) {
        StringBuilder original = new StringBuilder();
        for (int i = 0; i < told.length(); i++) {
            if (told.startsWith("\\u", i)) {
                original.append((char) Integer.parseInt(told.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                original.append(told.charAt(i));
            }
        }
        return original.toString();
    }

    private static LineBuffer line(String text, int mostBytes) {
        LineBuffer line = new LineBuffer();
        line.append('"');
        JsonText.append(text, mostBytes, line);
        line.append('"');
        return line;
    }

    private static String parsed(String text, int mostBytes) throws Exception {
        LineBuffer line = line(text, mostBytes);
        return JACKSON.readValue(line.bytes(), 0, line.length(), String.class);
    }

    @Property(tries = 5000)
    void shortText_isWhatAParserReads(@ForAll("texts") String text) throws Exception {
        assertThat(parsed(text, 100_000)).isEqualTo(told(text));
        assertThat(parsed(text, CAP)).isEqualTo(text.length() <= 249 ? told(text) : parsed(text, CAP));
    }

    @Property(tries = 5000)
    void shortText_canBeHadBack_soThatNoTwoLookTheSame(@ForAll("texts") String text) throws Exception {
        assertThat(original(parsed(text, 100_000))).isEqualTo(text);
    }

    @Property(tries = 5000)
    void text_hasNoByteOrCharacterThatIsUnsafe(@ForAll("texts") String text) {
        LineBuffer line = line(text, 100_000);
        for (int i = 0; i < line.length(); i++) {
            assertThat(line.bytes()[i] & 0xff).isGreaterThanOrEqualTo(0x20).isNotEqualTo(0x7f);
        }
        assertThat(line.toString().codePoints().filter(UnsafeCharacters::contain))
                .isEmpty();
    }

    @Property(tries = 3000)
    void anyText_fitsAndParses(@ForAll("texts") String unit, @ForAll("repeats") int repeats) throws Exception {
        String text = unit.repeat(repeats);
        LineBuffer line = line(text, 300);
        assertThat(line.length()).isLessThanOrEqualTo(302);
        String parsed = parsed(text, 300);
        if (parsed.equals(told(text))) {
            return;
        }
        assertThat(parsed).matches("(?s).*\\\\u2026\\[" + text.length() + " chars, sha256 [0-9a-f]{16}]");
        String kept = parsed.substring(0, parsed.lastIndexOf("\\u2026["));
        assertThat(told(text)).startsWith(kept);
        assertThat(Character.isHighSurrogate(kept.isEmpty() ? ' ' : kept.charAt(kept.length() - 1)))
                .isFalse();
    }

    @Provide
    Arbitrary<Integer> repeats() {
        return Arbitraries.integers().between(1, 60);
    }

    @Test
    void everyCharacter_isWhatAParserReads() throws Exception {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += 97) {
            shortText_isWhatAParserReads(Character.toString(codePoint));
        }
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String text = "a" + c + "b";
            assertThat(parsed(text, 1000)).isEqualTo(told(text));
        }
    }

    @Test
    void longestTopic_ofWhatTakesMostRoom_isWhole() throws Exception {
        String name = "\ud800".repeat(249);
        assertThat(parsed(name, CAP)).isEqualTo(told(name));
    }

    @Test
    void longNames_thatDifferBehindTheCut_areTold_differently() throws Exception {
        String head = "x".repeat(5000);
        assertThat(parsed(head + "1", CAP)).isNotEqualTo(parsed(head + "2", CAP));
        assertThat(parsed(head + "\ud800", CAP)).isNotEqualTo(parsed(head + "\ud801", CAP));
        assertThat(parsed(head + "1", CAP)).contains("\\u2026[5001 chars, sha256 ");
    }

    @Test
    void shortName_writtenLikeACutOne_isToldDifferently() throws Exception {
        String cut = parsed("x".repeat(5000), CAP);
        assertThat(parsed(cut, 100_000)).isNotEqualTo(cut);
    }

    @Test
    void bidirectionalControls_isolatesAmongThem_areEscaped() {
        for (String hidden : new String[] {
            "\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067",
                    "\u2068",
            "\u2069", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u2028", "\u2029", "\u0085", "\ufffe", "\ufdd0"
        }) {
            assertThat(line(hidden, 100).toString()).isEqualTo(String.format("\"\\u%04x\"", (int) hidden.charAt(0)));
        }
    }
}
