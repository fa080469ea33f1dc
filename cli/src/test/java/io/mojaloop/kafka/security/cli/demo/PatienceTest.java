/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Expectation REFUSED = Expectation.refusal(TopicAuthorizationException.class);

    @Test
    void until_returnsAsSoonAsItIsAsExpected() throws Exception {
        AtomicInteger attempts = new AtomicInteger();

        String done = new Patience(Duration.ofMinutes(1)).until(Expectation.success("x"), () -> {
            if (attempts.incrementAndGet() < 2) {
                throw new TopicAuthorizationException("not yet");
            }
            return "done";
        });

        assertThat(done).isEqualTo("done");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void until_throwsTheRefusalThatIsExpected() {
        assertThatThrownBy(() -> new Patience(Duration.ofMinutes(1)).until(REFUSED, () -> {
                    throw new TopicAuthorizationException("no");
                }))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void until_pastTheLimit_endsWithWhatHappenedLast() throws Exception {
        assertThat(new Patience(Duration.ZERO).until(REFUSED, () -> "still allowed"))
                .isEqualTo("still allowed");
    }
}
