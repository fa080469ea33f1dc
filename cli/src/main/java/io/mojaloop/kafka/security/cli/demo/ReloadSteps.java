/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Rights come and go with the file; nothing is restarted, and no tool is run. */
record ReloadSteps(Clients clients, LivePolicy policy) {
    /** Long enough for the change to be seen in effect first. */
    private static final Duration LENT = Duration.ofSeconds(3);

    private static final String READER = Cast.principal(Cast.AUDITOR);
    private static final Expectation ACCEPTED = Expectation.success("accepted");
    private static final Expectation REFUSED = Expectation.refusal(TopicAuthorizationException.class);

    List<Step> steps() {
        return List.of(
                new Step(
                        "reload-grants",
                        "A right is added, live",
                        Pack.FILE + " is replaced by a version that lets " + READER + " read " + Cast.NOTIFICATION
                                + ", which was refused until then",
                        Expectation.success("accepted soon after"),
                        this::grant),
                new Step(
                        "reload-revokes",
                        "A right is taken away, live",
                        Pack.FILE + " is replaced by the version before; " + READER + " reads " + Cast.NOTIFICATION,
                        REFUSED,
                        () -> {
                            policy.putBack();
                            return policy.patience().until(REFUSED, this::read);
                        }),
                new Step(
                        "right-ends",
                        "A right with an end",
                        "the same right, until " + LENT.toSeconds() + " s from now; then nobody touches the file",
                        Expectation.success("accepted, and refused when the time has come"),
                        this::lend));
    }

    private String grant() throws Exception {
        Observation before = Observation.of(this::read);
        if (!REFUSED.isMetBy(before)) {
            throw new Unmet("before the change: " + before.text());
        }
        policy.change(policy.document().letting(READER, Cast.NOTIFICATION, Optional.empty()));
        return policy.timed(ACCEPTED, this::read);
    }

    private String lend() throws Exception {
        Instant end = Instant.now().plus(LENT);
        policy.change(policy.document().letting(READER, Cast.NOTIFICATION, Optional.of(end)));
        policy.patience().until(ACCEPTED, this::read);
        Observation after = Observation.of(() -> policy.patience().until(REFUSED, this::read));
        long lateMs = Duration.between(end, Instant.now()).toMillis();
        policy.putBack();
        if (!REFUSED.isMetBy(after)) {
            throw new Unmet("still accepted: " + after.text());
        }
        if (lateMs < 0) {
            throw new Unmet("accepted, and refused " + -lateMs + " ms too early");
        }
        return "accepted, and refused within " + lateMs + " ms of its end";
    }

    private String read() {
        return clients.read(Cast.credentials(Cast.AUDITOR), Cast.NOTIFICATION, 1);
    }
}
