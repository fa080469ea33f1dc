/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems();

    /** The naive oracle: all of them, sorted, cut. */
    @Property(tries = 100)
    void firstProblemsByPlace_areKept_inWhateverOrderTheyCome(@ForAll Random random) {
        List<Integer> lines =
                new ArrayList<>(IntStream.rangeClosed(1, 250).boxed().toList());
        Collections.shuffle(lines, random);
        Problems some = new Problems();
        lines.forEach(line -> some.add(ProblemCode.UNKNOWN_KEY, new Position("f", line, 1), "", ""));
        List<Problem> list = some.list();
        assertThat(list.subList(0, 100))
                .extracting(one -> one.at().line())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
        assertThat(list.get(100)).hasToString("f:101:1: error: and 150 more errors from here on [too-many-problems]");
    }

    @Test
    void warnings_neverDisplaceErrors() {
        for (int line = 1; line <= 500; line++) {
            problems.add(ProblemCode.UNUSED_ROLE, new Position("f", line, 1), "", "");
        }
        assertThat(problems.hasErrors()).isFalse();
        problems.add(ProblemCode.UNKNOWN_KEY, new Position("f", 1000, 1), "", "");
        assertThat(problems.hasErrors()).isTrue();
        assertThat(problems.list()).filteredOn(Problem::isError).hasSize(1);
    }

    @Test
    void longTexts_areCut_andNeverInsideACharacter() {
        String emoji = "a" + "\uD83D\uDE00".repeat(100);
        assertThat(Problems.clip(emoji)).isEqualTo("a" + "\uD83D\uDE00".repeat(59) + "...");
        assertThat(Problems.clip("short")).isEqualTo("short");
    }
}
