/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTextTest {
    private static Optional<SourceText.Excerpt> excerpt(
            String text, int line, int column, String offending, int width) {
        Problem problem = new Problem(
                Problem.Severity.ERROR, "c", new Position("f", line, column), offending, "m", Optional.empty());
        return SourceText.of(text.getBytes(StandardCharsets.UTF_8)).at(problem, width);
    }

    @Test
    void thePlace_isMeasuredInWhatIsShown() {
        assertThat(excerpt("a: \033\uD83D\uDE00bad x", 1, 6, "bad", 80))
                .contains(new SourceText.Excerpt("a: \\u001b\uD83D\uDE00bad x", 11, 3));
    }

    @Test
    void quotes_belongToThePlace() {
        assertThat(excerpt("a: \"bad\"", 1, 4, "bad", 80)).contains(new SourceText.Excerpt("a: \"bad\"", 3, 5));
    }

    @Test
    void aByteOrderMark_isNoColumn() {
        assertThat(excerpt("\ufeffbad", 1, 1, "bad", 80)).contains(new SourceText.Excerpt("bad", 0, 3));
    }

    @ParameterizedTest
    @CsvSource({"0", "10", "40", "57", "60", "150", "290", "299"})
    void aLongLine_isCutAroundThePlace(int indent) {
        String line = "-".repeat(indent) + "X" + "-".repeat(300 - indent);

        SourceText.Excerpt shown = excerpt(line, 1, indent + 1, "X", 60).orElseThrow();

        assertThat(shown.line().length()).isLessThanOrEqualTo(60);
        assertThat(shown.line().charAt(shown.indent())).isEqualTo('X');
        assertThat(shown.length()).isEqualTo(1);
    }

    @Test
    void aPlaceLongerThanTheWidth_staysInside() {
        SourceText.Excerpt shown =
                excerpt("a: " + "x".repeat(200), 1, 4, "x".repeat(200), 60).orElseThrow();

        assertThat(shown.indent() + shown.length()).isLessThanOrEqualTo(60);
    }

    @Test
    void placesWithoutAnythingToShow_areEmpty() {
        assertThat(excerpt("a", 2, 1, "", 80)).isEmpty();
        assertThat(excerpt("a\n\nb", 2, 1, "", 80)).isEmpty();
        assertThat(excerpt("", 1, 1, "", 80)).isEmpty();
        assertThat(excerpt("ab", 1, 99, "", 80)).contains(new SourceText.Excerpt("ab", 2, 1));
    }
}
