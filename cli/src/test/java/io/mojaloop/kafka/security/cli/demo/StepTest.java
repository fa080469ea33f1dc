/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class StepTest {
    private static StepResult run(Expectation expected, Attempt attempt) {
        return new Step("id", "title", "tried", expected, attempt).run();
    }

    @Test
    void success_whenItGoesThrough_isOk() {
        StepResult result = run(Expectation.success("accepted"), () -> "20 records");

        assertThat(result.ok()).isTrue();
        assertThat(result.expected()).isEqualTo("accepted");
        assertThat(result.happened()).isEqualTo("20 records");
    }

    @Test
    void success_whenRefused_differs() {
        StepResult result = run(Expectation.success("accepted"), () -> {
            throw new TopicAuthorizationException("no");
        });

        assertThat(result.ok()).isFalse();
        assertThat(result.happened()).isEqualTo("TopicAuthorizationException: no");
    }

    @Test
    void refusal_whenItGoesThrough_differs() {
        StepResult result = run(Expectation.refusal(TopicAuthorizationException.class), () -> "written");

        assertThat(result.ok()).isFalse();
        assertThat(result.expected()).isEqualTo("refused with TopicAuthorizationException");
        assertThat(result.happened()).isEqualTo("written");
    }

    @Test
    void refusal_bySomethingElse_differs() {
        assertThat(run(Expectation.refusal(TopicAuthorizationException.class), () -> {
                            throw new TimeoutException("nobody there");
                        })
                        .ok())
                .isFalse();
    }

    @Test
    void refusal_wrappedByAFuture_isSeen() {
        StepResult result = run(Expectation.refusal(TopicAuthorizationException.class), () -> {
            throw new ExecutionException(new TopicAuthorizationException("no"));
        });

        assertThat(result.ok()).isTrue();
        assertThat(result.happened()).isEqualTo("TopicAuthorizationException: no");
    }

    @Test
    void unmet_differs_andSaysOnlyWhatWasFound() {
        StepResult result = run(Expectation.success("sees none"), () -> {
            throw new Unmet("sees 21 topics");
        });

        assertThat(result.ok()).isFalse();
        assertThat(result.happened()).isEqualTo("sees 21 topics");
    }

    @Test
    void happened_isOneLine_withoutControlCharacters() {
        StepResult result = run(Expectation.success("x"), () -> "a\n  b\u001b[31mc");

        assertThat(result.happened()).isEqualTo("a b?[31mc");
    }

    @Test
    void happened_leavesOutTheBrokersDumpOfTheRequest() {
        StepResult result = run(Expectation.refusal(ClusterAuthorizationException.class), () -> {
            throw new ClusterAuthorizationException(
                    "Request Request(processor=0, session=(x is y)) is not authorized.");
        });

        assertThat(result.happened()).isEqualTo("ClusterAuthorizationException: the request is not authorized.");
    }

    @Test
    void happened_isNeverLong() {
        assertThat(run(Expectation.success("x"), () -> "x".repeat(5_000)).happened())
                .hasSize(500)
                .endsWith("…");
    }
}
