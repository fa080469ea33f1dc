/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AcknowledgedTest {
    private record Answer(long at, int bytes, long latencyNanos) {}

    @Test
    void window_isWhatASortedListOfItsAnswersSays() {
        Random random = new Random(7);
        List<Answer> answers = new ArrayList<>();
        Acknowledged acknowledged = new Acknowledged();
        for (int i = 0; i < 5000; i++) {
            Answer answer = new Answer(
                    (long) (random.nextDouble() * 10e9), 1 + random.nextInt(100), 1000L * random.nextInt(50_000));
            answers.add(answer);
            acknowledged.add(answer.at(), answer.bytes(), answer.latencyNanos());
        }

        Window window = acknowledged.window(3, 7);

        List<Answer> expected = answers.stream()
                .filter(answer -> answer.at() >= 3e9 && answer.at() < 7e9)
                .toList();
        double[] latencies = expected.stream()
                .mapToDouble(answer -> answer.latencyNanos() / 1e6)
                .sorted()
                .toArray();
        assertThat(window.seconds()).isEqualTo(4);
        assertThat(window.recordsPerSecond()).isEqualTo(expected.size() / 4.0);
        assertThat(window.bytesPerSecond())
                .isEqualTo(expected.stream().mapToLong(Answer::bytes).sum() / 4.0);
        assertThat(window.p99Ms()).isCloseTo(latencies[(int) Math.ceil(latencies.length * 0.99) - 1], within(0.001));
        assertThat(window.maxMs()).isEqualTo(latencies[latencies.length - 1]);
    }

    @Test
    void window_inWhichNothingHappened_isEmpty() {
        assertThat(new Acknowledged().window(0, 5)).isEqualTo(new Window(5, 0, 0, 0, 0, 0));
    }
}
